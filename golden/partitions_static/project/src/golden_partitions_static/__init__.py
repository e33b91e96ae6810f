"""A harvest, a file for each field."""

__version__ = "0.1.0"
