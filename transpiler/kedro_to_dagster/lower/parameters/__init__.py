"""Parameters: one resource with a class for each mapping, and what nodes read from it."""
