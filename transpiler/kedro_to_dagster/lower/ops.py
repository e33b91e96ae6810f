"""Ops and assets: one op for each node, and one asset or multi-asset for each node with outputs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..model.computation import Computation, Expression, Load
from ..model.kedro import Node, untranscoded
from ..model.steps import Asset, AssetInput, AssetOutput, ExternalAsset, Op, OpInput, OpOutput
from .computations import computation, input_names
from .draft import Draft
from .extras import step_settings, step_tags
from .facts import asset_facts, asset_key, io_manager_key
from .names import identifier
from .partitioning import ALL_PARTITIONS


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
            _op_input(variable, dataset, draft)
            for dataset, variable in input_names(node, draft).items()
        ),
        outputs=tuple(
            OpOutput(
                name=draft.names.variables[untranscoded(output.dataset)],
                dataset=output.dataset,
                io_manager_key=io_manager_key(draft.datasets[output.dataset], draft),
                is_nothing=_is_nothing(output.dataset, node, draft),
            )
            for output in node.outputs
        ),
        tags=_op_tags(node, draft),
        computation=_op_computation(node, draft),
        node=node.name,
        settings=step_settings(node, draft),
    )


def _is_nothing(output: str, node: Node, draft: Draft) -> bool:
    """Whether an output is of the type that takes no value; among chunks each output has values."""
    streams_several = node.function.is_generator and len(node.outputs) > 1
    return draft.datasets[output].is_nothing and not streams_several


def _op_input(variable: str, dataset: str, draft: Draft) -> OpInput:
    key = io_manager_key(draft.datasets[dataset], draft)
    is_partitioned = draft.partitioning.of(dataset) is not None
    only_orders = is_partitioned or draft.datasets[dataset].is_nothing
    return OpInput(
        name=variable,
        dataset=dataset,
        io_manager_key=None if only_orders else key,
        only_orders=only_orders,
    )


def _op_computation(node: Node, draft: Draft) -> Computation:
    """The body of the op, which loads partitions itself and records what holds nothing."""
    made = computation(node, draft)
    partitioning = draft.partitioning
    loads = tuple(
        Load(
            variable=variable,
            io_manager_key=str(io_manager_key(draft.datasets[dataset], draft)),
            partitions=partitioning.loaded(dataset, node),
        )
        for dataset, variable in input_names(node, draft).items()
        if partitioning.of(dataset) is not None
    )
    loaded = {each.variable for each in loads}
    is_partitioned = partitioning.runs_in_parts(node)
    # The asset of a node that makes all partitions at once has no materialization of its own.
    records = is_partitioned or node.identity not in partitioning.nodes
    return replace(
        made,
        inputs=tuple(each for each in made.inputs if each not in loaded),
        loads=loads,
        recorded=tuple(
            asset_key(each.dataset)
            for each in node.outputs
            if records and _is_nothing(each.dataset, node, draft)
        ),
        is_partitioned=is_partitioned,
        held_of=partitioning.nodes[node.identity].variable
        if node.identity in partitioning.held
        else None,
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
            data = draft.partitioning.of(name)
            external[plain] = ExternalAsset(
                variable=draft.names.variables[plain],
                facts=asset_facts(dataset, "external", (), draft),
                partitions=data.variable if data else None,
            )
    return replace(draft, assets=assets, external_assets=tuple(external.values()))


def _asset(node: Node, written: dict[str, str], draft: Draft) -> Asset:
    group = identifier(node.namespace) if node.namespace else draft.module_of(node)
    outputs = tuple(
        AssetOutput(
            name=draft.names.variables[untranscoded(output.dataset)],
            facts=replace(
                asset_facts(draft.datasets[output.dataset], group, node.tags, draft),
                is_nothing=_is_nothing(output.dataset, node, draft),
            ),
        )
        for output in node.outputs
    )
    # Dagster names the op behind a single asset after its key; it must be the one that was given.
    inputs, loads = _asset_inputs(node, written, draft)
    made = replace(
        computation(node, draft),
        inputs=tuple(each.name for each in inputs if not each.is_nothing),
        loads=loads,
    )
    partitions = draft.partitioning.nodes.get(node.identity)
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
        partitions=partitions.variable if partitions else None,
        backfill_policy=partitions.backfill_policy if partitions else None,
        settings=step_settings(node, draft),
    )


def _asset_inputs(
    node: Node, written: dict[str, str], draft: Draft
) -> tuple[tuple[AssetInput, ...], tuple[Load, ...]]:
    """One input for each asset; further views of a dataset are loaded by the body."""
    inputs: dict[tuple[str, ...], AssetInput] = {}
    loads = []
    for dataset, variable in input_names(node, draft).items():
        key = asset_key(dataset)
        if key in inputs:
            manager = str(io_manager_key(draft.datasets[dataset], draft))
            loads.append(Load(variable=variable, io_manager_key=manager))
        else:
            inputs[key] = AssetInput(
                name=variable,
                key=key,
                io_manager_key=_own_view(dataset, written, draft),
                partition_mapping=_asset_mapping(dataset, node, draft),
                is_nothing=draft.datasets[dataset].is_nothing,
            )
    return tuple(inputs.values()), tuple(loads)


def _asset_mapping(dataset: str, node: Node, draft: Draft) -> Expression | None:
    if draft.partitioning.of(dataset) is not None:
        return draft.partitioning.asset_mapping(dataset, node)
    if not draft.datasets[dataset].is_nothing or node.identity not in draft.partitioning.nodes:
        return None
    # What holds nothing has the partitions of what is made with it, and is done when all of them are.
    makers = (
        each for each in draft.nodes
        if untranscoded(dataset) in (untranscoded(output.dataset) for output in each.outputs)
    )  # fmt: skip
    is_partitioned = any(each.identity in draft.partitioning.nodes for each in makers)
    return ALL_PARTITIONS if is_partitioned else None


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
