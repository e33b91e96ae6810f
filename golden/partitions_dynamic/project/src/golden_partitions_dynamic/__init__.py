"""Letters, whenever one arrives."""

__version__ = "0.1.0"
