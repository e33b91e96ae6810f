"""What the project's `dagster.yml` says: jobs, how they are run, and extras of assets and nodes.

The values are checked. Configuration that Dagster or `logging` will read is
kept as it was written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeAlias

from .node import Pipeline
from .place import Place


class JobKind(str, Enum):
    """What a job consists of."""

    ASSETS = "assets"
    OPS = "ops"


class FanOut(str, Enum):
    """How a job makes the partitions of a node that are fixed."""

    TOGETHER = "together"
    APART = "apart"


class GroupRule(str, Enum):
    """By what nodes are put into steps, where the steps are not written out."""

    MEMORY = "memory"
    NAMESPACE = "namespace"
    TAG = "tag"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupedNodes:
    """A step that is asked for: the nodes that are named, or have a tag or a namespace."""

    name: str | None = None
    nodes: tuple[str, ...] = ()
    tag: str | None = None
    namespace: str | None = None


# Which nodes make one step: by a rule, or step by step.
GroupBy: TypeAlias = GroupRule | tuple[GroupedNodes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The part of a registered pipeline that a job runs: what Kedro's `Pipeline.filter` was given."""

    pipeline_name: str = "__default__"
    tags: tuple[str, ...] = ()
    from_nodes: tuple[str, ...] = ()
    to_nodes: tuple[str, ...] = ()
    node_names: tuple[str, ...] = ()
    from_inputs: tuple[str, ...] = ()
    to_outputs: tuple[str, ...] = ()
    namespaces: tuple[str, ...] = ()

    @property
    def filters(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The filters that are given, by the names that Kedro's command line uses."""
        filters = (
            ("tags", self.tags),
            ("from_nodes", self.from_nodes),
            ("to_nodes", self.to_nodes),
            ("node_names", self.node_names),
            ("from_inputs", self.from_inputs),
            ("to_outputs", self.to_outputs),
            ("node_namespaces", self.namespaces),
        )
        return tuple((name, values) for name, values in filters if values)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """How often a step is tried again; `backoff` and `jitter` are the names of Dagster's members."""

    max_retries: int
    delay: float | None = None
    backoff: str | None = None
    jitter: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfiguredExecutor:
    """An executor: its type, by Dagster's name, and its options.

    One of the project's own (`is_path`) has the path that imports it for its type.
    """

    name: str
    type: str
    options: tuple[tuple[str, Any], ...] = ()
    place: Place | None = None
    is_path: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfiguredSchedule:
    """When a job is run."""

    name: str
    cron_schedules: tuple[str, ...]
    execution_timezone: str | None = None
    description: str | None = None
    metadata: tuple[tuple[str, Any], ...] = ()
    is_running: bool = False
    tags: tuple[tuple[str, str], ...] = ()
    run_config: tuple[tuple[str, Any], ...] = ()
    is_inline: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfiguredLogger:
    """A logger, in the words of `logging.config`; or the `path` that imports one, and its configuration."""

    name: str
    level: str = "INFO"
    path: str | None = None
    config: tuple[tuple[str, Any], ...] = ()
    handlers: tuple[tuple[tuple[str, Any], ...], ...] = ()
    formatters: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...] = ()
    filters: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfiguredIOManager:
    """An I/O manager of the project's own: the `path` that imports it, and the datasets that it is for.

    A class is made with its configuration; one that `is_definition` is configured with it.
    """

    name: str
    path: str
    config: tuple[tuple[str, Any], ...] = ()
    datasets: tuple[str, ...] = ()
    is_for_memory: bool = False
    is_definition: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfiguredSensor:
    """What waits for a status of runs, or for an asset, and launches a job or calls a function.

    One of the project's own has nothing but the `path` that imports it. Where no job is
    named, all are monitored.
    """

    name: str
    path: str | None = None
    run_status: str | None = None
    monitored_jobs: tuple[str, ...] = ()
    asset: str | None = None
    request_job: str | None = None
    function: str | None = None
    run_config: tuple[tuple[str, Any], ...] = ()
    tags: tuple[tuple[str, Any], ...] = ()
    description: str | None = None
    minimum_interval_seconds: int | None = None
    is_running: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfiguredJob:
    """A job: the nodes that Kedro selects, and how they are run."""

    name: str
    pipeline: Pipeline
    selection: Selection
    kind: JobKind | None = None
    partitions: FanOut | None = None
    group_by: GroupBy | None = None
    says_group_by: bool = False
    executor: str | None = None
    schedule: str | None = None
    loggers: tuple[str, ...] = ()
    description: str | None = None
    tags: tuple[tuple[str, Any], ...] = ()
    owners: tuple[str, ...] = ()
    retry_policy: RetryPolicy | None = None
    run_config: tuple[tuple[str, Any], ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Automation:
    """The condition on which Dagster makes an asset by itself: `eager`, `on_missing` or `on_cron`."""

    condition: str
    cron_schedule: str | None = None
    timezone: str = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """How old an asset may become: a time window in seconds, or a deadline with a time before it."""

    fail_seconds: int
    warn_seconds: int | None = None
    deadline_cron: str | None = None
    timezone: str = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetSettings:
    """What Dagster is told of a dataset beyond what Kedro knows.

    `metadata` has the keys that the catalog's own metadata may have too, such as owners. `place` is
    that of the entry.
    """

    dataset: str
    metadata: tuple[tuple[str, Any], ...] = ()
    automation: Automation | None = None
    freshness: Freshness | None = None
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeSettings:
    """How a node's op and asset are run; `places` are those of its keys, as several rules may set them."""

    node: str
    retry_policy: RetryPolicy | None = None
    pool: str | None = None
    tags: tuple[tuple[str, Any], ...] = ()
    places: tuple[tuple[str, Place | None], ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Orchestration:
    """The whole `dagster.yml`; `jobs` is None where it has no such section."""

    jobs: tuple[ConfiguredJob, ...] | None = None
    executors: tuple[ConfiguredExecutor, ...] = ()
    schedules: tuple[ConfiguredSchedule, ...] = ()
    loggers: tuple[ConfiguredLogger, ...] = ()
    io_managers: tuple[ConfiguredIOManager, ...] = ()
    sensors: tuple[ConfiguredSensor, ...] = ()
    dependencies: tuple[str, ...] = ()
    assets: tuple[AssetSettings, ...] = ()
    nodes: tuple[NodeSettings, ...] = ()
