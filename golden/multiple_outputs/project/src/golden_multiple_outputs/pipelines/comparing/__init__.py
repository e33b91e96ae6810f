"""Comparison and collection of the measurements."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
