"""Statements as items of a sequence: what each says, and what it is known by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import libcst as cst

from .elements import Element, elements_of
from .meanings import code_of, comments_of, meaning_of, unified
from .weaving import Item


def statement_items(*sides: Sequence[Any]) -> list[list[Item[Any]]]:
    """The statements of three versions of a body."""
    codes = ([_code(node) for node in body] for body in sides)
    return [
        [
            _item(node, at, meaning)
            for at, (node, meaning) in enumerate(zip(body, meanings, strict=True))
        ]
        for body, meanings in zip(sides, unified(*codes), strict=True)
    ]


def _code(node: Any) -> str:
    """The text of a statement, with the comments before it and without blank lines."""
    comments = comments_of(node.leading_lines)
    return "".join(
        [*(f"{line}\n" for line in comments), code_of(node.with_changes(leading_lines=()))]
    )


def _item(node: Any, at: int, meaning: str) -> Item[Any]:
    """A statement; `at` is its place in its body, where a docstring is the first."""
    kind, name = _known_by(node, at)
    return Item(node=node, meaning=meaning, kind=kind, name=name)


def _known_by(node: Any, at: int) -> tuple[str, str | None]:
    """The kind of a statement, and its name."""
    if isinstance(node, (cst.FunctionDef, cst.ClassDef)):
        return "definition", node.name.value
    if not isinstance(node, cst.SimpleStatementLine):
        head = node.with_changes(leading_lines=(), body=cst.SimpleStatementSuite([cst.Pass()]))
        return type(node).__name__, code_of(head)
    if len(node.body) != 1:
        return "line", None
    small = node.body[0]
    if at == 0 and is_docstring(small):
        return "docstring", "docstring"
    return _small_known_by(small)


def _small_known_by(small: Any) -> tuple[str, str | None]:
    kind = type(small).__name__
    if isinstance(small, cst.Assign):
        return "assignment", code_of(cst.Assign(small.targets, cst.Name("_")))
    if isinstance(small, (cst.AnnAssign, cst.AugAssign)):
        return "assignment", f"{code_of(small.target)} = _"
    if isinstance(small, cst.ImportFrom):
        return kind, code_of(
            small.with_changes(names=[cst.ImportAlias(cst.Name("_"))], lpar=None, rpar=None)
        )
    if isinstance(small, cst.Import):
        return kind, meaning_of(small)
    if isinstance(small, cst.Expr) and isinstance(small.value, cst.Call):
        return "call", code_of(small.value.func)
    if isinstance(small, cst.Return):
        return kind, "return"
    return kind, None


def is_docstring(small: Any) -> bool:
    """Whether a statement is a string by itself."""
    return isinstance(small, cst.Expr) and isinstance(small.value, cst.SimpleString)


def import_items(node: Any) -> list[Element] | None:
    """The names that `from … import …` imports; None for other statements, and for `*`."""
    if node is None:
        return []
    if not isinstance(node, cst.SimpleStatementLine) or len(node.body) != 1:
        return None
    small = node.body[0]
    if not isinstance(small, cst.ImportFrom) or isinstance(small.names, cst.ImportStar):
        return None
    opening = small.lpar.whitespace_after if small.lpar else None
    closing = small.rpar.whitespace_before if small.rpar else None
    return elements_of(small.names, opening, closing)


def decorator_item(node: cst.Decorator) -> Item[Any]:
    """A decorator, known by what it calls."""
    function = node.decorator.func if isinstance(node.decorator, cst.Call) else node.decorator
    meaning = "\n".join([*comments_of(node.leading_lines), meaning_of(node.decorator)])
    return Item(node=node, meaning=meaning, kind="decorator", name=code_of(function))
