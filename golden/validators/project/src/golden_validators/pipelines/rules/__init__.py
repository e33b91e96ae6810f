"""Stamps that show when they were checked."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
