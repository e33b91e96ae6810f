"""The graph of nodes: their order, the pipeline that each is at home in, and which become assets."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from ..codes.datasets import CYCLE_OF_ASSETS, DATASET_OF_SEVERAL_NODES
from ..codes.nodes import PIPELINE_EMPTY
from ..diagnostics import DiagnosticLog
from ..kedro_model.node import Node, NodeId, Pipeline, untranscoded
from ..kedro_model.project import Project

DEFAULT_PIPELINE = "__default__"


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Every node once, in an order in which they can run.

    `pipeline_of` has the pipeline whose module holds a node's code; `asset_nodes` are those that become
    assets, and the others become ops.
    """

    nodes: tuple[Node, ...]
    pipeline_of: Mapping[NodeId, str]
    asset_nodes: frozenset[NodeId]

    @property
    def assets(self) -> tuple[Node, ...]:
        """The nodes that become assets, in order."""
        return tuple(node for node in self.nodes if node.identity in self.asset_nodes)

    @property
    def ops(self) -> tuple[Node, ...]:
        """The nodes that become ops, in order."""
        return tuple(node for node in self.nodes if node.identity not in self.asset_nodes)


def lower_graph(project: Project, log: DiagnosticLog) -> Graph:
    """Order the nodes, and choose for each its module and whether it is an asset."""
    nodes = _nodes(project.pipelines, log)
    pipeline_of = _homes(nodes, project)
    return Graph(
        nodes=nodes,
        pipeline_of=pipeline_of,
        asset_nodes=_asset_nodes(nodes, project.pipelines, pipeline_of, log),
    )


def _nodes(pipelines: Iterable[Pipeline], log: DiagnosticLog) -> tuple[Node, ...]:
    nodes: dict[NodeId, Node] = {}
    for pipeline in pipelines:
        if not pipeline.nodes:
            log.add(PIPELINE_EMPTY(pipeline=pipeline.name), pipeline.name)
        for node in pipeline.nodes:
            nodes.setdefault(node.identity, node)
    return in_order(nodes.values())


