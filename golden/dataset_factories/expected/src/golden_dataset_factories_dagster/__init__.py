"""The Kedro project `golden_dataset_factories` as a Dagster package."""
