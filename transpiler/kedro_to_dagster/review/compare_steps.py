"""Compares the nodes of two packages, and what they depend on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .calls import is_same_call, is_same_place
from .changes import Action, Area, Change
from .expressions import changes_in, text_of, value_of
from .facts import Facts, Step
from .moved_code import find_renamed_classes, with_classes
from .renames import Renames, is_generated, renamed_view, unmatched

# Generated code says it in Dagster's words.
_WORDS = {"group_name": "group", "retry_policy": "retry policy"}


def compare_steps(old: Facts, new: Facts, renames: Renames) -> Iterator[Change]:
    """The changes of nodes: come, gone, renamed, called or wired in another way."""
    removed, added = unmatched(old, new, renames)
    for step in added:
        yield _change(step, Action.ADDED, detail=_described(step, new))
    for step in removed:
        yield Change(
            area=Area.NODES,
            action=Action.REMOVED,
            subject=step.node,
            detail=_described(step, old),
            kind="node",
        )
    for name, other in renames.pipelines(old, new).items():
        yield Change(
            area=Area.PIPELINES,
            action=Action.RENAMED,
            subject=other,
            old=name,
            new=other,
            kind="pipeline",
        )
    for before, after in renames.steps:
        yield from _compare(before, after, old, new, renames)


def _described(step: Step, facts: Facts) -> str:
    """What a node reads and writes."""
    parts = []
    reads = [*facts.reads(step)]
    reads += [_parameter(name) for name in sorted(step.parameters)]
    if reads:
        parts.append(f"reads {', '.join(reads)}")
    written = [facts.name_of(key) for key in facts.written(step)]
    if written:
        parts.append(f"writes {', '.join(written)}")
    return "; ".join(parts)


def _parameter(name: str) -> str:
    return name if name == "parameters" else f"params:{name}"


def _change(
    step: Step,
    action: Action,
    attribute: str | None = None,
    values: tuple[str | None, str | None] = (None, None),
    *,
    area: Area = Area.NODES,
    detail: str | None = None,
    kind: str = "node",
) -> Change:
    return Change(
        area=area,
        action=action,
        subject=step.node,
        attribute=attribute,
        old=values[0],
        new=values[1],
        detail=detail,
        kind=kind,
        spot=step.spot,
    )


def _compare(
    before: Step, after: Step, old: Facts, new: Facts, renames: Renames
) -> Iterator[Change]:
    if before.node != after.node and not (is_generated(before.node) and is_generated(after.node)):
        yield _change(after, Action.RENAMED, values=(before.node, after.node))
    wiring = list(_wiring(before, after, old, new, renames))
    yield from wiring
    calls_other = before.function != after.function and not _is_same_code(before, after, old, new)
    if calls_other:
        yield _change(
            after, Action.CHANGED, "function", (before.function, after.function), kind="function"
        )
    elif before.docstring != after.docstring:
        values = (repr(before.docstring), repr(after.docstring))
        yield _change(after, Action.CHANGED, "docstring", values, kind="function")
    if before.module != after.module:
        yield _change(after, Action.CHANGED, "pipeline", (before.module, after.module))
    if before.is_op != after.is_op:
        names = {True: "op", False: "asset"}
        yield _change(after, Action.CHANGED, "kind", (names[before.is_op], names[after.is_op]))
    yield from _confirms(before, after, old, new, renames)
    for tag in sorted(after.tags - before.tags):
        yield _change(after, Action.CHANGED, "tag", (None, tag))
    for tag in sorted(before.tags - after.tags):
        yield _change(after, Action.CHANGED, "tag", (tag, None))
    is_regrouped = before.is_grouped != after.is_grouped
    groups = [
        {side.data[key].group for key in step.outputs if key in side.data}
        for step, side in ((before, old), (after, new))
    ]
    yield from _settings(
        before, after, is_regrouped=is_regrouped, is_group_kept=groups[0] == groups[1]
    )
    if before.function == after.function and not is_regrouped:
        yield from _call(before, after, old, new, renames, is_wired_alike=not wiring)


def _confirms(
    before: Step, after: Step, old: Facts, new: Facts, renames: Renames
) -> Iterator[Change]:
    """Which datasets a node confirms when it has run."""
    names = _renamed_data(old, new, renames)
    did = {names.get(name, name) for name in old.stored_by(before.confirms)}
    does = {*new.stored_by(after.confirms)}
    for name in sorted(does - did):
        yield _change(after, Action.ADDED, "confirms", (None, name))
    for name in sorted(did - does):
        yield _change(after, Action.REMOVED, "confirms", (name, None))


def _renamed_data(old: Facts, new: Facts, renames: Renames) -> dict[str, str]:
    return {old.name_of(key): new.name_of(other) for key, other in renames.keys.items()}


def _call(
    before: Step, after: Step, old: Facts, new: Facts, renames: Renames, *, is_wired_alike: bool
) -> Iterator[Change]:
    """How the function is called, apart from what comes and goes, which is told already."""
    wrote = [renames.key(key) for key in before.outputs if renames.key(key) in after.outputs]
    writes = [key for key in after.outputs if key in wrote]
    is_ordered_alike = wrote == writes
    if not is_ordered_alike:
        names = [", ".join(map(new.name_of, keys)) for keys in (wrote, writes)]
        values = (names[0], names[1])
        yield _change(after, Action.CHANGED, "order of outputs", values, area=Area.DEPENDENCIES)
    renamed_classes = find_renamed_classes(before, after, old, new)
    for name, other in renamed_classes.items():
        yield Change(
            area=Area.PARAMETERS,
            action=Action.RENAMED,
            subject=other,
            old=name,
            new=other,
            kind="code",
        )
    before = with_classes(before, renamed_classes)
    is_same = is_same_call if is_wired_alike and is_ordered_alike else is_same_place
    if not is_same(before, after, old, new, renames):
        shown = tuple("; ".join(filter(None, map(text_of, step.body))) for step in (before, after))
        yield _change(after, Action.CHANGED, "call", (shown[0], shown[1]))


def _is_same_code(before: Step, after: Step, old: Facts, new: Facts) -> bool:
    """Whether a function of `functions.py`, which is called after its node, has another name only."""
    one, other = _code(before, old), _code(after, new)
    if one is None or other is None:
        return False
    names = [step.function.partition(".")[2] for step in (before, after)]
    return re.sub(rf"\b{names[0]}\b", names[1], one) == other


def _code(step: Step, facts: Facts) -> str | None:
    module, _, name = step.function.partition(".")
    item = facts.items.get("function", {}).get(name) if module == "functions" else None
    return None if item is None else value_of(item.settings[""])


def _wiring(
    before: Step, after: Step, old: Facts, new: Facts, renames: Renames
) -> Iterator[Change]:
    """What is read and written: data by its key, parameters by their names."""

    def depends(action: Action, attribute: str, name: str) -> Change:
        values = (None, name) if action is Action.ADDED else (name, None)
        return _change(after, action, attribute, values, area=Area.DEPENDENCIES)

    old_reads = {renames.key(key) for key in before.inputs.values()}
    reads = set(after.inputs.values())
    for key in sorted(reads - old_reads):
        yield depends(Action.ADDED, "reads", new.name_of(key))
    for key in sorted(old_reads - reads):
        yield depends(Action.REMOVED, "reads", _old_name(key, old, renames))
    yield from _views(before, after, old, new, renames, old_reads & reads, depends)
    took = {renames.parameter(name) for name in before.parameters}
    for name in sorted(after.parameters - took):
        yield depends(Action.ADDED, "reads", _parameter(name))
    for name in sorted(took - after.parameters):
        yield depends(Action.REMOVED, "reads", _parameter(name))
    wrote, writes = {renames.key(key) for key in old.written(before)}, set(new.written(after))
    for key in sorted(writes - wrote):
        yield depends(Action.ADDED, "writes", new.name_of(key))
    for key in sorted(wrote - writes):
        yield depends(Action.REMOVED, "writes", _old_name(key, old, renames))


def _views(
    before: Step,
    after: Step,
    old: Facts,
    new: Facts,
    renames: Renames,
    kept: set[str],
    depends: Callable[[Action, str, str], Change],
) -> Iterator[Change]:
    """Which views are read of the data that was read before too."""
    whole = {new.name_of(key).partition("@")[0] for key in kept}
    names = _renamed_data(old, new, renames)
    sides = [renamed_view(name, names) for name in old.reads(before)], new.reads(after)
    # What has no views may be called otherwise in Dagster than in the catalog.
    whole &= {name.partition("@")[0] for side in sides for name in side if "@" in name}
    read = [{name for name in side if name.partition("@")[0] in whole} for side in sides]
    for name in sorted(read[1] - read[0]):
        yield depends(Action.ADDED, "reads", name)
    for name in sorted(read[0] - read[1]):
        yield depends(Action.REMOVED, "reads", name)


def _old_name(key: str, old: Facts, renames: Renames) -> str:
    before = {new: name for name, new in renames.keys.items()}.get(key, key)
    return old.name_of(before)


def _settings(
    before: Step, after: Step, *, is_regrouped: bool, is_group_kept: bool
) -> Iterator[Change]:
    for name in dict.fromkeys([*before.settings, *after.settings]):
        for path, one, other in changes_in(before.settings.get(name), after.settings.get(name)):
            is_moved = before.module != after.module
            is_of_other_kind = before.is_op != after.is_op
            is_told = is_regrouped or is_moved or is_of_other_kind or is_group_kept
            if name == "group_name" and is_told:
                continue
            attribute = f"{_WORDS.get(name, name)}{f'.{path}' if path else ''}"
            yield _change(after, Action.CHANGED, attribute, (one, other))
