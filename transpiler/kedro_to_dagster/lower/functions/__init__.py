"""Functions that no path leads to: `functions.py`, and how bodies make them again."""
