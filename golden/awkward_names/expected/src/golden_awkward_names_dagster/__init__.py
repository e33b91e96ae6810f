"""The Kedro project `golden_awkward_names` as a Dagster package."""
