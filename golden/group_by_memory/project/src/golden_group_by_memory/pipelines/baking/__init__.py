"""From flour to loaves."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
