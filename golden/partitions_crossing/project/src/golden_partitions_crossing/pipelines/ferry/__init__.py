"""From days to weeks, months and pay periods; and letters to answer."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
