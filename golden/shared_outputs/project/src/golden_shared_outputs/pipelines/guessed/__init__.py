"""The forecast that is guessed."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
