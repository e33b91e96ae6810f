"""Assets: one for each node, and an external one for each dataset that no node writes."""

from __future__ import annotations

from collections.abc import Mapping

from ...dagster_model.call import Call
from ...dagster_model.code import Expression
from ...dagster_model.steps import Asset, AssetInput, AssetMetadata, AssetOutput, ExternalAsset
from ...diagnostics import DiagnosticLog
from ...kedro_model.dagster_yml import AssetSettings, NodeSettings
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import Node, NodeId, untranscoded
from ..graph import Graph
from ..names.bound import MEMORY_IO_MANAGER
from ..names.naming import Names
from ..partitions.partitioning import ALL_PARTITIONS, Partitioning
from .asset_metadata import asset_metadata, group_name, valid_tags
from .inputs import Inputs, Views
from .ops import op_tags
from .settings import step_settings

TASK = "task"


def lower_asset(
    node: Node,
    inputs: tuple[AssetInput, ...],
    outputs: tuple[AssetOutput, ...],
    call: Call,
    partitioning: Partitioning,
    settings: Mapping[NodeId, NodeSettings],
    names: Names,
) -> Asset:
    """Make an asset of a node."""
    partitions = partitioning.nodes.get(node.identity)
    given_name = names.op_names.get(node.identity)
    is_multi = _is_multi(outputs, given_name, names)
    return Asset(
        name=names.nodes[node.identity] if is_multi else outputs[0].name,
        module=names.module_of(node),
        inputs=inputs,
        outputs=outputs,
        is_multi=is_multi,
        is_task=not node.outputs,
        group=_group(node, names),
        op_tags=op_tags(node, settings),
        call=call,
        node=node.name,
        partitions=partitions.variable if partitions else None,
        backfill_policy=partitions.backfill_policy if partitions else None,
        settings=step_settings(node, settings),
        given_name=given_name if is_multi and given_name != names.nodes[node.identity] else None,
    )


def _is_multi(outputs: tuple[AssetOutput, ...], given_name: str | None, names: Names) -> bool:
    """Dagster names the op behind a single asset after its key; it must be the one that was given."""
    if len(outputs) > 1:
        return True
    key, prefix = outputs[0].metadata.key, names.asset_key_prefix
    if given_name is not None:
        return "__".join(key) != given_name
    is_told = key[: len(prefix)] == prefix and "__".join(key[len(prefix) :]) == outputs[0].name
    return not is_told and key not in names.keyed_ops


def _group(node: Node, names: Names) -> str:
    return group_name(node.namespace) if node.namespace else names.module_of(node)


def lower_asset_outputs(
    node: Node,
    datasets: Mapping[str, Dataset],
    settings: Mapping[str, AssetSettings],
    names: Names,
    log: DiagnosticLog,
) -> tuple[AssetOutput, ...]:
    """The outputs of a node's asset; one that stands for the node where it has none."""
    group = _group(node, names)
    if not node.outputs:
        name = names.nodes[node.identity]
        return (AssetOutput(name=name, metadata=_task(node, name, group, names, log)),)
    return tuple(
        AssetOutput(
            name=names.variable_of(output.dataset),
            metadata=asset_metadata(
                datasets[output.dataset],
                group,
                node.tags,
                settings.get(untranscoded(output.dataset)),
                names,
                log,
            ),
        )
        for output in node.outputs
    )


def _task(node: Node, name: str, group: str, names: Names, log: DiagnosticLog) -> AssetMetadata:
    """The asset of a node that makes none: it is called after the node."""
    path = tuple(node.name.split("."))
    own_key = path if "__".join(path) == name else (name,)
    return AssetMetadata(
        key=(*names.asset_key_prefix, *own_key),
        dataset=node.name,
        # An I/O manager is what takes a step into the project's folder.
        io_manager_key=None if names.inputs_of(node) else MEMORY_IO_MANAGER,
        group=group,
        kinds=(TASK,),
        tags=valid_tags(f"node '{node.name}'", dict.fromkeys(node.tags, ""), None, log),
    )


def lower_asset_inputs(
    node: Node,
    inputs: Inputs,
    graph: Graph,
    datasets: Mapping[str, Dataset],
    views: Views,
    partitioning: Partitioning,
    names: Names,
) -> tuple[AssetInput, ...]:
    """One input for each asset; further views of a dataset are loaded besides."""
    return tuple(
        AssetInput(
            name=name,
            key=names.asset_key(dataset),
            io_manager_key=views.io_manager_key(datasets[dataset], names),
            partition_mapping=_mapping(datasets[dataset], node, graph, partitioning),
        )
        for name, dataset in inputs.datasets.items()
    )


def _mapping(
    dataset: Dataset, node: Node, graph: Graph, partitioning: Partitioning
) -> Expression | None:
    if partitioning.of(dataset.name) is not None:
        return partitioning.asset_mapping(dataset.name, node)
    if not dataset.is_nothing or node.identity not in partitioning.nodes:
        return None
    # What holds nothing has the partitions of what is made with it, and is done when all of them are.
    plain = untranscoded(dataset.name)
    is_partitioned = any(
        maker.identity in partitioning.nodes
        and plain in (untranscoded(output.dataset) for output in maker.outputs)
        for maker in graph.nodes
    )
    return ALL_PARTITIONS if is_partitioned else None


def lower_external_assets(
    graph: Graph,
    datasets: Mapping[str, Dataset],
    settings: Mapping[str, AssetSettings],
    partitioning: Partitioning,
    names: Names,
    log: DiagnosticLog,
) -> tuple[ExternalAsset, ...]:
    """The assets of datasets that nodes read and no asset's node writes."""
    written = {untranscoded(output.dataset) for node in graph.assets for output in node.outputs}
    read = {untranscoded(dataset) for node in graph.nodes for dataset in names.inputs_of(node)}
    external: dict[str, ExternalAsset] = {}
    for name, dataset in sorted(datasets.items()):
        plain = untranscoded(name)
        if plain in read - written and plain not in external:
            data = partitioning.of(name)
            external[plain] = ExternalAsset(
                variable=names.variables[plain],
                metadata=asset_metadata(dataset, "external", (), settings.get(plain), names, log),
                partitions=data.variable if data else None,
            )
    return tuple(external.values())
