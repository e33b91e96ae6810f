"""Assets: one for each node, and an external one for each dataset that no node writes."""

from __future__ import annotations

from collections.abc import Mapping

from ...dagster_model.call import Call
from ...dagster_model.code import Expression
from ...dagster_model.steps import Asset, AssetInput, AssetOutput, ExternalAsset
from ...diagnostics import DiagnosticLog
from ...kedro_model.dagster_yml import AssetSettings, NodeSettings
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import Node, NodeId, untranscoded
from ..graph import Graph
from ..names.naming import Names
from ..partitions.partitioning import ALL_PARTITIONS, Partitioning
from .asset_metadata import asset_metadata
from .inputs import Inputs, Views, datasets_in_source_order
from .ops import op_tags
from .parts import asset_input, asset_output, group_of, names_its_function, task_output
from .settings import step_settings


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
        group=group_of(node, names),
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
    key = outputs[0].metadata.key
    if given_name is not None:
        return "__".join(key) != given_name
    return not names_its_function(outputs[0], names) and key not in names.keyed_ops


def lower_asset_outputs(
    node: Node,
    datasets: Mapping[str, Dataset],
    settings: Mapping[str, AssetSettings],
    names: Names,
    log: DiagnosticLog,
) -> tuple[AssetOutput, ...]:
    """The outputs of a node's asset; one that stands for the node where it has none."""
    if not node.outputs:
        return (_task(node, names, log),)
    return tuple(
        asset_output(output.dataset, node, datasets, settings, names, log)
        for output in node.outputs
    )


def _task(node: Node, names: Names, log: DiagnosticLog) -> AssetOutput:
    """It is called after the node."""
    name, path = names.nodes[node.identity], tuple(node.name.split("."))
    key = path if "__".join(path) == name else (name,)
    reads = bool(names.inputs_of(node))
    return task_output(name, ("node", node.name), key, (node,), names, log, reads=reads)


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
        asset_input(
            name,
            dataset,
            datasets,
            views,
            names,
            _mapping(datasets[dataset], node, graph, partitioning),
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
    inputs = {untranscoded(dataset) for node in graph.nodes for dataset in names.inputs_of(node)}
    external: dict[str, ExternalAsset] = {}
    for dataset in datasets_in_source_order(datasets):
        plain = untranscoded(dataset.name)
        if plain in inputs - written and plain not in external:
            data = partitioning.of(dataset.name)
            external[plain] = ExternalAsset(
                variable=names.variables[plain],
                metadata=asset_metadata(dataset, "external", (), settings.get(plain), names, log),
                partitions=data.variable if data else None,
            )
    return tuple(external.values())
