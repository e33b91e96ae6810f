"""Voices of birds, recognised in containers."""
