"""The Kedro project `golden_shared_outputs` as a Dagster package."""
