"""Folders that are read and written file by file."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
