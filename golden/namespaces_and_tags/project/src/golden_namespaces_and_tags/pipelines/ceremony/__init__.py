"""The ceremony at the end of all fairs."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
