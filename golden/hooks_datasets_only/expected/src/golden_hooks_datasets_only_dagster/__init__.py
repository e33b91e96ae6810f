"""The Kedro project `golden_hooks_datasets_only` as a Dagster package."""

from .runtime.loading import spare_garbage_collector

spare_garbage_collector()
