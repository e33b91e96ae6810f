"""Jars of honey that are checked on the shelf and off it."""

__version__ = "0.1.0"
