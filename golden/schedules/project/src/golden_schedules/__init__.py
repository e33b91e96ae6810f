"""Clocks that are wound on time."""
