"""An order of work, with nothing passed on."""

__version__ = "0.1.0"
