"""The Kedro project `golden_typed_parameters` as a Dagster package."""
