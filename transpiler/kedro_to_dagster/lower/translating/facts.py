"""What the translator is told, made of what the Kedro project says and the export has decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from ...dagster_model.steps import AssetMetadata
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import Node, NodeId, Pipeline, is_parameter, untranscoded
from ...kedro_model.project import Project
from ...translation.facts import DatasetFacts, JobFacts, NodeFacts, PipelineFacts
from ...translation.references import ByPath
from ..names.naming import job_name
from ..planned_jobs import PlannedJob
from ..steps.settings import node_settings


def all_nodes(project: Project) -> dict[NodeId, NodeFacts]:
    """The facts of each node of the registered pipelines."""
    settings = node_settings(project)
    pipelines: defaultdict[NodeId, list[str]] = defaultdict(list)
    nodes: dict[NodeId, Node] = {}
    for pipeline in sorted(project.pipelines, key=lambda pipeline: pipeline.name):
        for node in pipeline.nodes:
            pipelines[node.identity].append(pipeline.name)
            nodes[node.identity] = node
    facts = {}
    for identity, node in nodes.items():
        own = settings.get(node.name)
        inputs = (binding.dataset for binding in node.inputs)
        facts[identity] = NodeFacts(
            name=node.name,
            function=f"{node.function.module}.{node.function.qualname}",
            namespace=node.namespace,
            tags=tuple(sorted(node.tags)),
            pipelines=tuple(pipelines[identity]),
            inputs=_names(name for name in inputs if not is_parameter(name)),
            outputs=_names(binding.dataset for binding in node.outputs),
            parameters=node.parameters,
            file=node.place.file if node.place else None,
            line=node.place.line if node.place else None,
            default_tags=MappingProxyType(dict(own.tags) if own else {}),
            default_retry_policy=own.retry_policy if own else None,
            default_pool=own.pool if own else None,
        )
    return facts


def _names(datasets: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(untranscoded(name) for name in datasets))


def pipeline_facts(pipeline: Pipeline, nodes: Mapping[NodeId, NodeFacts]) -> PipelineFacts:
    """The facts of a registered pipeline."""
    return PipelineFacts(
        name=pipeline.name, nodes=tuple(nodes[node.identity] for node in pipeline.nodes)
    )


def job_facts(
    planned: PlannedJob, nodes: Mapping[NodeId, NodeFacts], environment: str | None
) -> JobFacts:
    """The facts of a job that is to be made."""
    return JobFacts(
        name=planned.name,
        pipeline=planned.pipeline.name,
        nodes=tuple(nodes[node.identity] for node in planned.pipeline.nodes),
        is_configured=planned.configured is not None,
        environment=environment,
        default_name=job_name(planned.name),
        default_tags=MappingProxyType(dict(planned.tags)),
        default_executor=planned.executor if isinstance(planned.executor, str) else None,
    )


def dataset_facts(
    dataset: Dataset,
    decided: AssetMetadata,
    node: NodeFacts | None,
    key_prefix: tuple[str, ...],
    environment: str | None,
    io_manager: ByPath | None,
) -> DatasetFacts:
    """The facts of a dataset, with what the export has decided for its asset."""
    metadata = dict(dataset.metadata)
    viz = metadata.get("kedro-viz")
    layer = viz.get("layer") if isinstance(viz, dict) else None
    return DatasetFacts(
        name=untranscoded(dataset.name),
        type="MemoryDataset" if dataset.is_memory else dataset.type,
        node=node,
        is_memory=dataset.is_memory,
        metadata=MappingProxyType(metadata),
        layer=layer if isinstance(layer, str) else None,
        file=dataset.place.file if dataset.place else None,
        line=dataset.place.line if dataset.place else None,
        default_io_manager=io_manager,
        **_decided(decided, key_prefix, environment),
    )


def task_facts(
    node: NodeFacts,
    decided: AssetMetadata,
    key_prefix: tuple[str, ...],
    environment: str | None,
) -> DatasetFacts:
    """The facts of a node without outputs, which becomes an asset of its own."""
    return DatasetFacts(
        name=node.name,
        node=node,
        is_node=True,
        file=node.file,
        line=node.line,
        **_decided(decided, key_prefix, environment),
    )


def _decided(
    metadata: AssetMetadata, key_prefix: tuple[str, ...], environment: str | None
) -> dict[str, Any]:
    return {
        "environment": environment,
        "default_key_prefix": key_prefix,
        "default_group": metadata.group,
        "default_kinds": metadata.kinds,
        "default_tags": MappingProxyType(dict(metadata.tags)),
        "default_owners": metadata.owners,
        "default_metadata": MappingProxyType(dict(metadata.entries)),
        "default_description": metadata.description,
    }
