"""Bird counts of a reserve, a file for each hide and each day."""

__version__ = "0.1.0"
