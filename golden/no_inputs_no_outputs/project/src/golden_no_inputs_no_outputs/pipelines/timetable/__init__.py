"""Nodes without inputs and nodes without outputs."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
