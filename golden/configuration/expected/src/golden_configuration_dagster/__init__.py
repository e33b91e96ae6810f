"""The Kedro project `golden_configuration` as a Dagster package."""
