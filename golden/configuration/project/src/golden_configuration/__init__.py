"""A plant nursery that is all configuration."""

__version__ = "0.1.0"
