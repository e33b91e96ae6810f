"""A tea tasting, with a look at each step."""

__version__ = "0.1.0"
