"""Readers of what the catalog says of partitions: types with arguments, keys, plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...dagster_model.code import Collection, Expression

# What Dagster refuses in a key (dagster._core.definitions.partitions).
_NOT_IN_KEYS = ("...", "\a", "\b", "\f", "\n", "\r", "\t", "\v", "\0")


class UntranslatableError(ValueError):
    """Something said of partitions has no translation."""


def type_and_arguments(
    declared: Any, known: Mapping[str, tuple[str, ...]], what: str
) -> tuple[str, dict[str, Any]]:
    """Take a type's name and its arguments apart.

    Raises:
        UntranslatableError: If the type or an argument is not `known`.
    """
    arguments = dict(declared) if isinstance(declared, Mapping) else {"type": declared}
    type_ = arguments.pop("type", None)
    name = type_.__name__ if isinstance(type_, type) else str(type_)
    package, _, name = name.rpartition(".")
    if package not in ("", "dagster", "dg") or name not in known:
        raise UntranslatableError(
            f"'{type_}' is no {what} of Dagster's; there are {', '.join(known)}"
        )
    unknown = [argument for argument in arguments if argument not in known[name]]
    if unknown:
        raise UntranslatableError(f"a {name} has no '{unknown[0]}'")
    return name, arguments


def keys_of(value: Any) -> tuple[str, ...]:
    """A list of keys, each as text.

    Raises:
        UntranslatableError: If it is none, or Dagster does not take one of the keys.
    """
    if not isinstance(value, (list, tuple)) or not value:
        raise UntranslatableError("'partition_keys' must be a list with at least one key")
    keys = tuple(key_of(key) for key in value)
    if len(set(keys)) < len(keys):
        raise UntranslatableError("'partition_keys' has a key twice")
    return keys


def key_of(value: Any) -> str:
    """A key as text, as YAML may read one as a number or a date.

    Raises:
        UntranslatableError: If Dagster does not take it.
    """
    text = str(value)
    if value is None or not text or any(refused in text for refused in _NOT_IN_KEYS):
        raise UntranslatableError(f"Dagster does not take {value!r} as a partition key")
    if any(part in ("", ".", "..") for part in text.split("/")):
        raise UntranslatableError(f"the key {value!r} is no path of a file in the dataset's folder")
    return text


def dictionary_of(items: Iterable[tuple[str, Expression]]) -> Collection:
    """A dictionary of expressions."""
    return Collection(type="dict", items=tuple(items))


def plain(name: str, value: Any) -> Any:
    """A value that can be an argument as it is.

    Raises:
        UntranslatableError: If it is not plain.
    """
    if value is None or type(value) in (bool, int, float, str):
        return value
    raise UntranslatableError(f"'{name}' cannot be {value!r}")
