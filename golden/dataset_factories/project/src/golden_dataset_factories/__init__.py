"""A market hall whose datasets are declared by patterns."""

__version__ = "0.1.0"
