"""Pipelines of a beekeeper."""
