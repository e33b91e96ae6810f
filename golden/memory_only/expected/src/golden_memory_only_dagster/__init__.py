"""The Kedro project `golden_memory_only` as a Dagster package."""
