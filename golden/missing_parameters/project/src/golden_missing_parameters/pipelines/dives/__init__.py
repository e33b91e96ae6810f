"""Nodes that read what the configuration lacks, and nodes that do without it."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
