"""Leaves out the changes that follow from another one: what is told once is enough."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .changes import Action, Area, Change

_NAMED = re.compile(r"\b(?:executors|partitions)\.(\w+)")
_LOGGERS = "config.loggers."


def without_consequences(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes, without those of definitions that come or go because something else uses them."""
    all_changes = tuple(changes)
    used = {name for change in all_changes for name in _used(change)}
    are_partitioned = any(
        change.area is Area.DATASETS and change.attribute == "partitions" for change in all_changes
    )
    validated = {
        change.subject.replace(".", "__")
        for change in all_changes
        if change.area is Area.DATASETS and (change.attribute or "").startswith("validator")
    }
    return tuple(
        change
        for change in all_changes
        if not _follows(change, used)
        and not (are_partitioned and change.area is Area.JOBS and change.attribute == "partitions")
        and not (
            change.area is Area.CHECKS and change.subject.removesuffix("_is_valid") in validated
        )
    )


def _used(change: Change) -> Iterable[str]:
    """The definitions that a change of something else names."""
    if change.area in (Area.NODES, Area.DATASETS, Area.JOBS, Area.SCHEDULES):
        for text in (change.old, change.new):
            yield from _NAMED.findall(text or "")
        attribute = change.attribute or ""
        if attribute.startswith(_LOGGERS):
            yield attribute.removeprefix(_LOGGERS)
        if attribute in ("config", "config.loggers"):
            yield from re.findall(r"'(\w+)'", f"{change.old}{change.new}")


def _follows(change: Change, used: set[str]) -> bool:
    if change.action is Action.CHANGED:
        return False
    if change.area is Area.FUNCTIONS:
        # What stands in `functions.py` comes and goes with the node that calls it.
        return True
    of_others = (Area.EXECUTORS, Area.LOGGERS, Area.PARTITIONS)
    return change.area in of_others and bool({change.subject, change.old} & used)
