"""Code of the project that has another name or module: one change, however many nodes use it."""

from __future__ import annotations

import ast
import copy
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from .changes import Action, Area, Change
from .facts import Facts, Step

# The kinds of changes that are about code.
_OF_CODE = ("class", "function")


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


def with_moved_modules(changes: Iterable[Change], old: Facts, new: Facts) -> Iterator[Change]:
    """The changes; where all functions and classes of a module are in another one, that alone is told."""
    all_changes = list(changes)
    had, has = _modules(old), _modules(new)
    moves: defaultdict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in all_changes:
        (module, name), (other, new_name) = map(_parts, (change.old, change.new))
        is_moved = name == new_name and module not in has and other not in had
        if change.kind in _OF_CODE and is_moved and change.attribute in (None, "function"):
            moves[module, other].append(change)
    told = {id(change): pair for pair, group in moves.items() if len(group) > 1 for change in group}
    for change in all_changes:
        if id(change) not in told:
            yield change
            continue
        module, other = told[id(change)]
        if moves[module, other][0] is change:
            yield Change(
                area=Area.FUNCTIONS,
                action=Action.RENAMED,
                subject=other,
                old=module,
                new=other,
                kind="module",
            )


def _modules(facts: Facts) -> set[str]:
    return {_parts(path)[0] for step in facts.steps for path in step.imported.values()}


def _parts(path: str | None) -> tuple[str, str]:
    module, _, name = (path or "").rpartition(".")
    return module, name
