"""What kind of job the nodes of a pipeline make: one of assets, or one that calls them."""

from __future__ import annotations

from dataclasses import dataclass

from ...kedro_model.dagster_yml import FanOut, JobKind
from ...kedro_model.node import NodeId
from ..graph import Graph
from ..partitions.partitioning import PartitionedData, Partitioning
from ..partitions.spans import holding_all, kind_of_run, kinds_of_runs
from ..planned_jobs import PlannedJob


@dataclass(frozen=True, slots=True, kw_only=True)
class JobNodes:
    """How the nodes of a job are run.

    `fanned_out` are called for each fixed partition. A run is of one partition of `of_run`, or makes those
    of `all_at_once`; `kinds` are all that it makes one by one, and whole ones lie in that of the run if it
    `holds_all`.
    """

    is_of_assets: bool
    fanned_out: frozenset[NodeId]
    kinds: tuple[PartitionedData, ...]
    of_run: PartitionedData | None
    holds_all: bool
    all_at_once: PartitionedData | None


def job_nodes(planned: PlannedJob, graph: Graph, partitioning: Partitioning) -> JobNodes:
    """Decide how the nodes of a job are run: as assets wherever that is possible."""
    nodes = {node.identity for node in planned.pipeline.nodes}
    fanned_out = frozenset(
        node
        for node in nodes & partitioning.fanned_out
        if _is_fanned_out(planned, partitioning.nodes[node])
    )
    kinds_made = {
        partitioning.nodes[node].variable: partitioning.nodes[node]
        for node in sorted(nodes & set(partitioning.nodes), key=repr)
        if node in graph.asset_nodes
    }
    definitions = tuple(data for _, data in sorted(kinds_made.items()))
    one = definitions[0] if len(definitions) == 1 else None
    can_be_assets = nodes <= graph.asset_nodes and not fanned_out and len(definitions) <= 1
    asks_for_assets = planned.kind is JobKind.ASSETS
    if asks_for_assets or (can_be_assets and planned.kind is None):
        is_static = one is not None and one.definition.is_static
        return JobNodes(
            is_of_assets=True,
            fanned_out=frozenset(),
            kinds=definitions,
            of_run=None if is_static else one,
            holds_all=len(definitions) <= 1,
            all_at_once=one if is_static else None,
        )
    kinds = kinds_of_runs(planned.pipeline, partitioning)
    return JobNodes(
        is_of_assets=False,
        fanned_out=fanned_out,
        kinds=kinds,
        of_run=kind_of_run(kinds, partitioning.windows),
        holds_all=holding_all(kinds) is not None,
        all_at_once=None,
    )


def _is_fanned_out(planned: PlannedJob, data: PartitionedData) -> bool:
    if planned.partitions is not None:
        return planned.partitions is FanOut.APART
    return not data.is_made_together
