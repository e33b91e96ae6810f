"""Clocks wound as assets."""
