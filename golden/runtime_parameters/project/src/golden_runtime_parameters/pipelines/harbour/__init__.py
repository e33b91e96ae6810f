"""The day of a harbour."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
