"""Reads the sensors of a generated package."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .expressions import keywords_of
from .facts import Item, Spot


def read_sensors(tree: ast.Module, path: str) -> Iterator[Item]:
    """What each waits for, and the function that it calls or the run that it asks for."""
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef):
            settings: dict[str, ast.expr] = {}
            for decorator in statement.decorator_list:
                settings |= keywords_of(decorator)
            settings |= _done(statement)
            yield Item(
                name=statement.name,
                settings=settings,
                spot=Spot(path=path, line=statement.lineno),
            )


def _done(function: ast.FunctionDef) -> dict[str, ast.expr]:
    body = [line for line in function.body if not _is_text(line)]
    returned = body[-1].value if body and isinstance(body[-1], ast.Return) else None
    if len(body) == 1 and returned is not None:
        return {"": returned}
    if len(body) == 2 and isinstance(body[0], ast.ImportFrom) and isinstance(returned, ast.Call):
        called = ast.unparse(returned.func).partition(".")
        alias = body[0].names[0]
        if called[0] == (alias.asname or alias.name):
            path = f"{body[0].module}.{alias.name}{called[1]}{called[2]}"
            return {"function": ast.parse(path, mode="eval").body}
    return {"": ast.Constant(value="\n".join(map(ast.unparse, body)))}


def _is_text(line: ast.stmt) -> bool:
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)
