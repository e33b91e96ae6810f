"""Stalls of the market hall."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
