"""Assets: one for each node, and an external one for each dataset that no node writes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...model.computation import Expression
from ...model.kedro import Node, untranscoded
from ...model.steps import (
    Asset,
    AssetFacts,
    AssetInput,
    AssetOutput,
    ExternalAsset,
    Op,
    OpInput,
    OpOutput,
)
from ..draft import Draft
from ..partitions.partitioning import ALL_PARTITIONS
from .asset_metadata import (
    MEMORY_IO_MANAGER,
    asset_facts,
    asset_key,
    group_name,
    io_manager_key,
    valid_tags,
)
from .call import computation, further_views, input_names
from .settings import step_settings, step_tags

_TASK = "task"


def lower_assets(draft: Draft) -> Draft:
    """Make an asset of every chosen node, an op of every other, and the external assets."""
    nodes = [node for node in draft.nodes if node.identity in draft.asset_nodes]
    written = {
        untranscoded(output.dataset): output.dataset for node in nodes for output in node.outputs
    }
    assets = tuple(_asset(node, written, draft) for node in nodes)
    ops = tuple(
        _op(node, written, draft) for node in draft.nodes if node.identity not in draft.asset_nodes
    )
    read = {asset_input.key for asset in assets for asset_input in asset.inputs}
    read |= {asset_key(name, draft) for op in _op_nodes(draft) for name in input_names(op, draft)}
    external = {}
    for name, dataset in sorted(draft.datasets.items()):
        plain = untranscoded(name)
        if plain not in written and asset_key(name, draft) in read and plain not in external:
            data = draft.partitioning.of(name)
            external[plain] = ExternalAsset(
                variable=draft.names.variables[plain],
                facts=asset_facts(dataset, "external", (), draft),
                partitions=data.variable if data else None,
            )
    return replace(draft, assets=assets, ops=ops, external_assets=tuple(external.values()))


def _op_nodes(draft: Draft) -> list[Node]:
    return [node for node in draft.nodes if node.identity not in draft.asset_nodes]


def _op(node: Node, written: dict[str, str], draft: Draft) -> Op:
    views = further_views(node, draft)
    return Op(
        name=draft.names.nodes[node.identity],
        module=draft.module_of(node),
        inputs=tuple(
            OpInput(name=variable, io_manager_key=_own_view(dataset, written, draft))
            for dataset, variable in input_names(node, draft).items()
            if variable not in views
        ),
        outputs=tuple(
            OpOutput(
                name=draft.names.variables[untranscoded(output.dataset)],
                key=asset_key(output.dataset, draft),
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
    return (("kedro/node", node.name), *step_tags(node, draft).items())


def _asset(node: Node, written: dict[str, str], draft: Draft) -> Asset:
    group = group_name(node.namespace) if node.namespace else draft.module_of(node)
    name = draft.names.nodes[node.identity]
    outputs = tuple(
        AssetOutput(
            name=draft.names.variables[untranscoded(output.dataset)],
            facts=asset_facts(draft.datasets[output.dataset], group, node.tags, draft),
        )
        for output in node.outputs
    ) or (AssetOutput(name=name, facts=_task(node, name, group, draft)),)
    partitions = draft.partitioning.nodes.get(node.identity)
    # Dagster names the op behind a single asset after its key; it must be the one that was given.
    own_key = outputs[0].facts.key[len(draft.options.asset_key_prefix) :]
    is_multi = len(outputs) > 1 or "__".join(own_key) != outputs[0].name
    return Asset(
        name=name if is_multi else outputs[0].name,
        module=draft.module_of(node),
        inputs=_inputs(node, written, draft),
        outputs=outputs,
        is_multi=is_multi,
        is_task=not node.outputs,
        group=group,
        op_tags=_op_tags(node, draft),
        computation=computation(node, draft),
        node=node.name,
        partitions=partitions.variable if partitions else None,
        backfill_policy=partitions.backfill_policy if partitions else None,
        settings=step_settings(node, draft),
    )


def _task(node: Node, name: str, group: str, draft: Draft) -> AssetFacts:
    """The asset of a node that makes none: it is called after the node."""
    path = tuple(node.name.split("."))
    reads = any(True for _ in input_names(node, draft))
    own_key = path if "__".join(path) == name else (name,)
    return AssetFacts(
        key=(*draft.options.asset_key_prefix, *own_key),
        dataset=node.name,
        # An I/O manager is what takes a step into the project's folder.
        io_manager_key=None if reads else MEMORY_IO_MANAGER,
        group=group,
        kinds=(_TASK,),
        tags=valid_tags(f"node '{node.name}'", dict.fromkeys(node.tags, ""), None, draft),
    )


def _inputs(node: Node, written: dict[str, str], draft: Draft) -> tuple[AssetInput, ...]:
    """One input for each asset; further views of a dataset are loaded besides."""
    views = further_views(node, draft)
    return tuple(
        AssetInput(
            name=variable,
            key=asset_key(dataset, draft),
            io_manager_key=_own_view(dataset, written, draft),
            partition_mapping=_mapping(dataset, node, draft),
        )
        for dataset, variable in input_names(node, draft).items()
        if variable not in views
    )


def _mapping(dataset: str, node: Node, draft: Draft) -> Expression | None:
    if draft.partitioning.of(dataset) is not None:
        return draft.partitioning.asset_mapping(dataset, node)
    if not draft.datasets[dataset].is_nothing or node.identity not in draft.partitioning.nodes:
        return None
    # What holds nothing has the partitions of what is made with it, and is done when all of them are.
    makers = (
        maker
        for maker in draft.nodes
        if untranscoded(dataset) in (untranscoded(output.dataset) for output in maker.outputs)
    )
    is_partitioned = any(maker.identity in draft.partitioning.nodes for maker in makers)
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
