"""The hooks of a Kedro project: to them, each Dagster run is a run of Kedro."""

from .wiring import KedroHooks

__all__ = ["KedroHooks"]
