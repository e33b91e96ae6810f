"""The upstream partitions of a partition, and Kedro's names for partitions."""

from collections.abc import Sequence
from typing import Any

import dagster as dg


def upstream_keys(
    mapping: dg.PartitionMapping,
    upstream: "dg.PartitionsDefinition[Any]",
    downstream: "dg.PartitionsDefinition[Any] | None" = None,
    key: str | Sequence[str] | None = None,
    instance: dg.DagsterInstance | None = None,
) -> list[str]:
    """The partitions from which, by a mapping, others or a dataset without partitions are made.

    Only an instance knows dynamic partitions.

    Raises:
        DagsterInvariantViolationError: If it would have to be made from what is no
        partition, as Dagster
            says of an asset.
    """
    keys = [key] if isinstance(key, str) else key
    mapped = mapped_partitions(mapping, upstream, downstream, keys, instance)
    missing = sorted(mapped.required_but_nonexistent_subset.get_partition_keys())
    if missing:
        raise dg.DagsterInvariantViolationError(
            f"'{key}' is made from {', '.join(missing)}, of which there are no partitions: begin with "
            "the first that is whole, or declare a mapping that allows it."
        )
    return sorted(mapped.partitions_subset.get_partition_keys())


def mapped_partitions(
    mapping: dg.PartitionMapping,
    upstream: "dg.PartitionsDefinition[Any]",
    downstream: "dg.PartitionsDefinition[Any] | None",
    keys: Sequence[str] | None,
    instance: dg.DagsterInstance | None,
) -> Any:
    """The upstream partitions that Dagster finds by a mapping: existing and missing ones."""
    subset = None
    if downstream is not None and keys is not None:
        subset = downstream.empty_subset().with_partition_keys(keys)
    return mapping.get_upstream_mapped_partitions_result_for_partitions(
        subset, downstream, upstream, dynamic_partitions_store=instance
    )


def partition_id(definition: "dg.PartitionsDefinition[Any]", key: str) -> str:
    """What Kedro calls a partition: the path of its file in the dataset's folder.

    A key of two dimensions is a file in a folder: the folder is the key of that
    dimension whose name comes first in the alphabet.
    """
    if not isinstance(definition, dg.MultiPartitionsDefinition):
        return key
    dimensions = definition.get_partition_key_from_str(key).keys_by_dimension
    return "/".join(dimensions[name] for name in sorted(dimensions))
