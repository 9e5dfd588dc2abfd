"""Random hostile input to reading, extraction and checks: ``python -m tests.fuzz --seconds 600``."""
