"""The order of steps, some of which are several nodes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ...kedro_model.node import Node, NodeId, untranscoded

Step = tuple[Node, ...]


def in_turn(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Put steps, each once, in an order in which they can run; as they come where there is a choice."""
    once: dict[NodeId, Step] = {step[0].identity: step for step in steps}
    if all(len(step) == 1 for step in once.values()):
        return tuple(once.values())
    waiting = _waiting(once)
    followers: defaultdict[NodeId, set[NodeId]] = defaultdict(set)
    for first, before in waiting.items():
        for writer in before:
            followers[writer].add(first)
    places = {first: place for place, first in enumerate(once)}
    ready = sorted((first for first in once if not waiting[first]), key=places.__getitem__)
    ordered: list[Step] = []
    while ready:
        current = ready.pop(0)
        ordered.append(once[current])
        for follower in followers[current]:
            waiting[follower].discard(current)
            if not waiting[follower]:
                ready.append(follower)
        ready.sort(key=places.__getitem__)
    rest = [once[first] for first in once if waiting[first] and once[first] not in ordered]
    return (*ordered, *rest)


def level_by_level(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Steps, each once, as a run of the package has them: as Kedro sorts nodes, each as its first node."""
    once: dict[NodeId, Step] = {step[0].identity: step for step in steps}
    waiting = _waiting(once)
    ordered: dict[NodeId, Step] = {}
    while waiting:
        ready = [first for first, before in waiting.items() if before <= ordered.keys()]
        if not ready:
            break
        for first in sorted(ready, key=lambda first: once[first][0].name):
            ordered[first] = once[first]
            del waiting[first]
    return tuple(ordered.values())


def _waiting(once: Mapping[NodeId, Step]) -> dict[NodeId, set[NodeId]]:
    """The other steps that each step reads from."""
    writers = {
        untranscoded(output.dataset): first
        for first, step in once.items()
        for node in step
        for output in node.outputs
    }
    waiting: dict[NodeId, set[NodeId]] = {}
    for first, step in once.items():
        input_names = {untranscoded(binding.dataset) for node in step for binding in node.inputs}
        waiting[first] = {writers[name] for name in input_names if name in writers} - {first}
    return waiting
