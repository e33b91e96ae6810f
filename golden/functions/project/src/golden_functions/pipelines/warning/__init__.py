"""Warnings made of the readings, by functions that have no name."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
