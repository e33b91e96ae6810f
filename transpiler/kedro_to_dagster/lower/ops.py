"""Ops and assets: one op for each node, and one asset or multi-asset for each node with outputs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..model.dagster import Asset, AssetInput, AssetOutput, ExternalAsset, Op, OpInput, OpOutput
from ..model.kedro import Node, untranscoded
from .computations import computation, input_names
from .draft import Draft
from .extras import step_settings, step_tags
from .facts import asset_facts, asset_key, io_manager_key
from .names import identifier


def lower_ops(draft: Draft) -> Draft:
    """Make an op of every node."""
    return replace(draft, ops=tuple(_op(node, draft) for node in draft.nodes))


def _op(node: Node, draft: Draft) -> Op:
    name = draft.names.ops[node.identity]
    return Op(
        name=name,
        function_name=name,
        module=draft.module_of(node),
        inputs=tuple(
            OpInput(
                name=variable,
                dataset=dataset,
                io_manager_key=io_manager_key(draft.datasets[dataset], draft),
            )
            for dataset, variable in input_names(node, draft).items()
        ),
        outputs=tuple(
            OpOutput(
                name=draft.names.variables[untranscoded(output.dataset)],
                dataset=output.dataset,
                io_manager_key=io_manager_key(draft.datasets[output.dataset], draft),
            )
            for output in node.outputs
        ),
        tags=_op_tags(node, draft),
        computation=computation(node, draft),
        node=node.name,
        settings=step_settings(node, draft),
    )


def _op_tags(node: Node, draft: Draft) -> tuple[tuple[str, Any], ...]:
    tags: dict[str, Any] = {"kedro/node": node.name}
    if node.tags:
        tags["kedro/tags"] = ",".join(node.tags)
    return (*tags.items(), *step_tags(node, draft).items())


def lower_assets(draft: Draft) -> Draft:
    """Make an asset of every chosen node, and an external one of every dataset that none of them writes."""
    nodes = [node for node in draft.nodes if node.identity in draft.asset_nodes]
    written = {untranscoded(each.dataset): each.dataset for node in nodes for each in node.outputs}
    assets = tuple(_asset(node, written, draft) for node in nodes)
    read = {name for asset in assets for name in (each.key for each in asset.inputs)}
    external = {}
    for name, dataset in sorted(draft.datasets.items()):
        plain = untranscoded(name)
        if plain not in written and asset_key(name) in read and plain not in external:
            external[plain] = ExternalAsset(
                variable=draft.names.variables[plain],
                facts=asset_facts(dataset, "external", (), draft),
            )
    return replace(draft, assets=assets, external_assets=tuple(external.values()))


def _asset(node: Node, written: dict[str, str], draft: Draft) -> Asset:
    group = identifier(node.namespace) if node.namespace else draft.module_of(node)
    outputs = tuple(
        AssetOutput(
            name=draft.names.variables[untranscoded(output.dataset)],
            facts=asset_facts(draft.datasets[output.dataset], group, node.tags, draft),
        )
        for output in node.outputs
    )
    # Dagster names the op behind a single asset after its key; it must be the one that was given.
    inputs, loads = _asset_inputs(node, written, draft)
    made = replace(
        computation(node, draft), inputs=tuple(each.name for each in inputs), loads=loads
    )
    is_multi = (
        len(outputs) > 1
        or made.yields
        or made.streams_several
        or "__".join(outputs[0].facts.key) != outputs[0].name
    )
    return Asset(
        function_name=(draft.names.multi_assets[node.identity] if is_multi else outputs[0].name),
        module=draft.module_of(node),
        inputs=inputs,
        outputs=outputs,
        is_multi=is_multi,
        group=group,
        op_tags=_op_tags(node, draft),
        computation=made,
        node=node.name,
        settings=step_settings(node, draft),
    )


def _asset_inputs(
    node: Node, written: dict[str, str], draft: Draft
) -> tuple[tuple[AssetInput, ...], tuple[tuple[str, str], ...]]:
    """One input for each asset; further views of a dataset are loaded by the body."""
    inputs: dict[tuple[str, ...], AssetInput] = {}
    loads = []
    for dataset, variable in input_names(node, draft).items():
        key = asset_key(dataset)
        if key in inputs:
            loads.append((variable, str(io_manager_key(draft.datasets[dataset], draft))))
        else:
            manager = _own_view(dataset, written, draft)
            inputs[key] = AssetInput(name=variable, key=key, io_manager_key=manager)
    return tuple(inputs.values()), tuple(loads)


def _own_view(dataset: str, written: dict[str, str], draft: Draft) -> str | None:
    """The I/O manager to load a dataset by, where it is another view than the one it was saved by."""
    plain = untranscoded(dataset)
    if plain in written:
        saved_as = written[plain]
    else:
        saved_as = min(name for name in draft.datasets if untranscoded(name) == plain)
    if saved_as == dataset:
        return None
    return io_manager_key(draft.datasets[dataset], draft)
