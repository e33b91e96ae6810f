"""Compares how nodes call their functions: which argument each thing is, and in which order outputs are."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Mapping

from .expressions import text_of
from .facts import Facts, Step
from .read_steps import is_chain
from .renames import Renames

# What is passed on: the keyword or key that it has, if any, and its name.
_Argument = tuple[str, str]


def is_same_call(before: Step, after: Step, old: Facts, new: Facts, renames: Renames) -> bool:
    """Whether two bodies do the same, with the new names of data and parameters."""
    bodies = _in_new_words(before, after, old, new, renames)
    return [*map(ast.dump, bodies[0])] == [*map(ast.dump, bodies[1])]


def is_same_place(before: Step, after: Step, old: Facts, new: Facts, renames: Renames) -> bool:
    """Whether what both bodies read has the same place in them: its keyword, or its order.

    What comes, goes or is written is left aside.
    """
    sides = [list(_arguments(body)) for body in _in_new_words(before, after, old, new, renames)]
    known = [{name for _, name in side} - set(after.outputs) for side in sides]
    common = known[0] & known[1]
    kept = [[argument for argument in side if argument[1] in common] for side in sides]
    return kept[0] == kept[1]


def _in_new_words(
    before: Step, after: Step, old: Facts, new: Facts, renames: Renames
) -> tuple[list[ast.AST], list[ast.AST]]:
    """What the bodies do, with the new names of data and parameters in the place of variables."""
    datasets = {old.name_of(key): new.name_of(other) for key, other in renames.keys.items()}
    was = _Words(
        {name: renames.key(key) for name, key in old.arguments(before).items()},
        {**datasets, **{name: renames.key(key) for name, key in before.output_names.items()}},
        {code: renames.parameter(name) for code, name in before.parameter_names.items()},
    )
    now = _Words(new.arguments(after), after.output_names, after.parameter_names)
    return was.of(before), now.of(after)


def _arguments(lines: list[ast.AST]) -> Iterator[_Argument]:
    for line in lines:
        yield from _passed_on(line, "")


def _passed_on(node: ast.AST, place: str) -> Iterator[_Argument]:
    if isinstance(node, ast.Name):
        yield place, node.id
    elif isinstance(node, ast.Constant):
        yield place, str(node.value)
    elif isinstance(node, ast.keyword):
        yield from _passed_on(node.value, node.arg or place)
    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            yield from _passed_on(value, place if key is None else text_of(key) or place)
    else:
        for inner in ast.iter_child_nodes(node):
            yield from _passed_on(inner, place)


class _Words(ast.NodeTransformer):
    """Writes names of data and parameters in the place of variables, keys of outputs and attributes."""

    def __init__(
        self, names: Mapping[str, str], outputs: Mapping[str, str], parameters: Mapping[str, str]
    ) -> None:
        self._names = names
        self._outputs = outputs
        self._parameters = parameters

    def of(self, step: Step) -> list[ast.AST]:
        """The body of a step."""
        return [self.visit(copy.deepcopy(line)) for line in step.body]

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(id=self._names.get(node.id, node.id), ctx=ast.Load())

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Attribute) and is_chain(node.func) and not node.args:
            # What is read is the mapping, however it is made of its class.
            return self.visit_Attribute(node.func)
        is_partial = text_of(node.func) == "without" and node.args
        return self.visit(node.args[0]) if is_partial else self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        if is_chain(node):
            text = text_of(node) or ""
            return ast.Name(id=f"parameters.{self._parameters.get(text, text)}", ctx=ast.Load())
        return self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        value = self._outputs.get(node.value, node.value) if isinstance(node.value, str) else None
        return ast.Constant(value=value) if value is not None else node
