"""Recognises the datasets that are made for Dagster, under all of their names."""

from __future__ import annotations

from typing import Any

from kedro.io.core import DatasetError

from ...kedro_model.dataset import DeclaredPartitions

# What stands for them: the type that loads and saves the data, so that no plugin is needed.
PARTITIONED = "partitions.PartitionedDataset"
NOTHING = "kedro_to_dagster_runtime.nothing.DagsterNothingDataset"
_TYPES = {"DagsterPartitionedDataset": PARTITIONED, "DagsterNothingDataset": NOTHING}
_PACKAGES = ("kedro_to_dagster_runtime", "kedro_dagster")
_MAPPING_KEYS = ("partition_mapping", "partition_mappings")
# What a dataset's metadata may say of partitions.
PARTITION_KEYS = ("partitions", *_MAPPING_KEYS)


def stands_for(type_: Any) -> str | None:
    """The type to use in the place of a dataset type that is made for Dagster; None for all others."""
    path = f"{type_.__module__}.{type_.__qualname__}" if isinstance(type_, type) else type_
    package, _, rest = path.partition(".")
    return _TYPES.get(rest.rpartition(".")[2]) if package in _PACKAGES else None


def take_partitions(dataset: str, config: dict[str, Any]) -> DeclaredPartitions:
    """Take what is said of partitions out of a dataset's configuration.

    Raises:
        DatasetError: If the definition is missing, or the mappings are no mapping.
    """
    mappings: dict[str, Any] = {}
    for key in _MAPPING_KEYS:
        by_dataset = config.pop(key, None) or {}
        if not isinstance(by_dataset, dict):
            raise DatasetError(
                f"'{key}' of '{dataset}' must be a mapping of dataset names, not {by_dataset!r}."
            )
        mappings.update(by_dataset)
    definition = config.pop("partition", None)
    if not definition:
        raise DatasetError(f"'{dataset}' is a DagsterPartitionedDataset and needs a 'partition'.")
    return DeclaredPartitions(definition=definition, mappings=tuple(mappings.items()))
