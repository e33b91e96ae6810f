"""The ledger of the lighthouse, through several views."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
