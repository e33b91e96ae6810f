"""Honey by hive, with hooks."""
