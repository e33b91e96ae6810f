"""The Kedro project `golden_previews` as a Dagster package."""
