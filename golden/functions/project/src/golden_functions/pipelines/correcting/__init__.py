"""Correction of the readings, by functions that have a name."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
