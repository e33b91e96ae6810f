"""Values as Python code has them: which a literal can express, and which are written alike."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from typing import Any


def is_literal(value: Any) -> bool:
    """Whether the value can be written as a Python expression without an import."""
    if value is None or type(value) in (bool, int, float, str, bytes):
        return True
    if type(value) in (list, tuple, set, frozenset):
        return all(is_literal(item) for item in value)
    if type(value) is dict:
        return all(is_literal(key) and is_literal(item) for key, item in value.items())
    return False


def is_configurable(value: Any) -> bool:
    """Whether the value passes through Dagster's configuration unchanged.

    Dagster keeps configuration as JSON, so mapping keys must be strings and numbers finite; only the
    exact types count, since a subclass would come back as its base.
    """
    if value is None or type(value) in (bool, int, str):
        return True
    if type(value) is float:
        return math.isfinite(value)
    if type(value) is list:
        return all(is_configurable(item) for item in value)
    if type(value) is dict:
        return all(type(key) is str and is_configurable(item) for key, item in value.items())
    return False


def exact(value: Any) -> Hashable:
    """A form in which only values are equal that are written alike: 1 is not True, and a NaN is itself.

    The order of a mapping's keys counts.
    """
    if is_dataclass(value) and not isinstance(value, type):
        compared = (getattr(value, field.name) for field in fields(value) if field.compare)
        return (type(value), *map(exact, compared))
    if isinstance(value, dict):
        return (type(value), *((exact(key), exact(inner)) for key, inner in value.items()))
    if isinstance(value, (list, tuple)):
        return (type(value), *map(exact, value))
    if isinstance(value, (set, frozenset)):
        return (type(value), frozenset(map(exact, value)))
    if isinstance(value, float):
        return (type(value), value.hex())
    return (type(value), value if isinstance(value, Hashable) else repr(value))
