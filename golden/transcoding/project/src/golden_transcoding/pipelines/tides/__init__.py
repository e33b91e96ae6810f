"""The tides at two places."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
