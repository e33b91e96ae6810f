"""Groups where jobs ask for different ones: a node is one asset, and has one group in all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...codes.groups import GROUPS_DIFFER_IN_JOBS
from ...diagnostics import DiagnosticLog
from ...errors import UsageError
from ...kedro_model.dagster_yml import GroupBy
from ...kedro_model.node import Node, NodeId
from ..planned_jobs import PlannedJob
from .choosing import Chosen, choose
from .fitness import Fitness


def choose_for_jobs(
    planned: Sequence[PlannedJob],
    project_wide: GroupBy | None,
    fitness: Fitness,
    log: DiagnosticLog,
) -> tuple[Chosen, ...]:
    """Choose the groups of the nodes of all jobs, each as its job asks; others as the project does.

    Raises:
        UsageError: If jobs that share a node would have it in different groups; else as `choose`.
    """
    rules = list(dict.fromkeys([*(job.group_by for job in planned), project_wide]))
    if len(rules) == 1:
        return () if project_wide is None else choose(project_wide, fitness, log)
    group_of: dict[NodeId, tuple[Chosen, str]] = {}
    groups: dict[tuple[NodeId, ...], Chosen] = {}
    for rule in rules:
        jobs = [job for job in planned if job.group_by == rule]
        nodes = _nodes_of(jobs, fitness)
        if rule == project_wide:
            in_jobs = {node.identity for job in planned for node in job.pipeline.nodes}
            nodes |= {node.identity for node in fitness.graph.nodes} - in_jobs
        for one in _choose(rule, nodes, fitness, log):
            for node in one.nodes:
                other, job = group_of.setdefault(node.identity, (one, _job_with(node, jobs)))
                if other.nodes != one.nodes:
                    raise _conflict(node, job, _job_with(node, jobs))
            if len(one.nodes) > 1:
                groups[tuple(node.identity for node in one.nodes)] = one
    return tuple(groups.values())


def _nodes_of(jobs: Iterable[PlannedJob], fitness: Fitness) -> set[NodeId]:
    return {node.identity for job in jobs for node in job.pipeline.nodes}


def _choose(
    rule: GroupBy | None, nodes: set[NodeId], fitness: Fitness, log: DiagnosticLog
) -> list[Chosen]:
    """The groups among some nodes, single nodes too."""
    graph = fitness.graph
    part_nodes = tuple(node for node in graph.nodes if node.identity in nodes)
    part = replace(graph, nodes=part_nodes, asset_nodes=graph.asset_nodes & nodes)
    several = () if rule is None else choose(rule, replace(fitness, graph=part), log)
    grouped = {node.identity for one in several for node in one.nodes}
    single = [Chosen(nodes=(node,)) for node in part.assets if node.identity not in grouped]
    return [*several, *single]


def _job_with(node: Node, jobs: Iterable[PlannedJob]) -> str:
    names = [
        job.name
        for job in jobs
        if node.identity in {other.identity for other in job.pipeline.nodes}
    ]
    return f"the job '{names[0]}'" if names else "the project"


def _conflict(node: Node, one: str, other: str) -> UsageError:
    return GROUPS_DIFFER_IN_JOBS(one=one, other=other, node=node.name)
