"""Words that a program would rather not have as names."""

__version__ = "0.1.0"
