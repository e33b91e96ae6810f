"""Your own definitions: Dagster loads them, and no export touches this folder."""
