"""Calls a Kedro project's hooks as `kedro run` does: a Kedro run for each Dagster run."""

from .wiring import KedroHooks

__all__ = ["KedroHooks"]
