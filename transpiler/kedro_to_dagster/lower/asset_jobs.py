"""Asset jobs: the assets of the nodes that a job selects."""

from __future__ import annotations

from ..model.jobs import AssetJob
from .draft import Draft, PlannedJob
from .facts import asset_key
from .job_settings import job_settings
from .placing import in_order


def asset_partitions(planned: PlannedJob, draft: Draft) -> tuple[str, ...]:
    """The definitions of partitions of the assets that a job selects; Dagster takes one in a job."""
    nodes = draft.partitioning.nodes
    made = (
        nodes[node.identity]
        for node in planned.pipeline.nodes
        if node.identity in nodes and node.identity in draft.asset_nodes
    )
    return tuple(sorted({each.variable for each in made}))


def asset_job(planned: PlannedJob, partitions: str | None, draft: Draft) -> AssetJob:
    """Make a job of the assets of the selected nodes; report the nodes that have none."""
    keys = []
    for node in in_order(planned.pipeline.nodes):
        if node.identity in draft.asset_nodes:
            keys += [asset_key(output.dataset) for output in node.outputs]
            continue
        draft.log.add(
            "K2D703",
            f"{planned.name} {node.name}",
            f"the asset job '{planned.name}' does not run node '{node.name}', which has no asset.",
            hint="Leave out 'kind: assets' to run it as an op.",
            place=planned.configured.place if planned.configured is not None else None,
        )
    return AssetJob(
        name=draft.names.jobs[planned.name],
        function_name=draft.names.job_functions[planned.name],
        pipeline=planned.pipeline.name,
        keys=tuple(keys),
        selection=planned.selection,
        settings=job_settings(planned, draft),
        partitions=partitions,
    )
