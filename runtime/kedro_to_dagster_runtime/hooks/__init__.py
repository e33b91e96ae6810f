"""Calls the hooks of a Kedro project as `kedro run` does: one Kedro run for each Dagster run."""

from .io_managers import KedroDatasetIOManager, MemoryDatasetIOManager
from .wiring import KedroHooks

__all__ = ["KedroDatasetIOManager", "KedroHooks", "MemoryDatasetIOManager"]
