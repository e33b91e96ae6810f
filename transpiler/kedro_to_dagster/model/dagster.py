"""The Dagster model: what the generated package will say, with every decision made.

`lower` fills it and `emit` turns it into text without deciding anything. Every class is frozen and holds
tuples. Kedro's names travel along as data and are never recovered from Dagster's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .computation import LiftedFunction
from .configuration import ConfigClass, IOManagerClass, Resource, RuntimeClasses
from .jobs import AssetJob, Job, JobInput
from .partitions import PartitionSensor, PartitionVariable
from .running import Executor, Logger, Preload, Schedule
from .steps import Asset, AssetCheck, ExternalAsset, Op
from .texts import Dependencies, Edge


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """What an environment of Kedro has different from the one that the package is of by default.

    `schedule_names` are all of its schedules, where they are not those of the first environment;
    `schedules` are the ones that differ.
    """

    name: str
    module: str
    config_classes: tuple[ConfigClass, ...]
    resources: tuple[Resource, ...]
    schedules: tuple[Schedule, ...] = ()
    schedule_names: tuple[str, ...] | None = None

    @property
    def differs(self) -> bool:
        """Whether there is anything."""
        return bool(self.config_classes or self.resources or self.schedule_names is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class HookEntry:
    """A hook of the project: what defines it, and the specs that it implements."""

    name: str
    specs: tuple[str, ...]
    plugin: str | None = None
    distribution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """The hooks of the project, and what calls them.

    `in_ops` tells whether they are set up for every step, `in_bodies` whether they run the nodes,
    `in_streams` whether those that generate several outputs, `in_io` whether I/O managers
    call them, or make datasets for the catalog that they are given.
    `before` and `after` name ops, `start` the input and the variable for the order among them; `on_error`
    names a sensor. `jobs` has what hooks are told of each job, `parameters` which parameters the fields of
    an op's configuration are. `other_datasets` are the entries of the catalog without an I/O manager, each
    with its type or None for one that holds nothing; `factory_datasets` are listed by no entry.
    """

    entries: tuple[HookEntry, ...]
    in_ops: bool
    in_bodies: bool
    in_io: bool
    in_streams: bool
    start: str
    before: str | None = None
    after: str | None = None
    on_error: str | None = None
    jobs: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...] = ()
    parameters: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    other_datasets: tuple[tuple[str, str | None], ...] = ()
    factory_datasets: tuple[str, ...] = ()
    runtime_params: tuple[tuple[str, Any], ...] = ()
    takes_runtime_params: bool = False
    tracks_mlflow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """An entry of Kedro's credentials that the catalog refers to, and the variable that may hold it."""

    name: str
    variable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The whole generated package."""

    name: str
    distribution: str
    kedro_project: str
    kedro_package: str
    source_dir: str
    conf_source: str
    environment: str | None
    kedro_version: str
    vendors_runtime: bool
    ops: tuple[Op, ...]
    assets: tuple[Asset, ...]
    external_assets: tuple[ExternalAsset, ...]
    checks: tuple[AssetCheck, ...]
    jobs: tuple[Job, ...]
    job_inputs: tuple[JobInput, ...]
    config_classes: tuple[ConfigClass, ...]
    io_manager_classes: tuple[IOManagerClass, ...]
    resources: tuple[Resource, ...]
    credentials: tuple[Credentials, ...]
    dependencies: Dependencies
    lineage: tuple[Edge, ...] = ()
    functions: tuple[LiftedFunction, ...] = ()
    environments: tuple[Environment, ...] = ()
    has_dockerfile: bool = False
    is_configured: bool = False
    asset_jobs: tuple[AssetJob, ...] = ()
    executors: tuple[Executor, ...] = ()
    preload: Preload | None = None
    loggers: tuple[Logger, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    reported: tuple[str, ...] = ()
    partition_definitions: tuple[PartitionVariable, ...] = ()
    partition_mappings: tuple[PartitionVariable, ...] = ()
    partitions_of: tuple[tuple[str, str], ...] = ()
    partition_sensors: tuple[PartitionSensor, ...] = ()
    hooks: Hooks | None = None
    runtime_classes: RuntimeClasses = field(default_factory=RuntimeClasses)

    @property
    def chooses_schedules(self) -> bool:
        """Whether the environments have schedules of their own."""
        return any(each.schedule_names is not None for each in self.environments)

    @property
    def all_jobs(self) -> tuple[Job | AssetJob, ...]:
        """Jobs of ops, then jobs of assets."""
        return (*self.jobs, *self.asset_jobs)

    @property
    def jobs_doc(self) -> str:
        """What the module of jobs says of itself."""
        if self.is_configured:
            return "Jobs: those of the Kedro project's `dagster.yml`."
        return "Jobs: one for each registered Kedro pipeline."

    @property
    def modules(self) -> tuple[str, ...]:
        """Modules of ops, in the order of the first node of each."""
        return tuple(sorted({op.module for op in self.ops}))

    @property
    def asset_modules(self) -> tuple[str, ...]:
        """Modules of assets."""
        return tuple(sorted({asset.module for asset in self.assets}))

    def ops_of(self, module: str) -> tuple[Op, ...]:
        """The ops of one module, in order."""
        return tuple(op for op in self.ops if op.module == module)

    def assets_of(self, module: str) -> tuple[Asset, ...]:
        """The assets of one module, in order."""
        return tuple(asset for asset in self.assets if asset.module == module)
