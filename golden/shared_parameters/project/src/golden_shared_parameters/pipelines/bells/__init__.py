"""Parameters that several nodes read, and that one node reads twice."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
