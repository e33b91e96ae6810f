"""Things that come out of boxes."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
