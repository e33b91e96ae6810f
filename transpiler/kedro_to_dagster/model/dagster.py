"""The Dagster model: what the generated package will say, with every decision made.

`lower` fills it and `emit` turns it into text without deciding anything. Every class is frozen and holds
tuples. Kedro's names travel along as data and are never recovered from Dagster's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from .computation import (
    BuiltValue,
    Computation,
    Constant,
    Expression,
    Import,
    LiftedFunction,
    ParameterForm,
    Partitions,
)
from .orchestration import Automation, Freshness, Selection
from .running import Executor, JobSettings, Logger, Preload, Schedule, StepSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class OpInput:
    """An input of an op; a dataset with an I/O manager of its own is loaded through that.

    One that `only_orders` makes the op wait; its data, if any, is loaded in the body.
    """

    name: str
    dataset: str
    io_manager_key: str | None
    only_orders: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpOutput:
    """An output of an op; without an I/O manager key it goes to Dagster's default one."""

    name: str
    dataset: str
    io_manager_key: str | None
    is_nothing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Op:
    """A node as an op. `function_name` is the Python name, `name` the one Dagster knows.

    `start_input` is for the order only: an op that hooks run in comes before.
    """

    name: str
    function_name: str
    module: str
    inputs: tuple[OpInput, ...]
    outputs: tuple[OpOutput, ...]
    tags: tuple[tuple[str, Any], ...]
    computation: Computation
    node: str
    settings: StepSettings | None = None
    start_input: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetInput:
    """An asset's input; `io_manager_key` only where it is not loaded as it was saved."""

    name: str
    key: tuple[str, ...]
    io_manager_key: str | None = None
    partition_mapping: Expression | None = None
    is_nothing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetFacts:
    """What Dagster shows of an asset: the key, and the metadata that the catalog gives."""

    key: tuple[str, ...]
    dataset: str
    io_manager_key: str | None
    group: str | None = None
    description: str | None = None
    kinds: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    metadata: tuple[tuple[str, Any], ...] = ()
    automation: Automation | None = None
    freshness: Freshness | None = None
    is_nothing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetOutput:
    """An output of a multi-asset."""

    name: str
    facts: AssetFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A node with outputs as an asset; as a multi-asset if `outputs` are named ones.

    `partitions` is the variable of the definition of its partitions.
    """

    function_name: str
    module: str
    inputs: tuple[AssetInput, ...]
    outputs: tuple[AssetOutput, ...]
    is_multi: bool
    group: str
    op_tags: tuple[tuple[str, Any], ...]
    computation: Computation
    node: str
    settings: StepSettings | None = None
    partitions: str | None = None
    backfill_policy: Expression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalAsset:
    """A dataset that nodes read and none writes."""

    variable: str
    facts: AssetFacts
    partitions: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetCheck:
    """A validator of the catalog as a check of its dataset's asset."""

    function_name: str
    key: tuple[str, ...]
    io_manager_key: str
    validator: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PartitionVariable:
    """A definition of partitions, or a mapping between two, as a variable of `partitions.py`."""

    name: str
    value: Expression
    imports: tuple[Import, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartitionSensor:
    """Looks for new files of a dataset, and adds each as a dynamic partition."""

    function_name: str
    dataset: str
    io_manager_key: str
    partitions: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigField:
    """A field of a configuration class.

    `default` is a value, or the name of a nested class. A constant is no field: its value cannot be
    expressed in Dagster's configuration, and stands in the code instead.
    """

    name: str
    key: str
    annotation: str
    default: Any = None
    nested_class: str | None = None
    form: ParameterForm = ParameterForm.VALUE
    is_required: bool = False
    is_constant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigClass:
    """A `dg.Config` class with the project's parameters as its defaults.

    One of a further environment `extends` the class of its name in the first, and has the fields that
    differ.
    """

    name: str
    doc: str
    fields: tuple[ConfigField, ...]
    builds_values: bool = False
    extends: bool = False

    @property
    def is_filled_by_name(self) -> bool:
        """Whether a nested class has another name than its key: Dagster fills it under the name."""
        return any(each.nested_class and each.name != each.key for each in self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuntimeClasses:
    """The runtime's I/O managers: bases for datasets that are stored, and that of those in memory."""

    stored: str = "KedroDatasetIOManager"
    memory: str = "MemoryDatasetIOManager"
    partitioned: str = "PartitionsIOManager"


@dataclass(frozen=True, slots=True, kw_only=True)
class IOManagerField:
    """A field of an I/O manager class: a constructor's argument, or one that the runtime looks for."""

    name: str
    argument: str | None
    annotation: str
    is_required: bool
    default: Any = None
    resolution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IOManagerConstant:
    """A constructor's argument whose value stands in the class."""

    argument: str
    value: Constant | BuiltValue
    resolution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IOManagerClass:
    """A dataset type as an I/O manager class.

    `constants` are arguments that Dagster's configuration cannot express; `options_field` names the
    field that holds arguments for which the constructor has no name of its own.
    """

    name: str
    dataset_type: str
    module: str
    class_name: str
    fields: tuple[IOManagerField, ...]
    constants: tuple[IOManagerConstant, ...] = ()
    options_field: str | None = None
    passes_version: bool = False
    is_partitioned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One configured I/O manager: a class and the values of its fields.

    A run must be given the fields that are `left_open`.
    """

    key: str
    class_name: str
    values: tuple[tuple[str, Any], ...]
    left_open: tuple[str, ...] = ()


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
    an op's configuration are.
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
    runtime_params: tuple[tuple[str, Any], ...] = ()
    tracks_mlflow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A step of the lineage, for the README: a node reads or writes a dataset."""

    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageName:
    """A dataset in the lineage, and the name that stands for it in code."""

    dataset: str
    variable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRow:
    """A line of the README's table: a node and where its code is."""

    node: str
    op: str
    module: str
    asset: str | None


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
    node_rows: tuple[NodeRow, ...]
    lineage: tuple[Edge, ...]
    lineage_names: tuple[LineageName, ...]
    functions: tuple[LiftedFunction, ...] = ()
    environments: tuple[Environment, ...] = ()
    dagster_version: str = "1.11"
    has_dockerfile: bool = False
    is_configured: bool = False
    forwards_logs: bool = False
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
