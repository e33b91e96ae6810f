"""A left-luggage office whose shelves are locked."""

__version__ = "0.1.0"
