"""The Kedro project `golden_validators` as a Dagster package."""
