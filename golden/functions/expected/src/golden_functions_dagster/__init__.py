"""The Kedro project `golden_functions` as a Dagster package."""
