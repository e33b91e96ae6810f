"""The Kedro project `golden_nested_parameters` as a Dagster package."""
