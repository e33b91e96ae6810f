"""Tide gauges, read by every kind of function that a node takes."""

__version__ = "0.1.0"
