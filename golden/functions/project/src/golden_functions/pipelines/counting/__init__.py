"""Numbers about the readings, by functions of the standard library."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
