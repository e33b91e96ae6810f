"""Which partitions a step of a job makes, and which ones they are made from."""

from collections.abc import Sequence
from typing import Any

import dagster as dg

# The tag of an op in a job that has one op for each partition.
PARTITION_TAG = "kedro/partition"


def keys_of_step(
    step: Any, definition: "dg.PartitionsDefinition[Any]"
) -> list[str] | None:
    """The partitions of a definition that a step of a job makes; None for all.

    In a job over other partitions, a run for one of them makes all those that it holds:
    for a week its days, for a day all of its shops.
    """
    if PARTITION_TAG in step.op.tags:
        return [step.op.tags[PARTITION_TAG]]
    of_run = step.job_def.partitions_def
    if of_run is None or not step.has_partition_key:
        return None
    key: str = step.partition_key
    return (
        [key] if of_run == definition else _held(definition, of_run, key, step.instance)
    )


def _held(
    definition: "dg.PartitionsDefinition[Any]",
    holding: "dg.PartitionsDefinition[Any]",
    key: str,
    instance: dg.DagsterInstance,
) -> list[str] | None:
    """The partitions within a partition of another definition; None if they do not fit in one."""
    mapping: dg.PartitionMapping
    if isinstance(definition, dg.MultiPartitionsDefinition):
        if holding not in [each.partitions_def for each in definition.partitions_defs]:
            return None
        mapping = dg.MultiToSingleDimensionPartitionMapping()
    else:
        windows = dg.TimeWindowPartitionsDefinition
        if not isinstance(definition, windows) or not isinstance(holding, windows):
            return None
        mapping = dg.TimeWindowPartitionMapping()
    found = _mapped(mapping, definition, holding, [key], instance)
    return sorted(found.partitions_subset.get_partition_keys())


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
    found = _mapped(mapping, upstream, downstream, keys, instance)
    missing = sorted(found.required_but_nonexistent_subset.get_partition_keys())
    if missing:
        raise dg.DagsterInvariantViolationError(
            f"'{key}' is made from {', '.join(missing)}, of which there are no partitions: begin with "
            "the first that is whole, or declare a mapping that allows it."
        )
    return sorted(found.partitions_subset.get_partition_keys())


def _mapped(
    mapping: dg.PartitionMapping,
    upstream: "dg.PartitionsDefinition[Any]",
    downstream: "dg.PartitionsDefinition[Any] | None",
    keys: Sequence[str] | None,
    instance: dg.DagsterInstance | None,
) -> Any:
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
