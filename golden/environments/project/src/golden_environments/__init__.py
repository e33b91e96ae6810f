"""A bakery that bakes by the environment."""

__version__ = "0.1.0"
