"""The partitions that a step of a job makes: those that belong to the run's partition.

In a job over weeks, a run for one of them makes its days too, and all the shops of each
day. Windows that cross each other, as weeks and months do, go with the one in which
they end, so that each is made by one run; and what they are made from is made with them.
"""

from collections.abc import Iterator
from typing import Any

import dagster as dg

from .partition_keys import mapped_partitions
from .private import StepContext
from .setup import asset_of_op

# The tag of an op in a job that has one op for each partition.
PARTITION_TAG = "kedro/partition"
# The partitions of each definition; None stands for all, as with fixed and dynamic keys.
_Made = dict["dg.PartitionsDefinition[Any] | None", set[str] | None]


def keys_of_step(
    step: StepContext, definition: "dg.PartitionsDefinition[Any]"
) -> list[str] | None:
    """The partitions of a definition that a step of a job makes; None for all."""
    if PARTITION_TAG in step.op.tags:
        return [step.op.tags[PARTITION_TAG]]
    of_run = step.job_def.partitions_def
    if of_run is None or not step.has_partition_key:
        return None
    key = step.partition_key
    if of_run == definition:
        return [key]
    keys_of_run = _made_by_run(step.job_def, definition, key, step.instance)[definition]
    return None if keys_of_run is None else sorted(keys_of_run)


def _made_by_run(
    job: dg.JobDefinition,
    definition: "dg.PartitionsDefinition[Any]",
    key: str,
    instance: dg.DagsterInstance,
) -> _Made:
    """What a run for a partition makes of the definition, and of those of its assets."""
    of_run = job.partitions_def
    assets = [
        asset_of_op(node.definition.name) for node in job.nodes_in_topological_order
    ]
    partitioned = [
        asset for asset in assets if asset is not None and asset.partitions_def
    ]
    kinds = {definition, *(asset.partitions_def for asset in partitioned)} - {of_run}
    keys_of: _Made = {
        kind: _going_with(kind, of_run, key, instance)
        for kind in kinds
        if kind is not None
    }
    makers = {output: asset for asset in partitioned for output in asset.keys}
    for asset in reversed(partitioned):
        own = {key} if asset.partitions_def == of_run else keys_of[asset.partitions_def]
        for upstream in _read_by(asset, makers) if own else ():
            others = makers[upstream].partitions_def
            already = keys_of.get(others)
            if others is not None and already is not None:
                already.update(
                    _needed(asset, upstream, others, sorted(own or ()), instance)
                )
    return keys_of


def _read_by(
    asset: dg.AssetsDefinition, makers: dict[dg.AssetKey, dg.AssetsDefinition]
) -> Iterator[dg.AssetKey]:
    """What the asset reads of other partitions than its own."""
    for dependencies in asset.asset_deps.values():
        for key in dependencies:
            if key in makers and makers[key].partitions_def != asset.partitions_def:
                yield key


def _needed(
    asset: dg.AssetsDefinition,
    upstream: dg.AssetKey,
    definition: "dg.PartitionsDefinition[Any]",
    keys: list[str],
    instance: dg.DagsterInstance,
) -> set[str]:
    """The partitions of another asset in which the windows or keys of the one lie."""
    own = asset.partitions_def
    mapping = asset.infer_partition_mapping(
        next(iter(asset.keys)), upstream, definition
    )
    if isinstance(mapping, dg.TimeWindowPartitionMapping):
        # Windows further away belong to other runs.
        mapping = dg.TimeWindowPartitionMapping(
            allow_nonexistent_upstream_partitions=True
        )
    elif not isinstance(mapping, dg.MultiToSingleDimensionPartitionMapping):
        return set()
    mapped = mapped_partitions(mapping, definition, own, keys, instance)
    return set(mapped.partitions_subset.get_partition_keys())


def _going_with(
    definition: "dg.PartitionsDefinition[Any]",
    of_run: "dg.PartitionsDefinition[Any] | None",
    key: str,
    instance: dg.DagsterInstance,
) -> set[str] | None:
    """The partitions of a definition that go with that of the run; None if all do."""
    if not isinstance(definition, dg.MultiPartitionsDefinition):
        return _ending_in(definition, of_run, key)
    for dimension in definition.partitions_defs:
        inner = dimension.partitions_def
        keys = {key} if inner == of_run else _ending_in(inner, of_run, key)
        if keys is not None:
            mapping = dg.MultiToSingleDimensionPartitionMapping(dimension.name)
            mapped = mapped_partitions(
                mapping, definition, inner, sorted(keys), instance
            )
            return set(mapped.partitions_subset.get_partition_keys())
    return None


def _ending_in(
    definition: "dg.PartitionsDefinition[Any]",
    of_run: "dg.PartitionsDefinition[Any] | None",
    key: str,
) -> set[str] | None:
    """The windows that end in the one of the run; None where there are no windows.

    What lies before the first window of a run, or after the last one, goes with that: of
    a month that is not whole there is no run.
    """
    windows = dg.TimeWindowPartitionsDefinition
    if not isinstance(definition, windows) or not isinstance(of_run, windows):
        return None
    window = of_run.time_window_for_partition_key(key)
    begin, end = window.start, window.end
    length = end - begin
    if key == of_run.get_first_partition_key():
        begin -= length
    if of_run.end is not None and end + length > of_run.end:
        end += length
    candidates = definition.get_partition_keys_in_time_window(
        dg.TimeWindow(begin - length, end)
    )
    ends = (
        (candidate, definition.end_time_for_partition_key(candidate))
        for candidate in candidates
    )
    return {
        candidate
        for candidate, at in ends
        if begin < at <= end and definition.has_partition_key(candidate)
    }
