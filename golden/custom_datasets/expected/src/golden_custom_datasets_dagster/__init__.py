"""The Kedro project `golden_custom_datasets` as a Dagster package."""
