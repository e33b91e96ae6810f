"""The Kedro project `golden_versioned_datasets` as a Dagster package."""
