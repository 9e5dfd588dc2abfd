"""State, Party and mass-organisation bodies, each with the unit that it belongs to."""
