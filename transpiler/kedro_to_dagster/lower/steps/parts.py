"""The parts of an asset that are made alike for one node and for a group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...dagster_model.code import Expression
from ...dagster_model.steps import AssetInput, AssetMetadata, AssetOutput
from ...dagster_rules import is_name
from ...diagnostics import DiagnosticLog
from ...kedro_model.dagster_yml import AssetSettings
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import Node, untranscoded
from ..names.bound import MEMORY_IO_MANAGER
from ..names.naming import Names
from .asset_metadata import asset_metadata, group_name, valid_tags
from .inputs import Views

_TASK = "task"


def group_of(node: Node, names: Names) -> str:
    """The asset group of what a node makes: its namespace, or its pipeline."""
    return group_name(node.namespace) if node.namespace else names.module_of(node)


def asset_input(
    name: str,
    dataset: str,
    datasets: Mapping[str, Dataset],
    views: Views,
    names: Names,
    partition_mapping: Expression | None = None,
) -> AssetInput:
    """The input of an asset that reads a dataset."""
    return AssetInput(
        name=name,
        key=names.asset_key(dataset),
        io_manager_key=views.io_manager_key(datasets[dataset], names),
        partition_mapping=partition_mapping,
    )


def asset_output(
    dataset: str,
    node: Node,
    datasets: Mapping[str, Dataset],
    settings: Mapping[str, AssetSettings],
    names: Names,
    log: DiagnosticLog,
) -> AssetOutput:
    """The output of an asset for a dataset that a node writes."""
    tags = valid_tags(f"node '{node.name}'", dict.fromkeys(node.tags, ""), node.place, log)
    metadata = asset_metadata(
        datasets[dataset],
        group_of(node, names),
        tuple(dict(tags)),
        settings.get(untranscoded(dataset)),
        names,
        log,
    )
    return AssetOutput(name=names.variable_of(dataset), metadata=metadata)


def task_output(
    name: str,
    what: tuple[str, str],
    key: tuple[str, ...],
    nodes: Iterable[Node],
    names: Names,
    log: DiagnosticLog,
    *,
    reads: bool,
) -> AssetOutput:
    """The output that stands for nodes which write nothing.

    `what` is a kind of thing and its name, a node's or a step's; `key` is without the prefix of all keys.
    """
    kind, label = what
    first, *_ = nodes = tuple(nodes)
    tags = dict.fromkeys((tag for node in nodes for tag in node.tags), "")
    metadata = AssetMetadata(
        key=(*names.asset_key_prefix, *key),
        dataset=label,
        # An I/O manager is what takes a step into the project's folder.
        io_manager_key=None if reads else MEMORY_IO_MANAGER,
        group=group_of(first, names),
        kinds=(_TASK,),
        tags=valid_tags(f"{kind} '{label}'", tags, None, log),
    )
    return AssetOutput(name=name, metadata=metadata)


def names_its_function(output: AssetOutput, names: Names) -> bool:
    """Whether the key of a single asset, without the prefix, is the name of its function.

    Dagster names the step of such an asset after the whole key (`AssetKey.to_python_identifier`).
    """
    key, prefix = output.metadata.key, names.asset_key_prefix
    is_named = key[: len(prefix)] == prefix and "__".join(key[len(prefix) :]) == output.name
    return is_named and is_name("__".join(key).replace("-", "_").replace(".", "_"))
