"""Clean, then open, then close."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
