"""The Kedro project `golden_credentials` as a Dagster package."""
