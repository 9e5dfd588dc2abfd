"""One package per kind of mention; each a spaCy component usable in any spaCy pipeline."""
