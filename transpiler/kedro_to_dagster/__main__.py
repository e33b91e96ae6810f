"""`python -m kedro_to_dagster`."""

from .cli.main import run

run()
