"""Shops of one kind, each with a job of its own."""
