"""Rank the teas that were tasted."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