def in_order(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Put nodes in an order in which they can run, alphabetical wherever there is a choice.

    Unlike an order by layers, it moves few nodes when one is added. Nodes of a cycle, which the nodes
    of several pipelines together may have, come last.
    """
    by_id = {node.identity: node for node in sorted(nodes, key=_sort_key)}
    writers: defaultdict[str, list[NodeId]] = defaultdict(list)
    for node in by_id.values():
        for output in node.outputs:
            writers[untranscoded(output.dataset)].append(node.identity)
    waiting_for: dict[NodeId, set[NodeId]] = {}
    followers: defaultdict[NodeId, set[NodeId]] = defaultdict(set)
    for node in by_id.values():
        input_names = {untranscoded(binding.dataset) for binding in node.inputs}
        before = {writer for name in input_names for writer in writers[name]} - {node.identity}
        waiting_for[node.identity] = before
        for writer in before:
            followers[writer].add(node.identity)
    ready = [
        (_sort_key(by_id[identity]), identity)
        for identity, before in waiting_for.items()
        if not before
    ]
    heapq.heapify(ready)
    ordered: dict[NodeId, Node] = {}
    while ready:
        _, current = heapq.heappop(ready)
        ordered[current] = by_id[current]
        for follower in followers[current]:
            waiting_for[follower].discard(current)
            if not waiting_for[follower]:
                heapq.heappush(ready, (_sort_key(by_id[follower]), follower))
    rest = [node for identity, node in by_id.items() if identity not in ordered]
    return (*ordered.values(), *rest)


def _sort_key(node: Node) -> tuple[str, str]:
    return node.name, repr(node.identity)


def _homes(nodes: Iterable[Node], project: Project) -> dict[NodeId, str]:
    """The pipeline whose module holds the code of each node."""
    containing: defaultdict[NodeId, list[Pipeline]] = defaultdict(list)
    for pipeline in project.pipelines:
        for node in pipeline.nodes:
            if pipeline.name != DEFAULT_PIPELINE:
                containing[node.identity].append(pipeline)
    return {
        node.identity: _home(node, containing[node.identity], project.package_name)
        for node in nodes
    }


def _home(node: Node, containing: Sequence[Pipeline], package: str) -> str:
    """The pipeline that a reader would look for a node in.

    A node stands in several registered pipelines: at least in its own and in `__default__`. Its own is
    the one whose folder its function comes from; else the smallest. A node of `__default__` alone goes
    by the folder of its function too.
    """
    folder = _folder(node, package)
    names = {pipeline.name for pipeline in containing}
    if folder in names or (not containing and folder is not None):
        return str(folder)
    if containing:
        return min(containing, key=_size).name
    return DEFAULT_PIPELINE


def _size(pipeline: Pipeline) -> tuple[int, str]:
    return len(pipeline.nodes), pipeline.name


def _folder(node: Node, package: str) -> str | None:
    """Name of the folder below the project's `pipelines` package that the function comes from."""
    prefix = f"{package}.pipelines."
    if not node.function.module.startswith(prefix):
        return None
    return node.function.module.removeprefix(prefix).split(".")[0]


def _asset_nodes(
    nodes: Iterable[Node],
    pipelines: Iterable[Pipeline],
    pipeline_of: Mapping[NodeId, str],
    log: DiagnosticLog,
) -> frozenset[NodeId]:
    """Choose the nodes that become assets: one for each dataset, and no cycle among them.

    Kedro's pipelines are separate, Dagster's asset graph is one: where two pipelines write the same
    dataset, or one writes what another reads and the other way round, only one can be in the graph.
    """

    def described(node: Node) -> str:
        return f"'{node.name}' of pipeline '{pipeline_of[node.identity]}'"

    nodes = tuple(nodes)
    may_close_cycle = _has_cycle(nodes)
    writer: dict[str, Node] = {}
    asset_nodes: set[NodeId] = set()
    for node in _default_first(nodes, pipelines):
        outputs = [untranscoded(binding.dataset) for binding in node.outputs]
        if not outputs:
            # An asset of nothing: nobody else can be it, and nothing depends on it.
            asset_nodes.add(node.identity)
            continue
        taken = next((name for name in outputs if name in writer), None)
        if taken is not None:
            log.add(
                DATASET_OF_SEVERAL_NODES(
                    taken=taken, writer=described(writer[taken]), other=described(node)
                ),
                node.name,
            )
            continue
        for name in outputs:
            writer[name] = node
        if may_close_cycle and _depends_on_itself(node, writer):
            log.add(CYCLE_OF_ASSETS(node=node.name), node.name)
            for name in outputs:
                del writer[name]
            continue
        asset_nodes.add(node.identity)
    return frozenset(asset_nodes)


def _default_first(nodes: Iterable[Node], pipelines: Iterable[Pipeline]) -> list[Node]:
    """The nodes with those first that `kedro run` runs when no pipeline is named."""
    default = {
        node.identity
        for pipeline in pipelines
        if pipeline.name == DEFAULT_PIPELINE
        for node in pipeline.nodes
    }
    return sorted(nodes, key=lambda node: node.identity not in default)


def _has_cycle(nodes: Iterable[Node]) -> bool:
    """Whether the nodes of all pipelines together have a cycle, which few projects have."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for node in nodes:
        inputs = [untranscoded(binding.dataset) for binding in node.inputs]
        for binding in node.outputs:
            sorter.add(untranscoded(binding.dataset), *inputs)
    try:
        sorter.prepare()
    except CycleError:
        return True
    return False


def _depends_on_itself(node: Node, writer: Mapping[str, Node]) -> bool:
    """Whether the way up from a node's inputs leads back to it."""
    seen: set[str] = set()
    waiting = [untranscoded(binding.dataset) for binding in node.inputs]
    while waiting:
        dataset = waiting.pop()
        if dataset in seen or dataset not in writer:
            continue
        seen.add(dataset)
        if writer[dataset].identity == node.identity:
            return True
        waiting.extend(untranscoded(binding.dataset) for binding in writer[dataset].inputs)
    return False
