"""The public face of cchc."""
