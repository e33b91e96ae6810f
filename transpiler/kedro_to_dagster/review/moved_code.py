"""Code of the project that has another name or module: one change, however many nodes use it."""

from __future__ import annotations

import ast
import copy
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from .changes import Action, Area, Change
from .facts import Facts, Step


def find_renamed_classes(before: Step, after: Step, old: Facts, new: Facts) -> dict[str, str]:
    """The new names of classes of which a body makes instances, by the old ones, with their modules.

    A class that other nodes had before, or still have, is another class and no new name.
    """
    pairs = list(zip(_classes(before), _classes(after), strict=False))
    names = {name: other for name, other in pairs if name != other}
    is_one_to_one = len({*names.values()}) == len(names)
    if not is_one_to_one or any(names.get(name, name) != other for name, other in pairs):
        return {}
    had, has = (
        {path for step in facts.steps for path in step.imported.values()} for facts in (old, new)
    )
    return names if not has & names.keys() and not had & {*names.values()} else {}


def _classes(step: Step) -> Iterator[str]:
    """What the body uses of the project, in the order of its lines."""
    for line in step.body:
        for node in ast.walk(line):
            if isinstance(node, ast.Name) and node.id in step.imported:
                yield step.imported[node.id]


def with_classes(step: Step, names: Mapping[str, str]) -> Step:
    """A step whose body calls classes by their new names."""
    short = {
        name: names[path].rpartition(".")[2]
        for name, path in step.imported.items()
        if path in names
    }
    body = (_Renaming(short).visit(copy.deepcopy(line)) for line in step.body)
    return replace(step, body=tuple(body)) if short else step


class _Renaming(ast.NodeTransformer):
    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(id=self._names.get(node.id, node.id), ctx=node.ctx)


def with_moved_code(changes: Iterable[Change], old: Facts, new: Facts) -> Iterator[Change]:
    """The changes; what several say of one function, or of all that is in a module, is told once."""
    all_changes = list(changes)
    groups: defaultdict[tuple[str, str], list[Change]] = defaultdict(list)
    had, has = _code_of(old), _code_of(new)
    for change in all_changes:
        pair = _moved(change)
        if pair is not None and pair[0] not in has and pair[1] not in had:
            groups[pair].append(change)
    shared = {pair: group for pair, group in groups.items() if len(group) > 1}
    pairs = {change: pair for pair, group in shared.items() for change in group}
    for change in all_changes:
        pair = pairs.get(change)
        if pair is None:
            yield change
        elif shared[pair][0] is change:
            yield _renamed(change, *pair)


def _renamed(change: Change, name: str, new_name: str) -> Change:
    is_module = change.old != name
    return Change(
        area=Area.FUNCTIONS if is_module or change.kind == "function" else change.area,
        action=Action.RENAMED,
        subject=new_name,
        old=name,
        new=new_name,
        kind="module" if is_module else "code",
    )


def _moved(change: Change) -> tuple[str, str] | None:
    """The module that a function or class was in and is in; the function itself if its name is another."""
    is_of_code = change.kind == "code" or change.attribute == "function"
    if not is_of_code or change.old is None or change.new is None:
        return None
    (module, name), (other, new_name) = _parts(change.old), _parts(change.new)
    return (module, other) if name == new_name else (change.old, change.new)


def _code_of(facts: Facts) -> set[str]:
    """What nodes use of the project, and the modules of it."""
    paths = {path for step in facts.steps for path in step.imported.values()}
    return paths | {_parts(path)[0] for path in paths}


def _parts(path: str) -> tuple[str, str]:
    module, _, name = path.rpartition(".")
    return module, name
