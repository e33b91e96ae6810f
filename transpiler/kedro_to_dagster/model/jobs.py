"""Jobs: which ops are invoked in what order, or which assets are made.

A part of the Dagster model: intent, with every decision made.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .computation import Partitions
from .orchestration import Selection
from .running import JobSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class JobInput:
    """A dataset that a job reads and does not write: an asset that is passed to its ops."""

    variable: str
    key: tuple[str, ...]
    is_external: bool


class Wait(Enum):
    """Which ops an op waits for, where the other one or both run once for each partition."""

    ONE = "for the one there is"
    ALL = "for those of all partitions"
    SAME = "for that of the same partition"
    MAPPED = "for those of the partitions that a mapping gives"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingInput:
    """An input that only orders, in a job: the variable of what it waits for."""

    name: str
    variable: str
    wait: Wait
    partitions: Partitions | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invocation:
    """One op in a job: what it is given, and the variables that take its outputs.

    With `partitions`, the variable of a definition, it is invoked for each of the keys. `start` is the
    variable of the op that comes first, where the job has one and no other op comes before.
    """

    module: str
    function_name: str
    arguments: tuple[str, ...]
    results: tuple[str, ...]
    waits: tuple[WaitingInput, ...] = ()
    partitions: str | None = None
    start: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A registered pipeline, or the part of one that is selected, as a job of ops.

    Each run is of one partition if `partitions` is given. The op `before` is called first, `after` when all
    are done. `start` is the variable of the first op, and `ends` are those of the ops that no other one
    comes after: one op, or all of those that run for partitions.
    """

    name: str
    function_name: str
    pipeline: str
    invocations: tuple[Invocation, ...]
    selection: Selection
    settings: JobSettings
    partitions: str | None = None
    before: str | None = None
    start: str | None = None
    after: str | None = None
    ends: tuple[tuple[str, Wait], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetJob:
    """The same as a job of the nodes' assets, which have the `partitions`, if any."""

    name: str
    function_name: str
    pipeline: str
    keys: tuple[tuple[str, ...], ...]
    selection: Selection
    settings: JobSettings
    partitions: str | None = None
