"""Compares what two packages say, and finds the changes."""

from __future__ import annotations

from collections.abc import Iterator

from .changes import Action, Area, Change
from .compare_data import compare_data
from .compare_items import compare_executors, compare_items, compare_jobs
from .compare_parameters import compare_parameters
from .compare_steps import compare_steps
from .consequences import without_consequences
from .elements import in_elements
from .facts import Facts
from .moved_code import with_moved_code
from .renames import find_renames


def compare(old: Facts, new: Facts) -> tuple[Change, ...]:
    """The changes, in the order of their areas; nothing that follows from another one of them."""
    renames = find_renames(old, new)
    changes = [
        *with_moved_code(compare_steps(old, new, renames), old, new),
        *compare_data(old, new, renames),
        *compare_parameters(old, new, renames),
        *compare_jobs(old, new, renames),
        *compare_executors(old, new),
        *compare_items(old, new, renames),
        *_environments(old, new),
    ]
    once = {(change.area, change.said): change for change in reversed(changes)}
    order = list(Area)
    first = without_consequences(list(once.values())[::-1])
    told = [element for change in first for element in in_elements(change)]
    return tuple(sorted(told, key=lambda change: order.index(change.area)))


def _environments(old: Facts, new: Facts) -> Iterator[Change]:
    """Those that come and go; what differs in them follows."""
    sides = {Action.ADDED: (new, old), Action.REMOVED: (old, new)}
    for action, (own, other) in sides.items():
        for name in own.environments:
            if name not in other.environments:
                yield Change(
                    area=Area.ENVIRONMENTS, action=action, subject=name, kind="environment"
                )
