"""The Kedro project `golden_namespaces_and_tags` as a Dagster package."""
