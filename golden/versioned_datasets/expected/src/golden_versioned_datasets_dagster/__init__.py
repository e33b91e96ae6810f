"""The Kedro project `golden_versioned_datasets` as a Dagster package."""

from .runtime.loading import spare_garbage_collector

spare_garbage_collector()
