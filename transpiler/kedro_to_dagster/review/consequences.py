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
    renamed_nodes = {
        (change.old, change.new) for change in all_changes if _renames(change, Area.NODES)
    }
    namespaces = {name for change in all_changes for name in _namespaces(change)}
    return tuple(
        change
        for change in all_changes
        if not _follows(change, used)
        # The asset of a node without outputs is called after it.
        and not (_renames(change, Area.DATASETS) and (change.old, change.new) in renamed_nodes)
        and not (change.attribute == "group" and _groups(change) & namespaces)
        and not (are_partitioned and change.area is Area.JOBS and change.attribute == "partitions")
        and not (
            change.area is Area.CHECKS and change.subject.removesuffix("_is_valid") in validated
        )
    )


def _renames(change: Change, area: Area) -> bool:
    return change.area is area and change.action is Action.RENAMED


def _namespaces(change: Change) -> set[str]:
    """The namespaces that a renamed node was in, and is in; a group of assets is called after them."""
    if not _renames(change, Area.NODES):
        return set()
    names = (change.old or "", change.new or "")
    before, after = (name.rpartition(".")[0] for name in names)
    return set() if before == after else {before, after} - {""}


def _groups(change: Change) -> set[str]:
    return {text.strip("'").replace("/", ".") for text in (change.old, change.new) if text}


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
