"""The Kedro project `golden_generators` as a Dagster package."""
