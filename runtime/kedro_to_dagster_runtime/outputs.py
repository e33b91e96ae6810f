"""Nodes with several outputs: what Kedro checks of what their functions return."""

import inspect
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import dagster as dg

from .private import outputs_of


_is_left_to_node: ContextVar[bool] = ContextVar("is_left_to_node", default=False)


@contextmanager
def left_to_node() -> Iterator[None]:
    """Leave the checks to a node of Kedro's that a body is run for."""
    token = _is_left_to_node.set(True)
    try:
        yield
    finally:
        _is_left_to_node.reset(token)


def in_order(returned: Any, *outputs: str) -> Any:
    """The outputs of a function that returns them in a list or tuple.

    Raises:
        ValueError: If it returned something else, or not as many, as with Kedro.
    """
    return _handed_on(returned, list(outputs))


def by_key(returned: Any, *keys: str) -> Any:
    """The outputs of a function that returns them in a dictionary, in the keys' order.

    Raises:
        ValueError: If it returned something else, or other keys, as with Kedro.
    """
    return _handed_on(returned, {key: key for key in keys})


def _handed_on(returned: Any, outputs: Sequence[str] | Mapping[str, str]) -> Any:
    if _is_left_to_node.get():
        return returned
    values = tuple(outputs_of(returned, outputs).values())
    if len(values) > 1:
        return values
    # A generator on its own would be one of events to Dagster.
    return dg.Output(values[0]) if inspect.isgenerator(values[0]) else values[0]
