"""The emit stage: turns the Dagster model into source text, and decides nothing."""

from .files.copies import CannotRewriteError
from .package import emit

__all__ = ["CannotRewriteError", "emit"]
