"""The nursery and what it is told."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
