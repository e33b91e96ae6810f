"""Carts that are copied in memory, or not."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
