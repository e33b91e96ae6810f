"""Bells whose order each ringer may change for himself."""

__version__ = "0.1.0"
