"""The merge of `pyproject.toml`: the user's file, with the generated parts updated."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from typing import Any

import tomlkit
from tomlkit.items import AoT, Array

from .pyproject_layout import laid_out

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_REQUIREMENT = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^\]]*)\])?(.*)", re.DOTALL)
_ROOT_MODULE = ("tool", "dg", "project", "root_module")
_WHEEL = ("tool", "hatch", "build", "targets", "wheel")
# What contains the package's name: if the name changes, all of these follow.
_NAMING = (
    ("project", "name"),
    _ROOT_MODULE,
    ("tool", "dagster"),
    (*_WHEEL, "packages"),
    (*_WHEEL, "force-include", "pyproject.toml"),
)


def merge_pyproject(current: str, generated: str, previous: str | None = None) -> str:
    """Update what the generator wrote into a file, and leave the rest unchanged.

    A value belongs to the generator if it is what it generated before (`previous`). It is then replaced
    by the new value, or removed. A value that was changed since belongs to the user, and what the user
    removed is not added again. Lists are merged entry by entry, dependencies by their names. If it is
    not known what was generated before, only the extras of dependencies and the name of the package are
    changed, and what is missing is added.

    Returns the current text itself if nothing changes.

    Raises:
        ValueError: If one of the texts is not valid TOML.
    """
    current_text = current.replace("\r\n", "\n")
    if previous is not None and current_text == previous:
        return current if generated == previous else generated
    there, expected = tomllib.loads(current_text), tomllib.loads(generated)
    before = _renamed(there, expected) if previous is None else tomllib.loads(previous)
    document = tomlkit.parse(current_text)
    _merge_table(document, tomlkit.parse(generated), before)
    text = tomlkit.dumps(document)
    if tomllib.loads(text) == there:
        return current
    layout = laid_out(text, current=current_text, generated=generated, previous=previous or "")
    return layout if tomllib.loads(layout) == tomllib.loads(text) else text


def without_requirements(generated: str, requirements: Iterable[str]) -> str:
    """A text as the generator writes it, without the lines of some requirements."""
    left_out = {f"    {json.dumps(text, ensure_ascii=False)},\n" for text in requirements}
    return "".join(line for line in generated.splitlines(keepends=True) if line not in left_out)


def _renamed(there: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """What to assume was generated before, if that is not known: what has the package's old name."""
    name = _at(there, _ROOT_MODULE)
    if name is None or name == _at(expected, _ROOT_MODULE):
        return {}
    before: dict[str, Any] = {}
    for path in _NAMING:
        value = _at(there, path)
        if value is not None:
            table = before
            for key in path[:-1]:
                table = table.setdefault(key, {})
            table[path[-1]] = value
    return before


def _at(value: Any, keys: Sequence[str]) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _merge_table(
    there: MutableMapping[str, Any],
    expected: Mapping[str, Any],
    before: Mapping[str, Any],
    above: tuple[str, ...] = (),
) -> None:
    for key, value in expected.items():
        old, path = before.get(key), (*above, key)
        if key not in there:
            if key not in before:
                there[key] = value
        elif isinstance(value, Mapping) and isinstance(there[key], MutableMapping):
            _merge_table(there[key], value, old if isinstance(old, Mapping) else {}, path)
        elif isinstance(value, list) and isinstance(there[key], list):
            _merge_list(there[key], _plain(value), old if isinstance(old, list) else [], path)
            _respace(there, key)
        elif key in before and _plain(there[key]) == old != _plain(value):
            there[key] = _plain(value)
    for key, old in before.items():
        if key in there and key not in expected:
            _remove_generated(there, key, old, (*above, key))


def _respace(there: MutableMapping[str, Any], key: str) -> None:
    """Write a list on one line again, because inserted entries come without a space."""
    value = there[key]
    if isinstance(value, Array) and not {"\n", "#"} & set(value.as_string()):
        there[key] = _plain(value)


