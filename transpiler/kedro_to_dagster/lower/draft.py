"""The draft that the passes of the lower stage hand on to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from ..diagnostics import DiagnosticLog
from ..model.computation import (
    BuiltValue,
    ConfigValue,
    Constant,
    LiftedFunction,
    ModelValue,
    ResolvedValue,
)
from ..model.configuration import ConfigClass, IOManagerClass, Resource
from ..model.dagster import Environment, Hooks
from ..model.jobs import AssetJob, Job, JobInput
from ..model.kedro import Dataset, Node, NodeId, Parameter, Pipeline, Project
from ..model.orchestration import AssetExtras, ConfiguredJob, FanOut, JobKind, NodeExtras, Selection
from ..model.partitions import PartitionSensor, PartitionVariable
from ..model.running import Executor, Logger, Preload, Schedule
from ..model.steps import Asset, AssetCheck, ExternalAsset, Op
from ..options import Options
from .partitions.partitioning import Partitioning

__all__ = ["Draft", "Names", "NodeId", "ParameterValue", "PlannedJob", "RebuiltFunction"]

ParameterValue: TypeAlias = ConfigValue | Constant | ResolvedValue | ModelValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Every Dagster name that was given, by what it names."""

    nodes: Mapping[NodeId, str] = field(default_factory=dict)
    jobs: Mapping[str, str] = field(default_factory=dict)
    job_variables: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    io_manager_keys: Mapping[str, str] = field(default_factory=dict)
    modules: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuiltFunction:
    """What stands for a node's function that no path leads to, and for what a partial fixes of it."""

    function: BuiltValue | None
    args: tuple[Constant | BuiltValue, ...] = ()
    keywords: tuple[tuple[str, Constant | BuiltValue], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedJob:
    """A job to be made: the nodes that it runs, and what `dagster.yml` says of it, if it is from there."""

    name: str
    pipeline: Pipeline
    selection: Selection
    configured: ConfiguredJob | None = None

    kind: JobKind | None = None
    partitions: FanOut | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is known so far. Each pass fills in a part and changes none that stands."""

    project: Project
    options: Options
    log: DiagnosticLog
    datasets: Mapping[str, Dataset] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    nodes: tuple[Node, ...] = ()
    asset_extras: Mapping[str, AssetExtras] = field(default_factory=dict)
    node_extras: Mapping[str, NodeExtras] = field(default_factory=dict)
    planned_jobs: tuple[PlannedJob, ...] = ()
    pipeline_of: Mapping[NodeId, str] = field(default_factory=dict)
    asset_nodes: frozenset[NodeId] = frozenset()
    names: Names = field(default_factory=Names)
    functions: tuple[LiftedFunction, ...] = ()
    rebuilt: Mapping[NodeId, RebuiltFunction] = field(default_factory=dict)
    previews: Mapping[NodeId, BuiltValue] = field(default_factory=dict)
    config_classes: tuple[ConfigClass, ...] = ()
    parameter_values: Mapping[NodeId, Mapping[str, ParameterValue]] = field(default_factory=dict)
    environment_classes: Mapping[str, tuple[ConfigClass, ...]] = field(default_factory=dict)
    environment_resources: Mapping[str, tuple[Resource, ...]] = field(default_factory=dict)
    environments: tuple[Environment, ...] = ()
    io_manager_classes: tuple[IOManagerClass, ...] = ()
    resources: tuple[Resource, ...] = ()
    credentials: tuple[str, ...] = ()
    ops: tuple[Op, ...] = ()
    assets: tuple[Asset, ...] = ()
    external_assets: tuple[ExternalAsset, ...] = ()
    checks: tuple[AssetCheck, ...] = ()
    executors: tuple[Executor, ...] = ()
    executor: str | None = None
    executor_variables: Mapping[str, str] = field(default_factory=dict)
    preload: Preload | None = None
    loggers: tuple[Logger, ...] = ()
    logger_variables: Mapping[str, str] = field(default_factory=dict)
    jobs: tuple[Job, ...] = ()
    asset_jobs: tuple[AssetJob, ...] = ()
    job_inputs: tuple[JobInput, ...] = ()
    hooks: Hooks | None = None
    changes_catalog: bool = False
    schedules: tuple[Schedule, ...] = ()
    partitioning: Partitioning = field(default_factory=Partitioning)
    partition_definitions: tuple[PartitionVariable, ...] = ()
    partition_mappings: tuple[PartitionVariable, ...] = ()
    partition_sensors: tuple[PartitionSensor, ...] = ()

    def versions_of(self, dataset: str) -> dict[str, Dataset]:
        """A dataset as each environment has it, by the environment's name."""
        project = self.project
        everywhere = {
            project.environment or "": project.datasets,
            **{each.name: each.datasets for each in project.other_environments},
        }
        return {
            name: next(each for each in datasets if each.name == dataset)
            for name, datasets in everywhere.items()
        }

    def module_of(self, node: Node) -> str:
        """Name of the module that holds the node's asset or op."""
        return self.names.modules[self.pipeline_of[node.identity]]

    def functions_of_nodes(self) -> dict[NodeId, str]:
        """The function of each node: an asset, or an op."""
        assets = (node for node in self.nodes if node.identity in self.asset_nodes)
        others = (node for node in self.nodes if node.identity not in self.asset_nodes)
        return {
            **{node.identity: asset.name for node, asset in zip(assets, self.assets, strict=True)},
            **{node.identity: op.name for node, op in zip(others, self.ops, strict=True)},
        }

    def step_names(self) -> dict[NodeId, str]:
        """What Dagster calls the step of each node: the op, or the op behind the asset."""
        assets = (node for node in self.nodes if node.identity in self.asset_nodes)
        others = (node for node in self.nodes if node.identity not in self.asset_nodes)
        return {
            **{
                node.identity: asset.op_name
                for node, asset in zip(assets, self.assets, strict=True)
            },
            **{node.identity: op.name for node, op in zip(others, self.ops, strict=True)},
        }
