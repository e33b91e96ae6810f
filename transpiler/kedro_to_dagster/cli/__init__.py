"""The command line: `kedro-to-dagster`, and `kedro to-dagster` inside a project."""
