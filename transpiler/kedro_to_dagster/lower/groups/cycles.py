"""Steps that would wait for each other: the way from a group through another step back to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from ...codes.groups import GROUPS_IN_CYCLE
from ...kedro_model.node import Node, NodeId, untranscoded

# A part of the way: from one node to another, by a dataset.
Hop = tuple[Node, str, Node]


def refuse_cycles(nodes: Iterable[Node], group_of: Mapping[NodeId, str]) -> None:
    """Refuse groups that cannot be run one after the other.

    Raises:
        ProjectError: If there is a cycle; it tells the way.
    """
    cycle = find_cycle(tuple(nodes), group_of)
    if cycle is None:
        return
    first = cycle[0][0]
    raise GROUPS_IN_CYCLE(
        step=group_of.get(first.identity, first.name), way=described(cycle, group_of)
    )


def described(cycle: Sequence[Hop], group_of: Mapping[NodeId, str]) -> str:
    """The way in words, from node to node."""

    def node_text(node: Node) -> str:
        group = group_of.get(node.identity)
        return f"'{node.name}'" if group is None else f"'{node.name}' (step '{group}')"

    way = node_text(cycle[0][0])
    for position, (source, dataset, target) in enumerate(cycle):
        if position and source.identity != cycle[position - 1][2].identity:
            way += f", with {node_text(source)}"
        way += f" → {dataset} → {node_text(target)}"
    return way


def find_cycle(nodes: Sequence[Node], group_of: Mapping[NodeId, str]) -> tuple[Hop, ...] | None:
    """The shortest way from a group through other steps back to it; None if there is none."""
    writers = {untranscoded(output.dataset): node for node in nodes for output in node.outputs}
    hops: defaultdict[str, list[Hop]] = defaultdict(list)

    def step(node: Node) -> str:
        return group_of.get(node.identity, f"\0{node.identity!r}")

    for node in nodes:
        for binding in node.inputs:
            writer = writers.get(untranscoded(binding.dataset))
            if writer is not None and step(writer) != step(node):
                hops[step(writer)].append((writer, untranscoded(binding.dataset), node))
    for group in sorted(set(group_of.values())):
        way = _way_back(group, hops, step)
        if way is not None:
            return way
    return None


def _way_back(
    group: str, hops: Mapping[str, list[Hop]], step: Callable[[Node], str]
) -> tuple[Hop, ...] | None:
    ways: list[tuple[Hop, ...]] = [(hop,) for hop in hops.get(group, ())]
    seen: set[str] = set()
    while ways:
        longer: list[tuple[Hop, ...]] = []
        for way in ways:
            reached = step(way[-1][2])
            if reached == group:
                return way
            if reached not in seen:
                seen.add(reached)
                longer += ((*way, hop) for hop in hops.get(reached, ()))
        ways = longer
    return None
