"""Leaves out the changes that follow from another one: what is told once is enough."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .changes import Action, Area, Change

_NAMED = re.compile(r"\b(?:executors|partitions)\.(\w+)")
_VARIABLE = re.compile(r"(?:executors|partitions)\.(\w+)")
# What others name.
_OF_OTHERS = (Area.EXECUTORS, Area.LOGGERS, Area.PARTITIONS)
_DEFAULT_EXECUTOR = "default executor"
_ADDING = "add_new_partitions("
_KEY_PREFIX = "asset_key_prefix"


def without_consequences(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes, without those of definitions that come or go because something else uses them.

    What uses them says how they are defined.
    """
    all_changes = tuple(changes)
    known = _Known(all_changes)
    return tuple(known.told(change) for change in all_changes if not known.follows(change))


class _Known:
    """What there is to follow from."""

    def __init__(self, changes: tuple[Change, ...]) -> None:
        self._renamed = {
            area: {
                (str(change.old), str(change.new)) for change in changes if _renames(change, area)
            }
            for area in Area
        }
        self._used = {
            name for change in changes if not self._is_of_rename(change) for name in _used(change)
        }
        self._details = {change.subject: change.detail for change in changes if _comes(change)}
        self._namespaces = {name for change in changes for name in _namespaces(change)}
        of_data = [change for change in changes if change.area is Area.DATASETS]
        self._are_partitioned = any(change.attribute == "partitions" for change in of_data)
        self._other_kinds = {
            change.subject
            for change in changes
            if change.area is Area.JOBS and change.attribute == "kind"
        }
        self._has_other_prefix = any(
            change.area is Area.PROJECT and change.attribute == _KEY_PREFIX for change in changes
        )
        self._validated = {
            change.subject.replace(".", "__")
            for change in of_data
            if (change.attribute or "").startswith("validator")
        }
        self._moved = {
            change.subject
            for change in changes
            if change.area is Area.NODES and change.attribute == "pipeline"
        }
        self._levels = {
            (change.subject, change.old, change.new)
            for change in changes
            if change.area is Area.LOGGERS and change.attribute == "level"
        }

    def follows(self, change: Change) -> bool:
        """Whether a change follows from another one."""
        attribute = change.attribute or ""
        pair = (str(change.old), str(change.new))
        if change.area is Area.NODES:
            is_policy = attribute == "backfill_policy" and self._are_partitioned
            return is_policy or self._is_of_pipeline(change) or self._is_of_namespace(change)
        if change.area is Area.DATASETS:
            # The asset of a node without outputs is called after it.
            is_task = _renames(change, Area.DATASETS) and pair in self._renamed[Area.NODES]
            is_key = attribute == "key" and self._has_other_prefix
            return is_task or is_key or self._is_of_namespace(change)
        if change.area is Area.JOBS:
            is_moved = attribute == "makes" and {change.old, change.new} & self._moved
            is_partitioned = attribute == "partitions" and (
                # A job of ops says which partitions it has, one of assets has theirs.
                self._are_partitioned or change.subject in self._other_kinds
            )
            return bool(is_moved) or is_partitioned or self._is_of_rename(change)
        if change.area is Area.CHECKS:
            return change.subject.removesuffix("_is_valid") in self._validated
        if change.area is Area.LOGGERS and attribute.endswith(".level"):
            return (change.subject, change.old, change.new) in self._levels
        if change.area in (Area.SCHEDULES, Area.SENSORS) or change.kind == _DEFAULT_EXECUTOR:
            # A schedule of partitions asks for those of its job, a sensor adds to those of its dataset.
            is_partitioned = self._are_partitioned and _ADDING in f"{change.old}{change.new}"
            is_asked_for = attribute == "execution_fn" or is_partitioned
            return is_asked_for or self._is_of_rename(change)
        return self._is_used(change) or self._is_of_pipeline(change)

    def told(self, change: Change) -> Change:
        """The change in the words of the project, with what it brings along."""
        is_new = change.old is None or change.kind == _DEFAULT_EXECUTOR
        is_new = is_new or change.attribute == "partitions"
        if change.detail is None and is_new and change.new is not None:
            details = filter(None, (self._details.get(name) for name in _used(change)))
            change = replace(change, detail=next(details, None))
        old, new = (
            _VARIABLE.sub(r"\1", text) if text and _VARIABLE.fullmatch(text) else text
            for text in (change.old, change.new)
        )
        return replace(change, old=old, new=new)

    def _is_of_pipeline(self, change: Change) -> bool:
        """Whether a node or code is elsewhere because the pipeline is called otherwise."""
        pair = (str(change.old), str(change.new))
        if change.attribute == "pipeline":
            return pair in self._renamed[Area.PIPELINES]
        is_of_code = change.attribute == "function" or change.kind in ("code", "module")
        return is_of_code and any(
            re.sub(rf"\b{re.escape(old)}\b", new, pair[0]) == pair[1]
            for old, new in self._renamed[Area.PIPELINES]
        )

    def _is_of_namespace(self, change: Change) -> bool:
        return change.attribute == "group" and bool(_groups(change) & self._namespaces)

    def _is_of_rename(self, change: Change) -> bool:
        """Whether something names an executor, a logger or a job that is called otherwise."""
        if change.attribute == "executor":
            names = tuple(_NAMED.sub(r"\1", text or "") for text in (change.old, change.new))
            return names in self._renamed[Area.EXECUTORS]
        pairs = {(repr(old), repr(new)) for old, new in self._renamed[Area.JOBS]}
        return (str(change.old), str(change.new)) in pairs

    def _is_used(self, change: Change) -> bool:
        if change.action is Action.CHANGED:
            return False
        if change.area is Area.FUNCTIONS:
            # What stands in `functions.py` comes and goes with the node that calls it.
            return change.kind == "function"
        return change.area in _OF_OTHERS and bool({change.subject, change.old} & self._used)


def _renames(change: Change, area: Area) -> bool:
    return change.area is area and change.action is Action.RENAMED


def _comes(change: Change) -> bool:
    return change.area in _OF_OTHERS and change.action is Action.ADDED


def _namespaces(change: Change) -> set[str]:
    """The namespaces that something renamed was in, and is in; a group of assets is called after them.

    A node without a name of its own is not renamed, only what it writes.
    """
    if not (_renames(change, Area.NODES) or _renames(change, Area.DATASETS)):
        return set()
    names = (change.old or "", change.new or "")
    before, after = (name.rpartition(".")[0] for name in names)
    return set() if before == after else {before, after} - {""}


def _groups(change: Change) -> set[str]:
    return {text.strip("'").replace("/", ".") for text in (change.old, change.new) if text}


def _used(change: Change) -> Iterator[str]:
    """The definitions that a change of something else names."""
    is_default = change.kind == _DEFAULT_EXECUTOR
    if is_default or change.area in (Area.NODES, Area.DATASETS, Area.JOBS, Area.SCHEDULES):
        for text in filter(None, (change.old, change.new)):
            yield from _NAMED.findall(text)
            if change.attribute == "logger":
                yield text
