"""Chooses the nodes of each group: by memory datasets, namespaces or tags, or as they are listed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...codes.groups import (
    GROUP_BY_UNKNOWN_NAME,
    GROUP_CUT_BY_JOB,
    GROUP_CUT_BY_JOBS,
    NODE_IN_TWO_GROUPS,
    NODE_OF_TWO_TAGS,
    NODE_UNFIT_FOR_GROUP,
    NODES_APART_IN_JOB,
)
from ...diagnostics import DiagnosticLog
from ...errors import UsageError, near
from ...kedro_model.dagster_yml import GroupBy, GroupedNodes, GroupRule
from ...kedro_model.node import Node, NodeId, is_parameter, untranscoded
from ..graph import in_order

if TYPE_CHECKING:
    from .fitness import Fitness


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The nodes of a group, in the order in which they run, and its name if it has one."""

    nodes: tuple[Node, ...]
    name: str | None = None

    @property
    def described(self) -> str:
        """The names of the nodes."""
        return ", ".join(f"'{node.name}'" for node in self.nodes)


def choose(group_by: GroupBy, fitness: Fitness, log: DiagnosticLog) -> tuple[Chosen, ...]:
    """Choose the groups of more than one node, in the order of their first nodes.

    Raises:
        UsageError: If a name stands for nothing, a node would be in two groups, or a job runs only
            some nodes of a step that is written out.
    """
    if group_by is GroupRule.MEMORY:
        groups = _by_memory(fitness, log)
    elif group_by is GroupRule.NAMESPACE:
        groups = _named_groups(_by_namespace(fitness.graph.nodes), fitness, log)
    elif group_by is GroupRule.TAG:
        groups = _named_groups(_by_tag(fitness.graph.nodes), fitness, log)
    else:
        groups = _listed(group_by, fitness, log)
    positions = {node.identity: place for place, node in enumerate(fitness.graph.nodes)}
    several = [one for one in groups if len(one.nodes) > 1]
    return tuple(sorted(several, key=lambda one: positions[one.nodes[0].identity]))


# By memory -------------------------------------------------------------------------------------


def _by_memory(fitness: Fitness, log: DiagnosticLog) -> list[Chosen]:
    """Nodes that are joined by datasets in memory, whatever else lies between them."""
    joined: defaultdict[NodeId, set[NodeId]] = defaultdict(set)
    writers = fitness.writers()
    reported: set[str] = set()
    for node in fitness.graph.assets:
        for binding in node.inputs:
            plain = untranscoded(binding.dataset)
            if is_parameter(binding.dataset) or plain not in writers:
                continue
            writer = writers[plain]
            if writer.identity == node.identity or not fitness.passes(binding.dataset):
                continue
            if _can_be_joined(writer, node, plain, fitness, log, reported):
                joined[writer.identity].add(node.identity)
                joined[node.identity].add(writer.identity)
    return [Chosen(nodes=in_order(nodes)) for nodes in _components(fitness.graph.assets, joined)]


def _can_be_joined(
    writer: Node,
    reader: Node,
    dataset: str,
    fitness: Fitness,
    log: DiagnosticLog,
    reported: set[str],
) -> bool:
    alone = next((node for node in (writer, reader) if fitness.obstacle(node)), None)
    if alone is not None:
        _report_alone(alone, fitness, log)
        return False
    one, other = (set(fitness.jobs_of.get(node.identity, ())) for node in (writer, reader))
    if one == other:
        return True
    if dataset not in reported:
        reported.add(dataset)
        job = sorted(one ^ other)[0]
        runs = writer if job in one else reader
        log.add(
            NODES_APART_IN_JOB(
                writer=writer.name, reader=reader.name, dataset=dataset, job=job, runs=runs.name
            ),
            f"{writer.name} {reader.name}",
        )
    return False


def _components(nodes: Iterable[Node], joined: dict[NodeId, set[NodeId]]) -> Iterator[list[Node]]:
    by_id = {node.identity: node for node in nodes}
    seen: set[NodeId] = set()
    for identity in by_id:
        if identity in seen:
            continue
        component, waiting = [], [identity]
        seen.add(identity)
        while waiting:
            current = waiting.pop()
            component.append(by_id[current])
            fresh = joined.get(current, set()) - seen
            seen |= fresh
            waiting += fresh
        yield component


# By names --------------------------------------------------------------------------------------


