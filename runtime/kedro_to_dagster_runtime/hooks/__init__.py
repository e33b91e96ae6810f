"""The hooks of a Kedro project: each Dagster run is a run of Kedro's to them."""

from .wiring import KedroHooks

__all__ = ["KedroHooks"]
