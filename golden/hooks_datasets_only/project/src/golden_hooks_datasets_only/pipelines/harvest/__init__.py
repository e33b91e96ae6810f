"""The harvest, from the tree to the bottle."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
