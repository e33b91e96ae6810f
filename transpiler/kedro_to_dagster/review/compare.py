"""Compares what two packages say, and finds the changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from .changes import Action, Area, Change
from .compare_data import compare_data
from .compare_items import compare_executors, compare_items, compare_jobs
from .compare_steps import compare_steps
from .consequences import without_consequences
from .expressions import Changed
from .facts import Facts, Leaf, Spot
from .renames import Renames, find_renames, tops


def compare(old: Facts, new: Facts) -> tuple[Change, ...]:
    """The changes, in the order of their areas; nothing that follows from another one of them."""
    renames = find_renames(old, new)
    changes = [
        *compare_steps(old, new, renames),
        *compare_data(old, new, renames),
        *_parameters(old, new, renames),
        *compare_jobs(old, new, renames),
        *compare_executors(old, new),
        *compare_items(old, new, renames),
        *_environments(old, new),
    ]
    once = {(change.area, change.said): change for change in reversed(changes)}
    order = list(Area)
    first = without_consequences(list(once.values())[::-1])
    return tuple(sorted(first, key=lambda change: order.index(change.area)))


def _environments(old: Facts, new: Facts) -> Iterator[Change]:
    """Those that come and go; what differs in them follows."""
    sides = {Action.ADDED: (new, old), Action.REMOVED: (old, new)}
    for action, (own, other) in sides.items():
        for name in own.environments:
            if name not in other.environments:
                yield Change(
                    area=Area.ENVIRONMENTS, action=action, subject=name, kind="environment"
                )


def _parameters(old: Facts, new: Facts, renames: Renames) -> Iterator[Change]:
    read_names = _explained(old, new, renames)
    for environment in ("", *old.environments):
        if environment and environment not in new.environments:
            continue
        before = {
            renames.parameter(name): leaf
            for name, leaf in old.parameters.get(environment, {}).items()
        }
        after = new.parameters.get(environment, {})

        def change(
            action: Action, name: str, values: Changed | None = None, _in: str = environment
        ) -> Change:
            _, one, other = values or ("", None, None)
            return Change(
                area=Area.PARAMETERS,
                action=action,
                subject=name,
                attribute="value" if action is Action.CHANGED else None,
                old=one,
                new=other,
                environment=_in,
                kind="parameter",
            )

        had, has = (_with_values(leaves) for leaves in (before, after))
        for name in tops(has, had):
            added = change(Action.ADDED, name)
            yield replace(added, detail=_shown(name, has), spot=_spot(name, has))
        for name in tops(had, has):
            is_lacking = name in after or _below(name, after)
            if environment or is_lacking or not _is_read(name, read_names):
                detail = f"was {_shown(name, had)}{'; nodes read it' if is_lacking else ''}"
                yield replace(change(Action.REMOVED, name), detail=detail)
        for name, leaf in has.items():
            if name in had and had[name].value != leaf.value:
                changed = change(Action.CHANGED, name, ("", had[name].value, leaf.value))
                yield replace(changed, spot=leaf.spot)
        for name, leaf in after.items():
            if leaf.is_lacking and name not in before and not _below(name, before):
                added = change(Action.ADDED, name)
                yield replace(added, detail="without a value", spot=leaf.spot)
    for name, other in renames.parameters.items():
        yield Change(
            area=Area.PARAMETERS,
            action=Action.RENAMED,
            subject=other,
            old=name,
            new=other,
            kind="parameter",
            spot=_spot(other, new.parameters.get("", {})),
        )


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


def _spot(name: str, leaves: Mapping[str, Leaf]) -> Spot | None:
    leaf = next((leaf for path, leaf in leaves.items() if f"{path}.".startswith(f"{name}.")), None)
    return leaf.spot if leaf else None
