"""Trays that are baked one after the other."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
