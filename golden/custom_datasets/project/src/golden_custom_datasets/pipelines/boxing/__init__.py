"""Things that go into boxes."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
