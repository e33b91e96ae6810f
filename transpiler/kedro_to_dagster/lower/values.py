"""What values are: whether Dagster's configuration can express them exactly, and as which type."""

from __future__ import annotations

from typing import Any


def annotation(value: Any) -> str:
    """The narrowest type that Dagster's configuration takes for the value.

    A list that holds None and a mapping with a None value only pass where the type is Any.
    """
    if type(value) in (bool, int, float, str):
        return type(value).__name__
    if type(value) is list and value:
        kinds = {type(item) for item in value}
        if len(kinds) == 1 and (kind := kinds.pop()) in (bool, int, float, str):
            return f"list[{kind.__name__}]"
    return "Any"


def parameter_annotation(value: Any) -> str:
    """The same for a parameter, where a run may give another kind of number."""
    kind = annotation(value)
    if kind in ("int", "float"):
        return "Number"
    if type(value) is list and value and all(type(item) in (int, float) for item in value):
        return "list[Number]"
    return kind
