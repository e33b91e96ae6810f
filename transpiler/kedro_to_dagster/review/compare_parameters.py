"""Compares the parameters of two packages, in each environment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from .changes import Action, Area, Change
from .facts import Facts, Leaf, Spot
from .renames import Renames, tops


def compare_parameters(old: Facts, new: Facts, renames: Renames) -> Iterator[Change]:
    """The changes of parameters: come, gone, renamed, with another value."""
    read_names = _explained(old, new, renames)
    for environment in ("", *old.environments):
        if environment and environment not in new.environments:
            continue
        before = {
            renames.parameter(name): leaf
            for name, leaf in old.parameters.get(environment, {}).items()
        }
        after = new.parameters.get(environment, {})
        for change in _compare(before, after, read_names):
            yield replace(change, environment=environment)
    for name, other in renames.parameters.items():
        renamed = _change(Action.RENAMED, other, (name, other))
        yield replace(renamed, spot=_spot(other, new.parameters.get("", {})))


def _compare(
    before: Mapping[str, Leaf], after: Mapping[str, Leaf], read_names: set[str]
) -> Iterator[Change]:
    had, has = (_with_values(leaves) for leaves in (before, after))
    other_kinds = _of_other_kind(had, has)

    def is_within(name: str) -> bool:
        return any(name.startswith(f"{other}.") for other in other_kinds)

    for name in tops(has, had):
        if not is_within(name):
            added = _change(Action.ADDED, name)
            yield replace(added, detail=_shown(name, has), spot=_spot(name, has))
    for name in tops(had, has):
        is_lacking = name in after or _below(name, after)
        if not is_within(name) and (is_lacking or not _is_read(name, read_names)):
            detail = f"was {_shown(name, had)}{'; nodes read it' if is_lacking else ''}"
            yield replace(_change(Action.REMOVED, name), detail=detail)
    for name, leaf in has.items():
        if name in had and had[name].value != leaf.value:
            changed = _change(Action.CHANGED, name, (had[name].value, leaf.value))
            yield replace(changed, spot=leaf.spot)
    for name in other_kinds:
        changed = _change(Action.CHANGED, name, (_value(name, had), _value(name, has)))
        yield replace(changed, spot=_spot(name, has))
    for name, leaf in after.items():
        if leaf.is_lacking and name not in before and not _below(name, before):
            added = _change(Action.ADDED, name)
            yield replace(added, detail="without a value", spot=leaf.spot)


def _change(
    action: Action, name: str, values: tuple[str | None, str | None] = (None, None)
) -> Change:
    return Change(
        area=Area.PARAMETERS,
        action=action,
        subject=name,
        attribute="value" if action is Action.CHANGED else None,
        old=values[0],
        new=values[1],
        kind="parameter",
    )


def _of_other_kind(had: Mapping[str, Leaf], has: Mapping[str, Leaf]) -> list[str]:
    """The parameters that have become mappings, and those that are none any more."""
    become = [name for name in had if _below(name, has)]
    return become + [name for name in has if _below(name, had)]


def _explained(old: Facts, new: Facts, renames: Renames) -> set[str]:
    """The parameters that nodes begin or cease to read, so that those may go which nobody has removed."""
    before = {renames.parameter(name) for step in old.steps for name in step.parameters}
    after = {name for step in new.steps for name in step.parameters}
    return before ^ after


def _is_read(name: str, read_names: set[str]) -> bool:
    return any(
        f"{name}.".startswith(f"{other}.") or other.startswith(f"{name}.") for other in read_names
    )


def _with_values(leaves: Mapping[str, Leaf]) -> dict[str, Leaf]:
    return {name: leaf for name, leaf in leaves.items() if not leaf.is_lacking}


def _below(name: str, leaves: Mapping[str, Leaf]) -> list[str]:
    return [path for path in leaves if path.startswith(f"{name}.")]


def _shown(name: str, leaves: Mapping[str, Leaf]) -> str:
    if name in leaves:
        return leaves[name].value
    inner = [path.removeprefix(f"{name}.") for path in _below(name, leaves)]
    return f"with {', '.join(inner)}"


def _value(name: str, leaves: Mapping[str, Leaf]) -> str:
    """The value of a parameter; of a mapping each one in it, by its name."""
    if name in leaves:
        return leaves[name].value
    inner = {path.removeprefix(f"{name}."): leaves[path].value for path in _below(name, leaves)}
    return f"{{{', '.join(f'{path}: {value}' for path, value in inner.items())}}}"


def _spot(name: str, leaves: Mapping[str, Leaf]) -> Spot | None:
    leaf = next((leaf for path, leaf in leaves.items() if f"{path}.".startswith(f"{name}.")), None)
    return leaf.spot if leaf else None
