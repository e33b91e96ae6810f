"""A seed bank that keeps every version of its catalogue."""

__version__ = "0.1.0"
