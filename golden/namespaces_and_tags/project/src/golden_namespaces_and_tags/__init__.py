"""A cheese contest judged in the same way at several fairs."""

__version__ = "0.1.0"
