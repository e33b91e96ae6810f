"""Storing the luggage behind credentials and counting it."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
