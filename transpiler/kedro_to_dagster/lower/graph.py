"""Where nodes go: their order, the module that holds each, and which of them become assets."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..model.kedro import Dataset, Node, Pipeline, Project, untranscoded
from .datasets.resources import has_own_io_manager
from .draft import Draft, NodeId

DEFAULT_PIPELINE = "__default__"


def collect(draft: Draft) -> Draft:
    """List every node once, and index datasets and parameters by name."""
    nodes: dict[NodeId, Node] = {}
    for pipeline in draft.project.pipelines:
        if not pipeline.nodes:
            draft.log.add(
                "K2D502", pipeline.name, f"pipeline '{pipeline.name}' has no nodes; it is left out."
            )
        for node in pipeline.nodes:
            nodes.setdefault(node.identity, node)
    return replace(
        draft,
        nodes=in_order(nodes.values()),
        datasets=_datasets(draft.project),
        parameters={each.name: each for each in draft.project.parameters},
    )


def _datasets(project: Project) -> dict[str, Dataset]:
    """Each dataset as the first environment has it that stores it: the graph is made for that."""
    found = {each.name: each for each in project.datasets}
    for environment in project.other_environments:
        for each in environment.datasets:
            if has_own_io_manager(each) and not has_own_io_manager(found[each.name]):
                found[each.name] = each
    return found


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
        read = {untranscoded(each.dataset) for each in node.inputs}
        before = {writer for name in read for writer in writers[name]} - {node.identity}
        waiting_for[node.identity] = before
        for writer in before:
            followers[writer].add(node.identity)
    ready = [(_sort_key(by_id[each]), each) for each, before in waiting_for.items() if not before]
    heapq.heapify(ready)
    ordered: dict[NodeId, Node] = {}
    while ready:
        _, current = heapq.heappop(ready)
        ordered[current] = by_id[current]
        for follower in followers[current]:
            waiting_for[follower].discard(current)
            if not waiting_for[follower]:
                heapq.heappush(ready, (_sort_key(by_id[follower]), follower))
    rest = [node for each, node in by_id.items() if each not in ordered]
    return (*ordered.values(), *rest)


def _sort_key(node: Node) -> tuple[str, str]:
    return node.name, repr(node.identity)


def place(draft: Draft) -> Draft:
    """Choose for each node the pipeline whose module holds its code."""
    containing: defaultdict[NodeId, list[Pipeline]] = defaultdict(list)
    for pipeline in draft.project.pipelines:
        for node in pipeline.nodes:
            if pipeline.name != DEFAULT_PIPELINE:
                containing[node.identity].append(pipeline)
    return replace(
        draft,
        pipeline_of={
            node.identity: _home(node, containing[node.identity], draft.project.package_name)
            for node in draft.nodes
        },
    )


def _home(node: Node, containing: Sequence[Pipeline], package: str) -> str:
    """The pipeline that a reader would look for a node in.

    A node stands in several registered pipelines: at least in its own and in `__default__`. Its own is
    the one whose folder its function comes from; else the smallest. A node of `__default__` alone goes
    by the folder of its function too.
    """
    folder = _folder(node, package)
    names = {each.name for each in containing}
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


def choose_assets(draft: Draft) -> Draft:
    """Choose the nodes that become assets: one for each dataset, and no cycle among them.

    Kedro's pipelines are separate, Dagster's asset graph is one: where two pipelines write the same
    dataset, or one writes what another reads and the other way round, only one can be in the graph.
    """
    writer: dict[str, Node] = {}
    chosen: list[Node] = []
    # What `kedro run` runs when no pipeline is named comes first.
    default = {
        node.identity
        for pipeline in draft.project.pipelines
        if pipeline.name == DEFAULT_PIPELINE
        for node in pipeline.nodes
    }
    for node in sorted(draft.nodes, key=lambda each: each.identity not in default):
        outputs = [untranscoded(each.dataset) for each in node.outputs]
        if not outputs:
            # An asset of nothing: nobody else can be it, and nothing depends on it.
            chosen.append(node)
            continue
        taken = next((name for name in outputs if name in writer), None)
        if taken is not None:
            draft.log.add(
                "K2D301",
                node.name,
                f"dataset '{taken}' is written by {_named(writer[taken], draft)} and "
                f"{_named(node, draft)}; the asset is materialised by the first.",
                hint="The jobs run either node, as Kedro does.",
            )
            continue
        for name in outputs:
            writer[name] = node
        chosen.append(node)
        if _depends_on_itself(node, writer):
            draft.log.add(
                "K2D302",
                node.name,
                f"node '{node.name}' would close a cycle among the assets of several pipelines; "
                "it is in the jobs only.",
            )
            chosen.remove(node)
            for name in outputs:
                del writer[name]
    return replace(draft, asset_nodes=frozenset(node.identity for node in chosen))


def _named(node: Node, draft: Draft) -> str:
    return f"'{node.name}' of pipeline '{draft.pipeline_of[node.identity]}'"


def _depends_on_itself(node: Node, writer: Mapping[str, Node]) -> bool:
    """Whether the way up from a node's inputs leads back to it."""
    seen: set[str] = set()
    open_ = [untranscoded(each.dataset) for each in node.inputs]
    while open_:
        dataset = open_.pop()
        if dataset in seen or dataset not in writer:
            continue
        seen.add(dataset)
        if writer[dataset].identity == node.identity:
            return True
        open_.extend(untranscoded(each.dataset) for each in writer[dataset].inputs)
    return False
