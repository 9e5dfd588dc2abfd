"""The stages in order, the records, the command line."""
