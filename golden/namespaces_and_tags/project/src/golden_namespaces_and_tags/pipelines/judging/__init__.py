"""Judging of the cheeses of one fair."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
