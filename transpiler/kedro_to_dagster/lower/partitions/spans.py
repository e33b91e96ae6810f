"""Jobs that make partitions of several kinds: which of them a run of the job is about.

A run of a job has one partition. It makes what goes with that: a run for a week makes the days that end in
it, and all shops of each day. So the run is about the longest windows, whatever else there is; keys that
are in no window are made in each run, all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from ...dagster_model.partitions import PartitionVariable
from ...kedro_model.node import Pipeline
from ...literals import exact
from ..names import bound
from ..names.identifiers import safe_identifier
from .crons import window_seconds
from .definitions import Definition
from .partitioning import PartitionedData, Partitioning

# Each holds those before it, but a month does not hold whole weeks.
_SPANS = ("Hourly", "Daily", "Weekly", "Monthly")
_HOUR = 3600.0
_SECONDS = {"Hourly": _HOUR, "Daily": 24 * _HOUR, "Weekly": 168 * _HOUR, "Monthly": 730.5 * _HOUR}


def kinds_of_runs(pipeline: Pipeline, partitioning: Partitioning) -> tuple[PartitionedData, ...]:
    """The kinds of partitions that nodes of the pipeline make one by one, with a dataset of each."""
    by_variable = {
        partitioning.nodes[node.identity].variable: partitioning.nodes[node.identity]
        for node in pipeline.nodes
        if partitioning.runs_in_parts(node) and node.identity not in partitioning.fanned_out
    }
    return tuple(kind for _, kind in sorted(by_variable.items()))


def kind_of_run(
    kinds: Collection[PartitionedData], windows: Mapping[str, PartitionedData]
) -> PartitionedData | None:
    """The kind that a run is about; None if it makes all partitions of all kinds.

    `windows` has the dimension of time of each definition that has one, by the variable of that.
    """
    holding = holding_all(kinds)
    if holding is not None:
        return holding
    timed = [windows.get(kind.variable, kind) for kind in kinds]
    timed = [kind for kind in timed if kind.definition.is_time_window]
    return min(timed, key=lambda kind: (-_length(kind.definition), kind.variable), default=None)


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


def with_windows(partitioning: Partitioning, pipelines: Collection[Pipeline]) -> Partitioning:
    """Define the dimensions of time that runs of jobs over these pipelines are about."""
    windows: dict[str, PartitionedData] = {}
    by_value = {exact(data.definition.value): data for data in partitioning.datasets.values()}
    taken = {variable.name for variable in (*partitioning.definitions, *partitioning.mappings)}
    for _, data in sorted(partitioning.datasets.items()):
        timed = [(name, part) for name, part in data.definition.dimensions if part.is_time_window]
        if not timed or data.variable in windows:
            continue
        name, definition = timed[0]
        known = by_value.get(exact(definition.value))
        if known is None:
            variable = safe_identifier(f"{data.variable}_{name}", bound.PARTITIONS | taken)
            known = replace(data, definition=definition, variable=variable, mappings=())
            by_value[exact(definition.value)] = known
            taken.add(variable)
        windows[data.variable] = known
    runs = [kind_of_run(kinds_of_runs(one, partitioning), windows) for one in pipelines]
    defined = {variable.name for variable in partitioning.definitions}
    more = {
        kind.variable: PartitionVariable(
            name=kind.variable, value=kind.definition.value, imports=kind.definition.imports
        )
        for kind in runs
        if kind is not None and kind.variable not in defined
    }
    definitions = (*partitioning.definitions, *more.values())
    return replace(
        partitioning,
        windows=windows,
        definitions=tuple(sorted(definitions, key=lambda variable: variable.name)),
    )


def _holds(one: Definition, other: Definition) -> bool:
    if other.dimensions:
        return sum(dimension.value == one.value for _, dimension in other.dimensions) == 1
    span, inner = _span(one), _span(other)
    if span is None or inner is None or one.timezone != other.timezone:
        return False
    return _SPANS.index(span) > _SPANS.index(inner)


def _span(definition: Definition) -> str | None:
    name = definition.type.removesuffix("PartitionsDefinition")
    return name if name in _SPANS else None


def _length(definition: Definition) -> float:
    """How long its windows are, about: enough to find the longest ones."""
    span = _span(definition)
    return _SECONDS[span] if span is not None else window_seconds(definition.cron_schedule)
