"""The hooks of a Kedro project: they see each Dagster run as a Kedro run."""

from .wiring import KedroHooks

__all__ = ["KedroHooks"]
