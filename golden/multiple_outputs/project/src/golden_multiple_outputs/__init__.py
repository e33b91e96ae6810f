"""Lake samples, split and bound in every way a node allows."""

__version__ = "0.1.0"
