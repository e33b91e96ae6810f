"""The emit stage: turns the Dagster model into source text, and decides nothing."""

from .package import emit

__all__ = ["emit"]
