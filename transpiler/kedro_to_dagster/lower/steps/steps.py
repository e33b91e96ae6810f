"""Steps: every node as an asset or an op, and what belongs to the assets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...dagster_model.steps import Asset, AssetCheck, AssetMetadata, ExternalAsset, Op
from ...diagnostics import DiagnosticLog
from ...kedro_model.dagster_yml import NodeSettings
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import Node, NodeId
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
    views = Views.of(graph.assets, datasets)
    inputs = {node.identity: lower_inputs(node, datasets, names) for node in graph.nodes}
    decorators = {
        node.identity: body_decorators(
            node,
            inputs[node.identity],
            datasets,
            names,
            partitioning,
            has_hooks=project.has_hooks,
        )
        for node in graph.nodes
        if groups.of(node) is None
    }
    calls = {
        node.identity: lower_call(
            node,
            names.inputs_of(node),
            functions.of_nodes[node.identity],
            parameters.values_of(node),
            tuple(decorators[node.identity]),
        )
        for node in graph.nodes
        if groups.of(node) is None
    }
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
    for group in groups.every:
        inputs |= {node.identity: lower_group_inputs(group, graph, names) for node in group.nodes}
        asset = lower_group(
            group,
            lower_group_body(
                group,
                datasets,
                names,
                functions,
                parameters,
                groups.variables_around(group.nodes[0], names),
                has_hooks=project.has_hooks,
            ),
            inputs[group.nodes[0].identity],
            views,
            datasets,
            of_assets,
            translated,
            of_nodes,
            names,
            log,
        )
        assets |= {node.identity: asset for node in group.nodes}
    ops = {
        node.identity: lower_op(
            node,
            inputs[node.identity],
            calls[node.identity],
            datasets,
            views,
            of_nodes,
            names,
        )
        for node in graph.ops
    }
    # In the order in which their first nodes can run.
    assets = {node.identity: assets[node.identity] for node in graph.assets}
    external = tuple(
        translated.external(asset)
        for asset in lower_external_assets(graph, datasets, of_assets, partitioning, names, log)
    )
    keys = {output.metadata.key for asset in assets.values() for output in asset.outputs}
    keys |= {asset.metadata.key for asset in external}
    return Steps(
        assets=assets,
        ops=ops,
        inputs=inputs,
        external_assets=external,
        checks=lower_checks(project, datasets, keys, names),
    )
