"""Parcels, with options in the metadata of plain datasets."""

__version__ = "0.1.0"
