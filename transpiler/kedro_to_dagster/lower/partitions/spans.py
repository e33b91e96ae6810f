"""Jobs that make partitions of several kinds: which of them a run of the job is about.

A run of a job has one partition. Where the partitions of one kind hold whole ones of all others, as a week
holds its days and a day its shops, a run for one of them makes those that it holds.
"""

from __future__ import annotations

from collections.abc import Collection

from ...kedro_model.node import Pipeline
from .definitions import Definition
from .partitioning import PartitionedData, Partitioning

# Each holds those before it, but a month does not hold whole weeks.
_SPANS = ("Hourly", "Daily", "Weekly", "Monthly")


def kinds_of_runs(pipeline: Pipeline, partitioning: Partitioning) -> tuple[PartitionedData, ...]:
    """The kinds of partitions that nodes of the pipeline make one by one, with a dataset of each."""
    found = {
        partitioning.nodes[node.identity].variable: partitioning.nodes[node.identity]
        for node in pipeline.nodes
        if partitioning.runs_in_parts(node) and node.identity not in partitioning.fanned_out
    }
    return tuple(kind for _, kind in sorted(found.items()))


def holding_all(kinds: Collection[PartitionedData]) -> PartitionedData | None:
    """The kind whose partitions hold whole ones of all the others; None if there is none."""
    spans = {_span(kind.definition) for kind in kinds} - {None}
    if spans > {"Weekly", "Monthly"}:
        # Of what the weeks of a month are made from, some lies outside the month.
        return None
    for kind in kinds:
        if all(_holds(kind.definition, other.definition) for other in kinds if other is not kind):
            return kind
    return None


def _holds(one: Definition, other: Definition) -> bool:
    if other.dimensions:
        return sum(dimension.value == one.value for _, dimension in other.dimensions) == 1
    span, inner = _span(one), _span(other)
    return span is not None and inner is not None and _SPANS.index(span) > _SPANS.index(inner)


def _span(definition: Definition) -> str | None:
    name = definition.type.removesuffix("PartitionsDefinition")
    return name if name in _SPANS else None
