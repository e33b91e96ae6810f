"""What a translator is told: facts about datasets, nodes, pipelines and jobs, and what is decided so far.

The fields that begin with `default_` are what the export decides by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..kedro_model.dagster_yml import RetryPolicy
from .references import ByPath

__all__ = [
    "DatasetFacts",
    "JobFacts",
    "NodeFacts",
    "PipelineFacts",
    "RetryPolicy",
    "ScheduleFacts",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeFacts:
    """A node of the Kedro project.

    Attributes:
        name: Its name in Kedro, with the namespace.
        function: The path of its function.
        namespace: Its namespace, with dots.
        tags: Its tags, in alphabetical order.
        pipelines: The registered pipelines that have it, in alphabetical order.
        inputs: The datasets that it reads.
        outputs: The datasets that it writes.
        parameters: The parameters that it reads, as `params:…` or `parameters`.
        file: The file that creates it, relative to the project, if that is known.
        line: The line in the file.
        default_tags: The tags of its step, from `dagster.yml`.
        default_retry_policy: How often its step is tried again, from `dagster.yml`.
        default_pool: The concurrency pool of its step, from `dagster.yml`.
    """

    name: str
    function: str
    namespace: str | None = None
    tags: tuple[str, ...] = ()
    pipelines: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    file: str | None = None
    line: int | None = None
    default_tags: Mapping[str, Any] = field(default_factory=dict, compare=False)
    default_retry_policy: RetryPolicy | None = None
    default_pool: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetFacts:
    """A dataset that becomes an asset; or a node without outputs, which becomes one too.

    Attributes:
        name: Its name in the catalog, without the view of a transcoded one; of a node, the node's name.
        type: The type of the catalog entry, such as `pandas.CSVDataset`; empty for a node.
        node: The node that writes it, or that it is; None for an external one.
        is_memory: Whether it lives in memory.
        is_node: Whether it is a node without outputs.
        metadata: The `metadata` of the catalog entry.
        layer: The layer that Kedro-Viz shows it in.
        file: The file of the catalog that has it, relative to the project, if that is known.
        line: The line in the file.
        environment: The configuration environment of the export; None for the project's default.
    """

    name: str
    type: str = ""
    node: NodeFacts | None = None
    is_memory: bool = False
    is_node: bool = False
    metadata: Mapping[str, Any] = field(default_factory=dict, compare=False)
    layer: str | None = None
    file: str | None = None
    line: int | None = None
    environment: str | None = None
    default_key_prefix: tuple[str, ...] = ()
    default_group: str | None = None
    default_kinds: tuple[str, ...] = ()
    default_tags: Mapping[str, str] = field(default_factory=dict, compare=False)
    default_owners: tuple[str, ...] = ()
    default_metadata: Mapping[str, Any] = field(default_factory=dict, compare=False)
    default_description: str | None = None
    default_io_manager: ByPath | None = None

    @property
    def is_external(self) -> bool:
        """Whether no node writes it."""
        return self.node is None

    @property
    def namespace(self) -> str | None:
        """The part of the name before the last dot."""
        return self.name.rpartition(".")[0] or None


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineFacts:
    """A registered pipeline."""

    name: str
    nodes: tuple[NodeFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleFacts:
    """A schedule of a job; `name` is that of the entry in `dagster.yml`, None if the job has it inline."""

    name: str | None
    cron_schedules: tuple[str, ...] = ()
    default_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFacts:
    """A job: a registered pipeline, or an entry of `dagster.yml`.

    Attributes:
        name: Its name in `dagster.yml`, else that of the pipeline.
        pipeline: The name of the registered pipeline.
        nodes: The nodes that it runs.
        is_configured: Whether `dagster.yml` has it.
        environment: The configuration environment of the export; None for the project's default.
        default_name: What Dagster calls it.
        default_tags: The tags of its runs, from `dagster.yml`.
        default_executor: The name of its executor in `dagster.yml`.
    """

    name: str
    pipeline: str
    nodes: tuple[NodeFacts, ...] = ()
    is_configured: bool = False
    environment: str | None = None
    default_name: str = ""
    default_tags: Mapping[str, str] = field(default_factory=dict, compare=False)
    default_executor: str | None = None
