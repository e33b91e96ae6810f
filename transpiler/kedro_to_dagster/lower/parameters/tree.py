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
            inside = _path_inside(path, used[path], values, paths)
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


def _path_inside(
    path: str, parameter: Parameter, values: Mapping[str, Any], known: Mapping[str, Path]
) -> Path | None:
    """The path of a parameter in a mapping that is read as a whole, unless another one has its name."""
    for whole, keys in known.items():
        inner = path if whole == WHOLE else path.removeprefix(f"{whole}.")
        if inner == path and whole != WHOLE:
            continue
        inner_path = _keys_in(_at(values, keys), inner)
        if inner_path is not None:
            found = _at(values, (*keys, *inner_path))
            if found is parameter.value or found == parameter.value:
                return (*keys, *inner_path)
    return None


def _at(values: Any, keys: Path) -> Any:
    for key in keys:
        values = values[key]
    return values


def _keys_in(holder: Any, path: str) -> Path | None:
    """The keys that a dotted path stands for: keys may have dots themselves, or be no texts, such as 1.

    Of several that make one name, the last counts, as in Kedro.
    """
    found: Path | None = None
    for key, value in holder.items() if isinstance(holder, dict) else ():
        if path == str(key):
            found = (key,)
        elif path.startswith(f"{key}."):
            inner = _keys_in(value, path.removeprefix(f"{key}."))
            found = found if inner is None else (key, *inner)
    return found


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
