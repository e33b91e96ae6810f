"""Readable templates of code with holes, filled with libcst nodes.

A hole is a name in capitals. It is filled as syntax, never as text, and a template with a hole inside a
string or a comment, where libcst would not see it, is refused.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from functools import cache
from typing import Any, TypeAlias

import libcst as cst

from .syntax import Statement, name

Filling: TypeAlias = (
    str | cst.BaseExpression | Sequence[cst.Arg] | Sequence[cst.Param] | Sequence[Statement]
)
_HOLE = re.compile(r"\b[A-Z][A-Z_]*[A-Z]\b")


def fill(template: str, **fillings: Filling) -> list[Statement]:
    """Fill the holes of a template.

    A string fills a hole as an identifier; a sequence fills one that stands for several arguments,
    parameters or statements.

    Raises:
        ValueError: If the template and the fillings do not have the same holes, or a filling does not
            fit its place.
    """
    module, holes, around = _parse(template)
    missing = holes - set(fillings)
    if missing:
        raise ValueError(f"the holes {sorted(missing)} have no filling")
    filler = _Filler(fillings, around)
    filled = module.visit(filler)
    if filler.unused:
        raise ValueError(
            f"the template has no holes {sorted(filler.unused)}, or none where they can be filled"
        )
    return list(filled.body)


def with_decorators(
    lines: Sequence[Statement], decorators: Sequence[cst.Decorator]
) -> list[Statement]:
    """A function with more decorators, beneath the one that it has."""
    function, *rest = lines
    assert isinstance(function, cst.FunctionDef)
    own = [*function.decorators, *decorators]
    return [function.with_changes(decorators=own), *rest]


@cache
def _parse(template: str) -> tuple[cst.Module, frozenset[str], frozenset[cst.CSTNode]]:
    """A template's tree, its holes, and the nodes that are holes or have some."""
    text = textwrap.dedent(template).strip() + "\n"
    module = cst.parse_module(text)
    finder = _Finder()
    module.visit(finder)
    hidden = set(_HOLE.findall(text)) - finder.holes
    if hidden:
        raise ValueError(f"holes {sorted(hidden)} stand in a string or a comment")
    return module, frozenset(finder.holes), frozenset(finder.around)


class _Finder(cst.CSTVisitor):
    """Finds holes, and the nodes that have them."""

    def __init__(self) -> None:
        super().__init__()
        self.holes: set[str] = set()
        self.around: set[cst.CSTNode] = set()
        self._path: list[cst.CSTNode] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Note a hole."""
        self._path.append(node)
        if isinstance(node, cst.Name) and _HOLE.fullmatch(node.value):
            self.holes.add(node.value)
            self.around.update(self._path)
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        """Go on beside it."""
        self._path.pop()


class _Filler(cst.CSTTransformer):
    """Replaces holes; a hole for several things first, then the single names that are left."""

    def __init__(self, fillings: dict[str, Filling], around: frozenset[cst.CSTNode]) -> None:
        super().__init__()
        self._fillings = fillings
        self._around = around
        self.unused = set(fillings)

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Only what has holes is made anew."""
        return node in self._around

    def _several(self, node: cst.CSTNode | None) -> Sequence[Any] | None:
        if not isinstance(node, cst.Name) or node.value not in self._fillings:
            return None
        filling = self._fillings[node.value]
        if isinstance(filling, (str, cst.CSTNode)):
            return None
        self.unused.discard(node.value)
        return filling

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> Any:  # noqa: N802
        filling = self._fillings.get(original_node.value)
        if isinstance(filling, str):
            self.unused.discard(original_node.value)
            return name(filling)
        if isinstance(filling, cst.BaseExpression):
            self.unused.discard(original_node.value)
            return filling
        return updated_node

    def leave_Arg(self, original_node: cst.Arg, updated_node: cst.Arg) -> Any:  # noqa: N802
        several = self._several(original_node.value)
        return updated_node if several is None else cst.FlattenSentinel(several)

    def leave_Param(self, original_node: cst.Param, updated_node: cst.Param) -> Any:  # noqa: N802
        several = self._several(original_node.name)
        return updated_node if several is None else cst.FlattenSentinel(several)

    def leave_SimpleStatementLine(  # noqa: N802
        self, original_node: cst.SimpleStatementLine, updated_node: cst.SimpleStatementLine
    ) -> Any:
        first = original_node.body[0] if len(original_node.body) == 1 else None
        several = self._several(first.value) if isinstance(first, cst.Expr) else None
        if several is None:
            return updated_node
        return cst.FlattenSentinel(several) if several else cst.RemoveFromParent()
