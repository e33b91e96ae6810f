"""Folders of which only new files are read."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
