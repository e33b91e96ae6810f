"""Which pipeline reads from which: the picture in the README."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from ..model.kedro import Node, is_parameter, untranscoded
from ..model.texts import Edge

# What stands for the datasets that no node writes: the module of their assets.
EXTERNAL = "external"
# A picture with more is no help, and Mermaid draws none of more than 500.
_MOST_EDGES = 60


def lineage(nodes: Iterable[Node], module_of: Callable[[Node], str]) -> tuple[Edge, ...]:
    """The pipelines that read what other ones write, by the modules of their nodes.

    Where there are too many, those that only tell that something from outside is read are left out, and
    then all.
    """
    nodes = tuple(nodes)
    writers: defaultdict[str, set[str]] = defaultdict(set)
    for node in nodes:
        for output in node.outputs:
            writers[untranscoded(output.dataset)].add(module_of(node))
    edges = {
        Edge(source=source, target=module_of(node))
        for node in nodes
        for binding in node.inputs
        if not is_parameter(binding.dataset)
        for source in writers.get(untranscoded(binding.dataset), {EXTERNAL})
        if source != module_of(node)
    }
    if len(edges) > _MOST_EDGES:
        edges = {edge for edge in edges if edge.source != EXTERNAL}
    if len(edges) > _MOST_EDGES or not any(edge.source != EXTERNAL for edge in edges):
        return ()
    return tuple(
        sorted(edges, key=lambda edge: (edge.source != EXTERNAL, edge.source, edge.target))
    )
