"""The journalists' pages."""
