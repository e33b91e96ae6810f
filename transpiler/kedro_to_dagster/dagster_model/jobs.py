"""Jobs: which assets are made, or which assets and ops are called in what order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..kedro_model.dagster_yml import Selection
from .code import Expression
from .runs import JobSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class JobInput:
    """A dataset that a job reads and does not write, and that is no external asset of the package."""

    variable: str
    key: tuple[str, ...]
    io_manager_key: str


class Wait(Enum):
    """Which partitions of an input something reads, where the one or both are called for each of them."""

    ONE = "the one output there is"
    ALL = "those of all partitions"
    SAME = "that of the same partition"
    MAPPED = "those of the partitions that a mapping gives"


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedPartitions:
    """The partitions that a mapping gives; `upstream` and `downstream` are variables of definitions."""

    mapping: Expression
    upstream: str
    downstream: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobArgument:
    """What an asset or op is given in a job: the name of its input, and the variable of the value.

    `maker` is what is called for each partition (its module and name, and the output in question).
    """

    name: str
    variable: str
    wait: Wait = Wait.ONE
    maker: tuple[str, str] | None = None
    output: str | None = None
    partitions: MappedPartitions | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invocation:
    """One asset or op in a job: what it is given, and the variables that take its outputs.

    With `partitions`, the variable of a definition, it is called for each of the keys.
    """

    module: str
    name: str
    is_op: bool
    arguments: tuple[JobArgument, ...]
    results: tuple[str, ...]
    partitions: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A registered pipeline, or the part of one that is selected, as a job that calls assets and ops.

    Each run is of one partition if `partitions` is given. `configured_as` is its name in `dagster.yml`,
    else that of its pipeline.
    """

    name: str
    configured_as: str
    module: str
    variable: str
    pipeline: str
    inputs: tuple[JobInput, ...]
    invocations: tuple[Invocation, ...]
    selection: Selection
    settings: JobSettings
    partitions: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetSelection:
    """Which assets a job makes: those of modules, with tags, in groups, or each by its key.

    With `all_but` they are those of the whole package without some modules.
    """

    modules: tuple[str, ...] = ()
    all_but: tuple[str, ...] | None = None
    tags: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    keys: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetJob:
    """The same as a job of assets, which have the `partitions`, if any.

    With `all_at_once`, the variable of a definition, a run makes all its partitions.
    """

    name: str
    configured_as: str
    module: str
    variable: str
    pipeline: str
    assets: AssetSelection
    selection: Selection
    settings: JobSettings
    partitions: str | None = None
    all_at_once: str | None = None