def _remove_generated(
    there: MutableMapping[str, Any], key: str, old: Any, path: tuple[str, ...]
) -> None:
    """Remove what the generator no longer makes, as far as it is unchanged."""
    value = there[key]
    if isinstance(value, MutableMapping) and isinstance(old, Mapping):
        _merge_table(value, {}, old, path)
        if not value:
            del there[key]
    elif isinstance(value, list) and isinstance(old, list):
        _merge_list(value, [], old, path)
        if not value:
            del there[key]
    elif _plain(value) == old:
        del there[key]


def _merge_list(
    there: list[Any], expected: list[Any], before: list[Any], path: tuple[str, ...]
) -> None:
    """Merge by what names an entry: the distribution of a requirement, or else all of it."""
    name_of: Callable[[Any], str] = _whole
    if _holds_requirements(path):
        name_of = _naming(expected, before)
    old = {name_of(value): value for value in before}
    new = {name_of(value): value for value in expected}
    for name, value in old.items():
        at = _index([name_of(_plain(entry)) for entry in there], name)
        if name not in new and at is not None and _plain(there[at]) == value:
            del there[at]
    place = 0
    for name, value in new.items():
        at = _index([name_of(_plain(entry)) for entry in there], name)
        if at is not None:
            merged = _merged_entry(_plain(there[at]), value, old.get(name))
            if merged != _plain(there[at]):
                there[at] = merged
            place = at + 1
        elif name not in old and not _is_there(value, map(_plain, there)):
            _insert(there, place, value)
            place += 1


def _merged_entry(there: Any, expected: Any, before: Any) -> Any:
    """An entry under one name: the generated one, or the user's with the extras that are needed."""
    if there == before or not isinstance(there, str):
        return expected if there == before else there
    parts = [_REQUIREMENT.fullmatch(text or "") for text in (there, expected, before)]
    if parts[0] is None or parts[1] is None:
        return there
    mine, new, old = (_extras(match) for match in parts)
    extras = (mine - (old - new)) | (new - old)
    if extras == mine:
        return there
    listed = f"[{','.join(sorted(extras))}]" if extras else ""
    return f"{parts[0][1]}{listed}{parts[0][3]}"


def _extras(match: re.Match[str] | None) -> set[str]:
    extras = match[2] if match is not None else None
    return {extra.strip() for extra in (extras or "").split(",") if extra.strip()}


def _holds_requirements(path: tuple[str, ...]) -> bool:
    return path[0] == "dependency-groups" or (
        path[0] == "project" and path[1] in ("dependencies", "optional-dependencies")
    )


def _distribution(value: Any) -> str:
    match = _REQUIREMENT.fullmatch(value) if isinstance(value, str) else None
    return re.sub(r"[-_.]+", "-", match[1]).lower() if match else _whole(value)


def _naming(*generated: Iterable[Any]) -> Callable[[Any], str]:
    """What names a requirement: its distribution, and the extras too where a list has several of it."""
    counts: Counter[str] = Counter()
    for requirements in generated:
        counts |= Counter(map(_distribution, requirements))

    def name_of(value: Any) -> str:
        name = _distribution(value)
        match = _REQUIREMENT.fullmatch(value) if counts[name] > 1 else None
        return f"{name}[{','.join(sorted(_extras(match)))}]" if match else name

    return name_of


def _is_there(requirement: Any, there: Iterable[Any]) -> bool:
    """Whether an entry of the user's has the extras of a requirement, and others."""
    match = _REQUIREMENT.fullmatch(requirement) if isinstance(requirement, str) else None
    needed, name = _extras(match), _distribution(requirement)
    return bool(needed) and any(
        needed <= _extras(_REQUIREMENT.fullmatch(entry))
        for entry in there
        if isinstance(entry, str) and _distribution(entry) == name
    )


def _whole(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=str)


def _index(names: list[str], name: str) -> int | None:
    return names.index(name) if name in names else None


def _insert(there: list[Any], place: int, value: Any) -> None:
    if isinstance(there, AoT):
        table = tomlkit.table()
        table.update(value)
        # As the generator writes them.
        for entry in table.values():
            if isinstance(entry, Array):
                entry.multiline(True)
        there.append(table)
    else:
        there.insert(place, value)


def _plain(value: Any) -> Any:
    return value.unwrap() if hasattr(value, "unwrap") else value
