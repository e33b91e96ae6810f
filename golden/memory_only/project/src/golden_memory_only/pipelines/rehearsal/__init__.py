"""From the list of singers to one small plan."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
