"""What is known beforehand: units over time, titles, bodies, document types, indicators."""
