"""A lighthouse described by parameters of every shape."""

__version__ = "0.1.0"
