"""Partitions: definitions, mappings between them, and which nodes run for each one."""
