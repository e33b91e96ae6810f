"""Loaves that leave the oven tray by tray."""

__version__ = "0.1.0"
