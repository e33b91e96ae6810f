"""Tides, a file for each day."""

__version__ = "0.1.0"
