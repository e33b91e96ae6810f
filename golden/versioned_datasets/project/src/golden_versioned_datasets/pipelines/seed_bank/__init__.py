"""Cataloguing of the seeds and the choice of what to sow."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
