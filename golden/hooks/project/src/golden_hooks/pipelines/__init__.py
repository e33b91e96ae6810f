"""Pipelines of the harvest."""
