"""Classes of parameters that have another name or module: one change, however many nodes take instances."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Mapping
from dataclasses import replace

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
