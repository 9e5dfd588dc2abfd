"""Persons who hold or held an office in the Party, the State or a mass organisation."""
