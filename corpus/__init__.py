"""Reading and cleaning articles, and the sample articles written for this project."""
