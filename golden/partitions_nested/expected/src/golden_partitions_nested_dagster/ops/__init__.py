"""Ops: one for each node."""
