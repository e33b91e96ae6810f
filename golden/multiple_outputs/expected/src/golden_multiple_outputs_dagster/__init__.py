"""The Kedro project `golden_multiple_outputs` as a Dagster package."""

from .runtime.loading import spare_garbage_collector

spare_garbage_collector()
