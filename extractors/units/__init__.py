"""Administrative units named in an article, resolved as of its date."""
