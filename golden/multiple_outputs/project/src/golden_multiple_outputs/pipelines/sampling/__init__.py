"""Splitting of the samples and what is measured on the parts."""

from .pipeline import create_pipeline

__all__ = ["create_pipeline"]
