"""The merge of sequences: statements, arguments, elements, lines. It knows nothing of what they are.

An item of the base is found again on either side by its name, by what it means, or by its place between
items that are found again. So each has one fate on each side: it is kept, changed or gone. The order is
that of the new side; what the user has added or moved stands beside its neighbours of before.
"""

from __future__ import annotations

import bisect
import difflib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Node = TypeVar("Node")


@dataclass(frozen=True, slots=True)
class Item(Generic[Node]):
    """One of a sequence.

    Attributes:
        node: What it is.
        meaning: A text that is the same for items that say the same.
        kind: Items of different kinds are never one that was changed.
        name: What names it among the others, if anything does.
    """

    node: Node
    meaning: str
    kind: str
    name: str | None = None


Settle = Callable[[Item[Node] | None, Item[Node] | None, Item[Node] | None], list[Node]]


@dataclass(slots=True)
class _Entry(Generic[Node]):
    """What becomes of one item: its nodes, and where it stands on either side."""

    nodes: list[Node]
    mine: int | None
    new: int | None
    is_moved: bool = False
    is_added: bool = False


def weave(
    base: Sequence[Item[Node]],
    mine: Sequence[Item[Node]],
    new: Sequence[Item[Node]],
    settle: Settle[Node],
) -> list[Node]:
    """Merge two versions of a sequence; `settle` decides what becomes of one item.

    It is given the item in the base and on both sides, None where it is not, and returns the nodes that
    stand for it.
    """
    to_mine, to_new = matches(base, mine), matches(base, new)
    # What both have moved stands where the new side has it.
    moved = (to_mine.keys() - _unmoved(to_mine)) & _unmoved(to_new)
    entries = []
    for at, item in enumerate(base):
        ours, theirs = to_mine.get(at), to_new.get(at)
        nodes = settle(
            item,
            None if ours is None else mine[ours],
            None if theirs is None else new[theirs],
        )
        is_moved = at in moved and theirs is not None
        entries.append(_Entry(nodes=nodes, mine=ours, new=theirs, is_moved=is_moved))
    entries += _added(mine, new, to_mine, to_new, settle)
    return [node for entry in _in_order(entries, len(mine)) for node in entry.nodes]


def _added(
    mine: Sequence[Item[Node]],
    new: Sequence[Item[Node]],
    to_mine: Mapping[int, int],
    to_new: Mapping[int, int],
    settle: Settle[Node],
) -> list[_Entry[Node]]:
    """What only one side has, or both have added."""
    ours = [at for at in range(len(mine)) if at not in set(to_mine.values())]
    theirs = [at for at in range(len(new)) if at not in set(to_new.values())]
    before_mine = _before(to_mine, len(mine))
    before_new = _before(to_new, len(new))
    entries = []
    taken: set[int] = set()
    for at in ours:
        same = next(
            (
                other
                for other in theirs
                if other not in taken
                and mine[at].kind == new[other].kind
                and (
                    mine[at].name == new[other].name
                    if mine[at].name is not None
                    else mine[at].meaning == new[other].meaning
                    and before_mine[at] == before_new[other]
                )
            ),
            None,
        )
        if same is not None:
            taken.add(same)
        nodes = settle(None, mine[at], None if same is None else new[same])
        entries.append(_Entry(nodes=nodes, mine=at, new=same, is_added=True))
    entries += [
        _Entry(nodes=settle(None, None, new[at]), mine=None, new=at, is_added=True)
        for at in theirs
        if at not in taken
    ]
    return entries


def _in_order(entries: list[_Entry[Node]], count: int) -> list[_Entry[Node]]:
    """The order of the new side, with what only the other has beside its neighbours there."""
    placed = sorted(
        (entry for entry in entries if entry.new is not None and not entry.is_moved),
        key=lambda entry: entry.new or 0,
    )
    at_mine = {entry.mine: entry for entry in placed if entry.mine is not None}
    rest = [entry for entry in entries if entry.mine is not None]
    rest = [entry for entry in rest if entry.new is None or entry.is_moved]
    for entry in sorted(rest, key=lambda entry: entry.mine or 0):
        assert entry.mine is not None
        before = next((at for at in range(entry.mine - 1, -1, -1) if at in at_mine), None)
        after = next((at for at in range(entry.mine + 1, count) if at in at_mine), None)
        is_nearer = (
            before is not None
            and after is not None
            and entry.mine - before > 1
            and after - entry.mine == 1
        )
        if before is not None and not is_nearer:
            position = _behind(placed, _index(placed, at_mine[before]) + 1)
        elif after is not None:
            position = _index(placed, at_mine[after])
        else:
            position = len(placed)
        placed.insert(position, entry)
        at_mine[entry.mine] = entry
    return placed


