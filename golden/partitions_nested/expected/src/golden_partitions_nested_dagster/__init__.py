"""The Kedro project `golden_partitions_nested` as a Dagster package."""

from .runtime.loading import spare_garbage_collector

spare_garbage_collector()
