"""The Dagster model: what the generated package will say, with every decision made.

`lower` fills it and `emit` turns it into text without deciding anything. Every class is frozen and holds
tuples. Kedro's names travel along as data and are never recovered from Dagster's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..kedro_model.project import ProjectSettings
from .code import LiftedFunction, Reference
from .config import ConfigClass, IOManagerClass, Resource
from .copies import Copies
from .jobs import AssetJob, Job
from .partitions import PartitionSensor, PartitionVariable
from .pyproject import Dependencies
from .readme import Edge
from .runs import Executor, Logger, Schedule, Sensor
from .steps import Asset, AssetCheck, ExternalAsset, Op


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvironmentChanges:
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
    """The hooks of the project, and the classes of its own that a session makes.

    `jobs` has what hooks are told of jobs that are not just a pipeline of the same name.
    """

    entries: tuple[HookEntry, ...]
    session_classes: tuple[str, ...] = ()
    register_pipelines: bool = False
    jobs: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...] = ()
    runtime_params: tuple[tuple[str, Any], ...] = ()
    tracks_mlflow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """An entry of Kedro's credentials that the catalog refers to, and the variable that may hold it."""

    name: str
    variable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The whole generated package.

    It `imports_project` if its definitions need a module that may be in the project's source. `pipelines`
    has the pipeline of each module of assets and ops. It `keeps_modules` of pipelines that could not be
    imported.
    """

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
    config_classes: tuple[ConfigClass, ...]
    io_manager_classes: tuple[IOManagerClass, ...]
    resources: tuple[Resource, ...]
    credentials: tuple[Credentials, ...]
    dependencies: Dependencies
    executor: Reference
    lineage: tuple[Edge, ...] = ()
    pipelines: Mapping[str, str] = field(default_factory=dict)
    functions: tuple[LiftedFunction, ...] = ()
    environments: tuple[EnvironmentChanges, ...] = ()
    has_dockerfile: bool = False
    is_configured: bool = False
    asset_jobs: tuple[AssetJob, ...] = ()
    asset_key_prefix: tuple[str, ...] = ()
    imports_project: bool = False
    keeps_modules: bool = False
    executors: tuple[Executor, ...] = ()
    loggers: tuple[Logger, ...] = ()
    run_sensors: tuple[Sensor, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    reported: tuple[str, ...] = ()
    partition_definitions: tuple[PartitionVariable, ...] = ()
    partition_mappings: tuple[PartitionVariable, ...] = ()
    partition_sensors: tuple[PartitionSensor, ...] = ()
    hooks: Hooks | None = None
    settings: ProjectSettings = field(default_factory=ProjectSettings)
    copies: Copies | None = None

    @property
    def chooses_schedules(self) -> bool:
        """Whether the environments have schedules of their own."""
        return any(changes.schedule_names is not None for changes in self.environments)

    @property
    def all_jobs(self) -> tuple[Job | AssetJob, ...]:
        """All jobs, in the order of their names."""
        return tuple(sorted((*self.asset_jobs, *self.jobs), key=lambda job: job.name))

    @property
    def jobs_doc(self) -> str:
        """What the folder of jobs says of itself."""
        if self.is_configured:
            return "Jobs of the Kedro project's `dagster.yml`: a module for each."
        return "Jobs: a module for each registered Kedro pipeline."

    @property
    def modules(self) -> tuple[str, ...]:
        """Modules of ops, in the order of the first node of each."""
        return tuple(sorted({op.module for op in self.ops}))

    @property
    def asset_modules(self) -> tuple[str, ...]:
        """Modules of assets."""
        return tuple(sorted({asset.module for asset in self.assets}))

    def schedule_of(self, job: Job | AssetJob) -> Schedule | None:
        """The schedule that stands beside a job; the environments may choose among schedules instead."""
        if self.chooses_schedules:
            return None
        return next((one for one in self.schedules if one.job_variable == job.variable), None)

    def ops_of(self, module: str) -> tuple[Op, ...]:
        """The ops of one module, in order."""
        return tuple(op for op in self.ops if op.module == module)

    def assets_of(self, module: str) -> tuple[Asset, ...]:
        """The assets of one module, in order."""
        return tuple(asset for asset in self.assets if asset.module == module)