def _behind(placed: list[_Entry[Node]], position: int) -> int:
    """The place behind what the new side has added there, or that of what the user has replaced."""
    while position < len(placed) and placed[position].mine is None:
        position += 1
        if not placed[position - 1].is_added:
            break
    return position


def _index(entries: list[_Entry[Node]], entry: _Entry[Node]) -> int:
    return next(at for at, other in enumerate(entries) if other is entry)


def _unmoved(pairs: Mapping[int, int]) -> set[int]:
    """The largest set of items whose order among each other is the same: what is not in it was moved."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for at in sorted(pairs):
        position = bisect.bisect_left(tails, pairs[at])
        before[at] = ends[position - 1] if position else None
        if position == len(tails):
            tails.append(pairs[at])
            ends.append(at)
        else:
            tails[position], ends[position] = pairs[at], at
    unmoved: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        unmoved.add(last)
        last = before[last]
    return unmoved


def matches(base: Sequence[Item[Node]], other: Sequence[Item[Node]]) -> dict[int, int]:
    """Which item of the other sequence each one of the base is."""
    pairs = _by_name(base, other)
    pairs |= _by_meaning(base, other, pairs)
    return pairs | _by_place(base, other, pairs)


def _by_name(base: Sequence[Item[Node]], other: Sequence[Item[Node]]) -> dict[int, int]:
    counts = [Counter(item.name for item in items) for items in (base, other)]
    there = {item.name: at for at, item in enumerate(other)}
    return {
        at: there[item.name]
        for at, item in enumerate(base)
        if item.name is not None and counts[0][item.name] == counts[1][item.name] == 1
    }


def _by_meaning(
    base: Sequence[Item[Node]], other: Sequence[Item[Node]], pairs: Mapping[int, int]
) -> dict[int, int]:
    ours = [at for at in range(len(base)) if at not in pairs]
    theirs = [at for at in range(len(other)) if at not in set(pairs.values())]
    # What both begin and end with comes first: of equal items, the ones that stand there are meant.
    counterparts: dict[int, int] = {}
    while ours and theirs and base[ours[0]].meaning == other[theirs[0]].meaning:
        counterparts[ours.pop(0)] = theirs.pop(0)
    while ours and theirs and base[ours[-1]].meaning == other[theirs[-1]].meaning:
        counterparts[ours.pop()] = theirs.pop()
    matcher = difflib.SequenceMatcher(
        None,
        [base[at].meaning for at in ours],
        [other[at].meaning for at in theirs],
        autojunk=False,
    )
    return counterparts | {
        ours[block.a + offset]: theirs[block.b + offset]
        for block in matcher.get_matching_blocks()
        for offset in range(block.size)
    }


def _by_place(
    base: Sequence[Item[Node]], other: Sequence[Item[Node]], pairs: Mapping[int, int]
) -> dict[int, int]:
    """Items of one kind that stand after the same neighbour, in their order."""
    before = _before(pairs, len(other))
    waiting: defaultdict[tuple[int | None, str], list[int]] = defaultdict(list)
    base_names = {item.name for item in base}
    for at in range(len(other)):
        # A name that the base does not have is another thing: whether it was renamed, nothing tells.
        if at not in set(pairs.values()) and (
            other[at].name is None or other[at].name in base_names
        ):
            waiting[before[at], other[at].kind].append(at)
    counterparts: dict[int, int] = {}
    last: int | None = None
    for at, item in enumerate(base):
        if at in pairs:
            last = at
            continue
        candidates = waiting[last, item.kind]
        candidates = [place for place in candidates if other[place].name == item.name]
        if candidates:
            counterparts[at] = candidates[0]
            waiting[last, item.kind].remove(candidates[0])
    return counterparts


def _before(pairs: Mapping[int, int], count: int) -> list[int | None]:
    """For each place on the other side the last item of the base before it."""
    back = {there: here for here, there in pairs.items()}
    preceding: list[int | None] = []
    last: int | None = None
    for at in range(count):
        last = back.get(at, last)
        preceding.append(last)
    return preceding
