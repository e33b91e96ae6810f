"""Everything private of Dagster that the hooks use."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

import dagster as dg

from ..private import ExecutionPlan

if TYPE_CHECKING:
    from .wiring import WiredNode


def wired_ops(
    run: dg.DagsterRun, job: dg.JobDefinition, plan: ExecutionPlan
) -> list[tuple[str, dg.OpDefinition]]:
    """The keys of those steps of a run that are Kedro nodes, each with its op."""
    keys: Collection[str] = run.step_keys_to_execute or [
        step.key for step in plan.steps
    ]
    steps = [plan.get_step_by_key(key) for key in keys]
    ops = [(step.key, job.get_op(step.node_handle).definition) for step in steps]
    return [(key, op) for key, op in ops if wired_node(op) is not None]


def wired_node(op: dg.OpDefinition) -> "WiredNode | None":
    """The Kedro node that an op or asset is wired as; None if it is not a node."""
    function = getattr(getattr(op, "compute_fn", None), "decorated_fn", None)
    return getattr(function, "kedro_node", None)


def io_manager_key_of(asset: dg.AssetsDefinition, key: dg.AssetKey) -> str:
    """The key of the I/O manager that stores an asset."""
    return asset.get_io_manager_key_for_asset_key(key)


def is_made_in_run(context: dg.InputContext) -> bool:
    """Whether a step of the run, or of one that it retries, makes an input."""
    output = context.upstream_output
    if output is None:
        return False
    plan: Any = context.step_context.execution_plan
    return any(
        step.key == output.step_key and step.has_step_output(output.name)
        for step in plan.steps
    )