def _by_namespace(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    """Nodes of one top-level namespace, as Kedro's `Pipeline.group_nodes_by` has them."""
    groups: defaultdict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.namespace:
            groups[node.namespace.split(".")[0]].append(node)
    return groups


def _by_tag(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    groups: defaultdict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        if len(node.tags) > 1:
            raise NODE_OF_TWO_TAGS(
                node=node.name, tags=", ".join(sorted(node.tags)), tag=sorted(node.tags)[0]
            )
        for tag in node.tags:
            groups[tag].append(node)
    return groups


def _named_groups(
    groups: dict[str, list[Node]], fitness: Fitness, log: DiagnosticLog
) -> list[Chosen]:
    """A group for each name; several where jobs run some of the nodes only."""
    chosen_groups = []
    for name, nodes in sorted(groups.items()):
        fit = _without_unfit(nodes, fitness, log)
        by_jobs: defaultdict[tuple[str, ...], list[Node]] = defaultdict(list)
        for node in fit:
            by_jobs[fitness.jobs_of.get(node.identity, ())].append(node)
        if len(by_jobs) > 1:
            log.add(GROUP_CUT_BY_JOBS(name=name, parts=_parts(by_jobs)), name)
        parts = sorted(by_jobs.values(), key=lambda part: (-len(part), in_order(part)[0].name))
        for position, part in enumerate(parts):
            chosen_groups.append(Chosen(nodes=in_order(part), name=name if not position else None))
    return chosen_groups


def _parts(by_jobs: dict[tuple[str, ...], list[Node]]) -> str:
    return "; ".join(
        f"{' and '.join(jobs) or 'no job'} with {', '.join(node.name for node in nodes)}"
        for jobs, nodes in sorted(by_jobs.items())
    )


def _without_unfit(nodes: Iterable[Node], fitness: Fitness, log: DiagnosticLog) -> list[Node]:
    fit = []
    for node in nodes:
        if fitness.obstacle(node) is None:
            fit.append(node)
        else:
            _report_alone(node, fitness, log)
    return fit


def _report_alone(node: Node, fitness: Fitness, log: DiagnosticLog) -> None:
    unfit = NODE_UNFIT_FOR_GROUP(node=node.name, obstacle=fitness.obstacle(node))
    if not any(entry.code == unfit.code and entry.subject == node.name for entry in log.entries):
        log.add(unfit, node.name, place=node.place)


# Step by step ----------------------------------------------------------------------------------


def _listed(steps: Iterable[GroupedNodes], fitness: Fitness, log: DiagnosticLog) -> list[Chosen]:
    taken: dict[NodeId, str] = {}
    groups = []
    for step in steps:
        description, nodes = _asked_for(step, fitness.graph.nodes)
        for node in nodes:
            if node.identity in taken:
                raise NODE_IN_TWO_GROUPS(
                    node=node.name, taken=taken[node.identity], said=description
                )
            taken[node.identity] = description
        if step.nodes:
            fit = _without_unfit(nodes, fitness, log)
            _refuse_part(fit, description, fitness)
            groups.append(Chosen(nodes=in_order(fit), name=step.name))
        else:
            groups += _named_groups({str(step.tag or step.namespace): nodes}, fitness, log)
    return groups


def _asked_for(step: GroupedNodes, nodes: Iterable[Node]) -> tuple[str, list[Node]]:
    """The nodes of a step, and how it was asked for."""
    nodes = tuple(nodes)
    if step.tag is not None:
        tags = {tag for node in nodes for tag in node.tags}
        if step.tag not in tags:
            raise _unknown("node with the tag", step.tag, tags)
        return f"'tag:{step.tag}'", [node for node in nodes if step.tag in node.tags]
    if step.namespace is not None:
        namespace = step.namespace
        inside = [node for node in nodes if _is_within(node.namespace, namespace)]
        if not inside:
            spaces = {node.namespace for node in nodes if node.namespace}
            raise _unknown("node in the namespace", namespace, spaces)
        return f"'namespace:{namespace}'", inside
    names = {node.name for node in nodes}
    for name in step.nodes:
        if name not in names:
            raise _unknown("node", name, names)
    listed = [node for node in nodes if node.name in step.nodes]
    return f"the step of {', '.join(step.nodes)}", listed


def _is_within(namespace: str | None, outer: str) -> bool:
    """Kedro's rule in `Pipeline.only_nodes_with_namespaces`."""
    return namespace is not None and f"{namespace}.".startswith(f"{outer}.")


def _unknown(what: str, name: str, known: Iterable[str]) -> UsageError:
    return GROUP_BY_UNKNOWN_NAME(what=what, name=name, hint=near(name, known))


def _refuse_part(nodes: list[Node], description: str, fitness: Fitness) -> None:
    """A step that is written out is run by a job as a whole, or not at all."""
    every = {job for node in nodes for job in fitness.jobs_of.get(node.identity, ())}
    for job in sorted(every):
        inside = [node for node in nodes if job in fitness.jobs_of.get(node.identity, ())]
        if len(inside) < len(nodes):
            outside = next(node for node in nodes if node not in inside)
            raise GROUP_CUT_BY_JOB(
                job=job, inside=inside[0].name, outside=outside.name, said=description
            )
