"""The Kedro project `golden_transcoding` as a Dagster package."""
