"""Things of a museum, each in a box of its own kind."""

__version__ = "0.1.0"
