"""A lighthouse ledger that is read as a table and as a text."""

__version__ = "0.1.0"
