"""The Kedro project `golden_runtime_parameters` as a Dagster package."""

from .runtime.loading import spare_garbage_collector

spare_garbage_collector()
