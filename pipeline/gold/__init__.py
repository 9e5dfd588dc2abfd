"""Gold: to and from annotation tools, compared between annotators, and set against extractions."""
