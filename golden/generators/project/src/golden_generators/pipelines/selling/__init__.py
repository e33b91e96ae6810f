"""Loaves that are sold, cut and ordered."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
