"""Records of the parameters exactly as the nodes got them."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
