"""Schedules of jobs with partitions: which partitions a tick requests."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import dagster as dg


def newest_partitions(
    definition: "dg.PartitionsDefinition[Any]",
    tags: Mapping[str, str] | None = None,
    run_config: Mapping[str, object] | None = None,
) -> Callable[[dg.ScheduleEvaluationContext], Iterator[dg.RunRequest | dg.SkipReason]]:
    """What a schedule requests at a tick: a run for each of the newest partitions.

    Of time windows this is the last one that has ended; of two dimensions, all that are
    of the last time window; of other definitions it is every partition.
    """

    def requests(
        context: dg.ScheduleEvaluationContext,
    ) -> Iterator[dg.RunRequest | dg.SkipReason]:
        keys = _newest(definition, context)
        for key in keys:
            yield dg.RunRequest(
                key, partition_key=key, tags=tags, run_config=run_config
            )
        if not keys:
            yield dg.SkipReason("There is no partition yet.")

    return requests


def _newest(
    definition: "dg.PartitionsDefinition[Any]", context: dg.ScheduleEvaluationContext
) -> Sequence[str]:
    now = context.scheduled_execution_time
    if isinstance(definition, dg.TimeWindowPartitionsDefinition):
        return definition.get_partition_keys(current_time=now)[-1:]
    keys = definition.get_partition_keys(
        current_time=now, dynamic_partitions_store=context.instance
    )
    if not isinstance(definition, dg.MultiPartitionsDefinition):
        return keys
    last = {
        part.name: part.partitions_def.get_partition_keys(current_time=now)[-1:]
        for part in definition.partitions_defs
        if isinstance(part.partitions_def, dg.TimeWindowPartitionsDefinition)
    }
    return [
        key
        for key in keys
        if all(
            definition.get_partition_key_from_str(key).keys_by_dimension[name] in newest
            for name, newest in last.items()
        )
    ]
