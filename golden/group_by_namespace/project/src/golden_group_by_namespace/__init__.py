"""A choir rehearsal planned entirely in memory."""

__version__ = "0.1.0"
