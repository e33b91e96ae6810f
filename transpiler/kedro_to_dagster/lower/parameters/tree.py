"""The parameters that nodes read, as one mapping in the form that the YAML has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from ...kedro_model.node import WHOLE
from ...kedro_model.place import in_source_order
from ...kedro_model.project import Parameter

# The keys that lead to a parameter; a key may have dots in it.
Path: TypeAlias = "tuple[str, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterTree:
    """All parameters that nodes read: mappings in mappings, and where each one stands."""

    values: Mapping[str, Any]
    paths: Mapping[str, Path]

    @classmethod
    def of(cls, used: Mapping[str, Parameter]) -> ParameterTree:
        """Put parameters together; `used` has them by Kedro's dotted paths."""
        values: dict[str, Any] = {}
        paths: dict[str, Path] = {}
        if WHOLE in used:
            values = _with_mappings_copied(used[WHOLE].value)
            paths[WHOLE] = ()
        # What holds others comes first.
        for path in sorted(used, key=lambda path: (path.count("."), _position(path, used))):
            if path == WHOLE:
                continue
            inside = _path_inside(path, values, paths)
            if inside is not None:
                paths[path] = inside
                continue
            keys = tuple(path.split("."))
            if not _put(values, keys, used[path]):
                # Something of that name is no mapping: the key itself has dots.
                keys = (path,)
                values[path] = _value(used[path])
            paths[path] = keys
        if WHOLE not in used:
            values = _in_source_order(values, paths, used)
        return cls(values=values, paths=paths)

    def path(self, parameter: str) -> Path:
        """Where a parameter stands."""
        return self.paths[parameter]


@dataclass(frozen=True, slots=True)
class Missing:
    """Stands for a parameter that has no value."""


def _position(path: str, used: Mapping[str, Parameter]) -> tuple[tuple[bool, str, int], str]:
    return in_source_order(used[path].place), path


def _in_source_order(
    values: dict[str, Any], paths: Mapping[str, Path], used: Mapping[str, Parameter]
) -> dict[str, Any]:
    """The values in the order of the files, each where the first of what nodes read of it stands."""
    firsts: dict[str, str] = {}
    for path in sorted(paths, key=lambda path: _position(path, used)):
        firsts.setdefault(paths[path][0], path)
    return {key: values[key] for key in firsts}


def _value(parameter: Parameter) -> Any:
    return Missing() if parameter.is_missing else _with_mappings_copied(parameter.value)


def _with_mappings_copied(value: Any) -> Any:
    """The value, with mappings that more can be put into."""
    if type(value) is not dict:
        return value
    return {key: _with_mappings_copied(inner) for key, inner in value.items()}


def _path_inside(path: str, values: Mapping[str, Any], known: Mapping[str, Path]) -> Path | None:
    """The path of a parameter in a mapping that is read as a whole."""
    for whole, keys in known.items():
        inner = path if whole == WHOLE else path.removeprefix(f"{whole}.")
        if inner == path and whole != WHOLE:
            continue
        holder: Any = values
        for key in keys:
            holder = holder[key]
        inner_path = _keys_in(holder, inner)
        if inner_path is not None:
            return (*keys, *inner_path)
    return None


def _keys_in(holder: Any, path: str) -> Path | None:
    """The keys that a dotted path stands for; keys may have dots themselves."""
    if not isinstance(holder, dict):
        return None
    # Kedro makes the name of a key that is no text, such as 1; of two keys of one name the last.
    keys = {str(key): key for key in holder}
    if path in keys:
        return (keys[path],)
    parts = path.split(".")
    for length in range(len(parts) - 1, 0, -1):
        first = ".".join(parts[:length])
        if first in keys:
            rest = _keys_in(holder[keys[first]], ".".join(parts[length:]))
            if rest is not None:
                return (keys[first], *rest)
    return None


def _put(values: dict[str, Any], keys: Path, parameter: Parameter) -> bool:
    holder = values
    *parents, last = keys
    for key in parents:
        inner = holder.setdefault(key, {})
        if not isinstance(inner, dict):
            return False
        holder = inner
    if last in holder:
        return False
    holder[last] = _value(parameter)
    return True
