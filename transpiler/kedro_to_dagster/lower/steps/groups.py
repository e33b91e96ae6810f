"""Groups as assets: what Dagster shows of a step of several nodes, and how it runs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...codes.groups import GROUP_SETTINGS_DIFFER, SETTING_OF_WHOLE_GROUP
from ...codes.nodes import PREVIEW_IN_GROUP
from ...dagster_model.groups import GroupBody
from ...dagster_model.runs import StepSettings
from ...dagster_model.steps import Asset, AssetOutput
from ...diagnostics import DiagnosticLog
from ...kedro_model.dagster_yml import AssetSettings, NodeSettings
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import NodeId, untranscoded
from ..graph import Graph
from ..groups.groups import Group
from ..names.naming import Names
from .group_bodies import group_inputs
from .inputs import Inputs, Views
from .parts import asset_input, asset_output, group_of, names_its_function, task_output
from .translated import TranslatedAssets

# The tag of an op that has the names of its nodes.
NODES_TAG = "kedro/nodes"


def lower_group_inputs(group: Group, graph: Graph, names: Names) -> Inputs:
    """What a group reads from elsewhere; further views are loaded within."""
    return Inputs(datasets=group_inputs(group, names), further_views={})


def lower_group(
    group: Group,
    body: GroupBody,
    inputs: Inputs,
    views: Views,
    datasets: Mapping[str, Dataset],
    of_assets: Mapping[str, AssetSettings],
    translated: TranslatedAssets,
    of_nodes: Mapping[NodeId, NodeSettings],
    names: Names,
    log: DiagnosticLog,
) -> Asset:
    """Make an asset of a group: a multi-asset, unless it has one output and no name of its own.

    Raises:
        UsageError: If `dagster.yml` has different settings for nodes of the group.
    """
    _report_previews(group, log)
    outputs = translated.of_datasets(
        asset_output(output.dataset, node, datasets, of_assets, names, log)
        for node in group.nodes
        for output in node.outputs
        if untranscoded(output.dataset) not in group.local
    )
    first = group.first
    is_task = not outputs
    if is_task:
        outputs = (_task(group, inputs, names, log),)
    is_one = len(outputs) == 1 and names_its_function(outputs[0], names)
    is_multi = not is_task and (group.is_named or not is_one)
    settings, tags = _settings(group, of_nodes, log)
    return Asset(
        name=group.name if is_multi else outputs[0].name,
        module=names.module_of(first),
        inputs=tuple(
            asset_input(name, dataset, datasets, views, names)
            for name, dataset in inputs.datasets.items()
        ),
        outputs=outputs,
        is_multi=is_multi,
        is_task=is_task,
        group=group_of(first, names),
        op_tags=((NODES_TAG, [node.name for node in group.nodes]), *tags),
        call=body,
        node=first.name,
        settings=settings,
        dependencies=tuple(_dependencies(group, inputs, names)) if len(outputs) > 1 else (),
    )


def _task(group: Group, inputs: Inputs, names: Names, log: DiagnosticLog) -> AssetOutput:
    """It is called after the group."""
    name, reads = group.name, bool(inputs.datasets)
    return task_output(name, ("step", name), (name,), group.nodes, names, log, reads=reads)


def _dependencies(
    group: Group, inputs: Inputs, names: Names
) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    """The assets that each output is made from, those of the same group too."""
    everything = {names.asset_key(dataset) for dataset in inputs.datasets.values()}
    behind: dict[str, set[tuple[str, ...]]] = {}
    dependencies: list[tuple[str, set[tuple[str, ...]]]] = []
    for node in group.nodes:
        keys: set[tuple[str, ...]] = set()
        for dataset in names.inputs_of(node):
            plain = untranscoded(dataset)
            keys |= behind[plain] if plain in group.local else {names.asset_key(dataset)}
        for output in node.outputs:
            plain = untranscoded(output.dataset)
            behind[plain] = keys
            if plain not in group.local:
                dependencies.append((names.variable_of(output.dataset), keys))
    used = {key for _, keys in dependencies for key in keys}
    if not everything <= used:
        # Dagster wants each input behind an output; a node without outputs may be all that reads it.
        return
    if any(keys != everything for _, keys in dependencies):
        yield from ((name, tuple(sorted(keys))) for name, keys in dependencies)


def _report_previews(group: Group, log: DiagnosticLog) -> None:
    for node in group.nodes:
        if node.preview is not None and node.outputs:
            log.add(PREVIEW_IN_GROUP(node=node.name, group=group.name), node.name, place=node.place)


def _settings(
    group: Group, of_nodes: Mapping[NodeId, NodeSettings], log: DiagnosticLog
) -> tuple[StepSettings | None, tuple[tuple[str, Any], ...]]:
    """What is said of the group's nodes, which is true of their step then."""
    node_settings = [of_nodes[node.identity] for node in group.nodes if node.identity in of_nodes]
    if not node_settings:
        return None, ()
    policy = _shared(group, "retry_policy", [(own.node, own.retry_policy) for own in node_settings])
    pool = _shared(group, "pool", [(own.node, own.pool) for own in node_settings])
    keys = dict.fromkeys(key for own in node_settings for key, _ in own.tags)
    tags = tuple(
        (
            key,
            _shared(
                group,
                f"tags: {key}",
                [(own.node, dict(own.tags).get(key)) for own in node_settings],
            ),
        )
        for key in keys
    )
    if len(node_settings) < len(group.nodes):
        log.add(
            SETTING_OF_WHOLE_GROUP(
                nodes=", ".join(own.node for own in node_settings),
                group=group.name,
                count=len(group.nodes),
            ),
            group.name,
        )
    return StepSettings(retry_policy=policy, pool=pool), tags


def _shared(group: Group, what: str, node_values: list[tuple[str, Any]]) -> Any:
    """The one value that nodes have."""
    values = [(node, value) for node, value in node_values if value is not None]
    for node, value in values[1:]:
        if value != values[0][1]:
            raise GROUP_SETTINGS_DIFFER(one=values[0][0], node=node, group=group.name, what=what)
    return values[0][1] if values else None
