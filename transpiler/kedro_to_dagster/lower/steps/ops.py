"""Ops: nodes that write a dataset that is another node's asset."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...dagster_model.call import Call
from ...dagster_model.steps import Op, OpInput, OpOutput
from ...kedro_model.dagster_yml import NodeSettings
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import Node, NodeId
from ..datasets.io_managers import io_manager_key
from ..names.naming import Names
from .inputs import Inputs, Views
from .settings import step_settings


def lower_op(
    node: Node,
    inputs: Inputs,
    call: Call,
    datasets: Mapping[str, Dataset],
    views: Views,
    settings: Mapping[NodeId, NodeSettings],
    names: Names,
) -> Op:
    """Make an op of a node."""
    return Op(
        name=names.nodes[node.identity],
        module=names.module_of(node),
        inputs=tuple(
            OpInput(name=name, io_manager_key=views.io_manager_key(datasets[dataset], names))
            for name, dataset in inputs.datasets.items()
        ),
        outputs=tuple(
            OpOutput(
                name=names.variable_of(output.dataset),
                key=names.asset_key(output.dataset),
                io_manager_key=io_manager_key(datasets[output.dataset], names),
            )
            for output in node.outputs
        ),
        tags=op_tags(node, settings),
        call=call,
        node=node.name,
        settings=step_settings(node, settings),
        given_name=names.op_names.get(node.identity),
    )


def op_tags(node: Node, settings: Mapping[NodeId, NodeSettings]) -> tuple[tuple[str, Any], ...]:
    """The tags of a node's op, among them those that executors and Dagster's queue read."""
    own = settings.get(node.identity)
    return (("kedro/node", node.name), *(() if own is None else dict(own.tags).items()))
