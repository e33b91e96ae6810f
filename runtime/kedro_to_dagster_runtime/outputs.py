"""Nodes with several outputs: Kedro's checks of what their functions return."""

import inspect
import re
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import dagster as dg

from .private import outputs_to_dictionary

# What Dagster does not take for data when a body returns it.
_EVENTS = (
    dg.Output,
    dg.MaterializeResult,
    dg.ObserveResult,
    dg.AssetCheckResult,
    dg.AssetMaterialization,
    dg.AssetObservation,
    dg.DynamicOutput,
    dg.ExpectationResult,
)

# Whether Kedro's own node runs the body, and checks what the function returned.
IS_CHECKED_BY_NODE: ContextVar[bool] = ContextVar("IS_CHECKED_BY_NODE", default=False)


@dataclass(frozen=True)
class Returned:
    """What the function of a node returned, as it is, for Kedro's own node."""

    value: object


def in_order(returned: Any, *outputs: str) -> Any:
    """The outputs of a function that returns them in a list or tuple.

    Raises:
        ValueError: If it returned something else, or not as many, as with Kedro.
    """
    return _handed_on(returned, list(outputs))


def by_key(returned: object, *keys: str) -> Any:
    """The outputs of a function that returns them in a dictionary, in the keys' order.

    Raises:
        ValueError: If it returned something else, or other keys, as with Kedro.
    """
    return _handed_on(returned, {key: key for key in keys})


def no_output(returned: object) -> None:
    """Drop what the function of a node without outputs returns, with Kedro's warning."""
    _handed_on(returned, None)


def _handed_on(returned: object, outputs: list[str] | dict[str, str] | None) -> Any:
    # The body of a node without outputs returns nothing.
    if IS_CHECKED_BY_NODE.get() and outputs is not None:
        return Returned(returned)
    from kedro.pipeline import node

    step = dg.OpExecutionContext.get().op_def
    # Kedro does not accept its own names for lambdas and partials.
    name = re.sub(r"[^\w.-]", "_", str(step.tags.get("kedro/node", step.name)))
    # Kedro has no nodes without inputs and outputs.
    kedro_node = node(
        lambda *_: None, None if outputs else "inputs", outputs, name=name
    )
    try:
        results = outputs_to_dictionary(kedro_node, returned)
    except ValueError as error:
        # Only the node is known here: Kedro would name its function and datasets too.
        raise ValueError(str(error).replace(str(kedro_node), name)) from None
    if not results:
        return None
    first, *others = map(_kept, results.values())
    if others:
        return (first, *others)
    # Dagster would take a bare generator for a generator of events.
    return dg.Output(first) if inspect.isgenerator(first) else first


def _kept(value: Any) -> Any:
    """An output that Dagster hands on as it is, also if it is one of Dagster's own objects."""
    return dg.Output(value) if isinstance(value, _EVENTS) else value
