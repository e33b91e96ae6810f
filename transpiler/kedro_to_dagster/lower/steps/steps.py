"""Steps: every node as an asset or an op, and what belongs to the assets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...dagster_model.call import Call
from ...dagster_model.steps import Asset, AssetCheck, AssetMetadata, ExternalAsset, Op
from ...diagnostics import DiagnosticLog
from ...kedro_model.dagster_yml import AssetSettings, NodeSettings
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import Node, NodeId
from ...kedro_model.place import in_source_order
from ...kedro_model.project import Project
from ..functions.node_functions import Functions
from ..graph import Graph
from ..groups.groups import Groups
from ..names.naming import Names
from ..parameters.resource import Parameters
from ..partitions.partitioning import Partitioning
from .asset_checks import lower_checks
from .assets import lower_asset, lower_asset_inputs, lower_asset_outputs, lower_external_assets
from .body_decorators import body_decorators
from .call import lower_call
from .group_bodies import lower_group_body
from .groups import lower_group, lower_group_inputs
from .inputs import Inputs, Views, lower_inputs
from .ops import lower_op
from .settings import asset_settings
from .translated import TranslatedAssets


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The assets and ops by their nodes, what they read, and the assets and checks without a node."""

    assets: Mapping[NodeId, Asset]
    ops: Mapping[NodeId, Op]
    inputs: Mapping[NodeId, Inputs]
    external_assets: tuple[ExternalAsset, ...]
    checks: tuple[AssetCheck, ...]

    @property
    def every_asset(self) -> tuple[Asset, ...]:
        """The assets, each once: the nodes of a group share one."""
        return tuple({asset.op_name: asset for asset in self.assets.values()}.values())

    @property
    def metadata(self) -> list[AssetMetadata]:
        """What Dagster shows of every asset."""
        own = [output.metadata for asset in self.every_asset for output in asset.outputs]
        return [*own, *(asset.metadata for asset in self.external_assets)]

    def function_of(self, node: Node) -> str:
        """The function of a node: an asset, or an op."""
        asset = self.assets.get(node.identity)
        return self.ops[node.identity].name if asset is None else asset.name

    def step_of(self, node: Node) -> str:
        """What Dagster calls the step of a node: the op, or the op behind the asset."""
        asset = self.assets.get(node.identity)
        return self.ops[node.identity].op_name if asset is None else asset.op_name


def lower_steps(
    project: Project,
    graph: Graph,
    groups: Groups,
    datasets: Mapping[str, Dataset],
    names: Names,
    functions: Functions,
    parameters: Parameters,
    partitioning: Partitioning,
    translated: TranslatedAssets,
    of_nodes: Mapping[NodeId, NodeSettings],
    log: DiagnosticLog,
) -> Steps:
    """Make an asset of every chosen node, an op of every other, and the external assets."""
    of_assets = asset_settings(project)
    views = Views.of(graph.assets, graph.nodes, datasets)
    inputs = {node.identity: lower_inputs(node, datasets, names) for node in graph.nodes}
    inputs |= {
        node.identity: lower_group_inputs(group, graph, names)
        for group in groups.every
        for node in group.nodes
    }
    calls = _calls(
        project, graph, groups, inputs, datasets, names, functions, parameters, partitioning
    )
    assets = {
        node.identity: lower_asset(
            node,
            lower_asset_inputs(
                node, inputs[node.identity], graph, datasets, views, partitioning, names
            ),
            translated.outputs(node, lower_asset_outputs(node, datasets, of_assets, names, log)),
            calls[node.identity],
            partitioning,
            of_nodes,
            names,
        )
        for node in graph.assets
        if groups.of(node) is None
    }
    assets |= _group_assets(
        project, groups, inputs, views, datasets, of_assets, names, functions, parameters,
        translated, of_nodes, log,
    )  # fmt: skip
    external = tuple(
        translated.external(asset)
        for asset in lower_external_assets(graph, datasets, of_assets, partitioning, names, log)
    )
    keys = {output.metadata.key for asset in assets.values() for output in asset.outputs}
    keys |= {asset.metadata.key for asset in external}
    return Steps(
        assets={node.identity: assets[node.identity] for node in _in_source_order(graph.assets)},
        ops=_ops(graph, inputs, calls, datasets, views, of_nodes, names),
        inputs=inputs,
        external_assets=external,
        checks=lower_checks(project, datasets, keys, names, log),
    )


def _in_source_order(nodes: Iterable[Node]) -> list[Node]:
    """The nodes as they stand in the project; those of one line in the order in which they can run."""
    return sorted(nodes, key=lambda node: in_source_order(node.place))


def _calls(
    project: Project,
    graph: Graph,
    groups: Groups,
    inputs: Mapping[NodeId, Inputs],
    datasets: Mapping[str, Dataset],
    names: Names,
    functions: Functions,
    parameters: Parameters,
    partitioning: Partitioning,
) -> dict[NodeId, Call]:
    """How each node that is a step by itself calls its function."""
    calls = {}
    for node in graph.nodes:
        if groups.of(node) is not None:
            continue
        decorators = body_decorators(
            node,
            inputs[node.identity],
            datasets,
            names,
            partitioning,
            has_session=project.has_session,
        )
        calls[node.identity] = lower_call(
            node,
            names.inputs_of(node),
            functions.of_nodes[node.identity],
            parameters.values_of(node),
            tuple(decorators),
        )
    return calls


def _group_assets(
    project: Project,
    groups: Groups,
    inputs: Mapping[NodeId, Inputs],
    views: Views,
    datasets: Mapping[str, Dataset],
    of_assets: Mapping[str, AssetSettings],
    names: Names,
    functions: Functions,
    parameters: Parameters,
    translated: TranslatedAssets,
    of_nodes: Mapping[NodeId, NodeSettings],
    log: DiagnosticLog,
) -> dict[NodeId, Asset]:
    """The asset of each group, for all of its nodes."""
    assets: dict[NodeId, Asset] = {}
    for group in groups.every:
        first = group.first
        body = lower_group_body(
            group,
            datasets,
            names,
            functions,
            parameters,
            groups.variables_around(first, names),
            has_session=project.has_session,
        )
        asset = lower_group(
            group,
            body,
            inputs[first.identity],
            views,
            datasets,
            of_assets,
            translated,
            of_nodes,
            names,
            log,
        )
        assets |= {node.identity: asset for node in group.nodes}
    return assets


def _ops(
    graph: Graph,
    inputs: Mapping[NodeId, Inputs],
    calls: Mapping[NodeId, Call],
    datasets: Mapping[str, Dataset],
    views: Views,
    settings: Mapping[NodeId, NodeSettings],
    names: Names,
) -> dict[NodeId, Op]:
    return {
        node.identity: lower_op(
            node,
            inputs[node.identity],
            calls[node.identity],
            datasets,
            views,
            settings,
            names,
        )
        for node in graph.ops
    }
