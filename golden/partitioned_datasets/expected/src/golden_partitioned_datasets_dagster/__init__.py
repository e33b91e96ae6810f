"""The Kedro project `golden_partitioned_datasets` as a Dagster package."""
