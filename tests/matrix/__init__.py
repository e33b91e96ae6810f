"""Runs the golden cases with other versions of Python, Kedro and Dagster."""
