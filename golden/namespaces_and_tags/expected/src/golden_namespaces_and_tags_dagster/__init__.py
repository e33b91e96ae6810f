"""The Kedro project `golden_namespaces_and_tags` as a Dagster package."""

from .runtime.loading import spare_garbage_collector

spare_garbage_collector()
