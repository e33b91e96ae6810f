"""Passengers of a ferry, by day, week, month and pay period."""

__version__ = "0.1.0"
