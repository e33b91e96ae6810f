"""A greenhouse whose parameters are objects."""

__version__ = "0.1.0"
