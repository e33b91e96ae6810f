"""Clocks that Dagster knows more about."""
