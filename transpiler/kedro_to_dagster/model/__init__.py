"""The two frozen models: what the Kedro project says, and what the Dagster package will say."""
