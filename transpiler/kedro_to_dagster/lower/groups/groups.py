"""Which nodes make one step together, and what that step is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ...codes.groups import GROUP_RUNS_WHOLE
from ...diagnostics import DiagnosticLog
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import Node, NodeId, Pipeline, untranscoded
from ...kedro_model.project import Project
from ...options import Options
from ..graph import Graph, in_order
from ..names.identifiers import safe_identifier, unique_names
from ..names.naming import Names
from ..partitions.partitioning import Partitioning
from ..planned_jobs import PlannedJob
from .choosing import Chosen
from .cycles import refuse_cycles
from .fitness import Fitness, check_passing
from .of_jobs import choose_for_jobs
from .order import level_by_level


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Nodes that are one step, in the order in which it runs them; `name` is that of the step.

    It is at home where its `first` node is. `is_named` tells that it is called after a namespace, a tag
    or what the user calls it. `local` are the datasets that no one outside needs: they are variables and
    no assets.
    """

    name: str
    nodes: tuple[Node, ...]
    is_named: bool
    local: frozenset[str]

    @property
    def first(self) -> Node:
        """The first of its nodes, in an order that does not depend on the other steps of a job."""
        return in_order(self.nodes)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """The groups of more than one node, and the group of each such node."""

    every: tuple[Group, ...] = ()
    _of_nodes: Mapping[NodeId, Group] = field(default_factory=dict)

    def of(self, node: Node) -> Group | None:
        """The group of a node; None where it is a step by itself."""
        return self._of_nodes.get(node.identity)

    def together_with(self, node: Node) -> tuple[Node, ...]:
        """The nodes of a node's step."""
        group = self.of(node)
        return (node,) if group is None else group.nodes

    def variables_around(self, node: Node, names: Names) -> frozenset[str]:
        """The variables of the body that calls a node: those of all datasets in its group."""
        group = self.of(node)
        if group is None:
            return frozenset(names.inputs_of(node).values())
        inputs = {name for other in group.nodes for name in names.inputs_of(other).values()}
        written = {
            names.variable_of(output.dataset) for other in group.nodes for output in other.outputs
        }
        return frozenset(inputs | written)

    def is_local(self, dataset: str) -> bool:
        """Whether a dataset is a variable within a step."""
        plain = untranscoded(dataset)
        return any(plain in group.local for group in self.every)


def lower_groups(
    project: Project,
    options: Options,
    graph: Graph,
    planned: Iterable[PlannedJob],
    datasets: Mapping[str, Dataset],
    names: Names,
    partitioning: Partitioning,
    log: DiagnosticLog,
) -> Groups:
    """Put nodes into groups as the options ask.

    Raises:
        UsageError: If what is asked for does not fit the project.
        ProjectError: If steps would wait for each other.
    """
    planned = tuple(planned)
    if options.group_by is None and all(job.group_by is None for job in planned):
        return Groups()
    fitness = Fitness(
        project=project,
        graph=graph,
        datasets=datasets,
        partitioning=partitioning,
        jobs_of=_jobs_of(planned),
    )
    chosen_groups = choose_for_jobs(planned, options.group_by, fitness, log)
    check_passing(chosen_groups, project, datasets)
    group_names = _names(chosen_groups, graph, names)
    groups = tuple(
        Group(
            name=group_names[number],
            nodes=_as_kedro_runs(one.nodes, planned),
            is_named=one.name is not None,
            local=fitness.local_in(one.nodes),
        )
        for number, one in enumerate(chosen_groups)
    )
    of_nodes = {node.identity: group for group in groups for node in group.nodes}
    result = Groups(every=groups, _of_nodes=of_nodes)
    _report_whole(groups, planned, names, log, has_session=project.has_session)
    refuse_cycles(graph.assets, {node: group.name for node, group in of_nodes.items()})
    return result


def _as_kedro_runs(nodes: tuple[Node, ...], planned: Iterable[PlannedJob]) -> tuple[Node, ...]:
    """The nodes in the order in which Kedro runs them, in the first job that does."""
    for job in planned:
        places = {node.identity: place for place, node in enumerate(job.pipeline.nodes)}
        if all(node.identity in places for node in nodes):
            return tuple(sorted(nodes, key=lambda node: places[node.identity]))
    return nodes


def _report_whole(
    groups: Iterable[Group],
    planned: Iterable[PlannedJob],
    names: Names,
    log: DiagnosticLog,
    *,
    has_session: bool,
) -> None:
    """Tell of the groups that differ from the same nodes in a run of Kedro's."""
    groups = tuple(groups)
    reordered = set().union(*(_reordered(groups, job.pipeline) for job in planned))
    found = [
        group.name
        for group in groups
        if (not has_session and _reads_later(group, names)) or group.name in reordered
    ]
    if found:
        described = ", ".join(f"'{name}'" for name in found)
        log.add(GROUP_RUNS_WHOLE(groups=described), " ".join(found))


def _reads_later(group: Group, names: Names) -> bool:
    """Whether a node other than the first one is the first that reads something from elsewhere."""
    first, *others = group.nodes
    written = {untranscoded(output.dataset) for node in group.nodes for output in node.outputs}
    read = {untranscoded(name) for node in others for name in names.inputs_of(node)}
    return not read <= written | {untranscoded(name) for name in names.inputs_of(first)}


def _reordered(groups: Iterable[Group], pipeline: Pipeline) -> set[str]:
    """The groups that nodes of other steps interrupt in Kedro's run of a pipeline, or else reorder.

    A group is one level of steps where its nodes are several levels to Kedro, so that what comes after it
    may change places.
    """
    inside = {
        node.identity: group for group in groups for node in group.nodes if node in pipeline.nodes
    }
    steps = (
        inside[node.identity].nodes if node.identity in inside else (node,)
        for node in pipeline.nodes
    )
    order = [node.identity for step in level_by_level(steps) for node in step]
    if order == [node.identity for node in pipeline.nodes]:
        return set()
    found = {group.name: group for group in inside.values()}
    interrupted = {name for name, group in found.items() if _is_interrupted(group, pipeline)}
    return interrupted or set(found)


def _is_interrupted(group: Group, pipeline: Pipeline) -> bool:
    """Whether Kedro runs nodes of other steps between the first and the last node of a group."""
    inside = {node.identity for node in group.nodes}
    places = [place for place, node in enumerate(pipeline.nodes) if node.identity in inside]
    return bool(places) and places[-1] - places[0] >= len(places)


def _jobs_of(planned: Iterable[PlannedJob]) -> dict[NodeId, tuple[str, ...]]:
    jobs: dict[NodeId, tuple[str, ...]] = {}
    for job in planned:
        for identity in dict.fromkeys(node.identity for node in job.pipeline.nodes):
            jobs[identity] = (*jobs.get(identity, ()), job.name)
    return jobs


def _names(groups: tuple[Chosen, ...], graph: Graph, names: Names) -> list[str]:
    """A step is called as the user calls it, else after its first node."""
    inside = {node.identity for one in groups for node in one.nodes}
    others = {names.nodes[node.identity] for node in graph.nodes if node.identity not in inside}
    taken = {*names.variables.values(), *names.jobs.values(), *others}
    given_names = {one.name: one.name.replace(".", "__") for one in groups if one.name is not None}
    own = unique_names(given_names, safe_identifier, taken, lambda name: f"{name}_step")
    return [
        names.nodes[in_order(one.nodes)[0].identity] if one.name is None else own[one.name]
        for one in groups
    ]
