"""The Kedro project `golden_multiple_outputs` as a Dagster package."""
