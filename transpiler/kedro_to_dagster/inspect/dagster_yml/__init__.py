"""The project's `dagster.yml`."""
