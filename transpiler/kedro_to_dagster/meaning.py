"""What the text of a generated file means: two texts that differ in form only mean the same.

Python means its syntax tree, without comments, and with imports that follow each other in one order.
JSON and TOML mean their values. In all other texts the ends of lines, and blanks before them, mean nothing.
Neither does the order of the lines of a README, which is git's where it keeps the lines of two branches.
"""

from __future__ import annotations

import ast
import inspect
import io
import itertools
import json
import sys
import tokenize
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_WITH_DOCSTRINGS = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def first_difference(path: str, current: bytes, expected: bytes) -> int | None:
    """The line of the current file where it first says something else; None where it means the same."""
    texts = (plain_text(current), plain_text(expected))
    if texts[0] == texts[1]:
        return None
    suffix = PurePosixPath(path).suffix
    if suffix == ".py":
        trees = [parsed(text) for text in texts]
        if trees[0] is not None and trees[1] is not None:
            return _differing_line(trees[0], trees[1], 1)
    values = [_value(suffix, text) for text in texts]
    if None not in values and _dumped(values[0]) == _dumped(values[1]):
        return None
    return _first_differing(*(text.splitlines() for text in texts))


def says_the_same(path: str, data: bytes, text: str) -> bool:
    """Whether a file says what was generated, its comments included, in whatever form."""
    plain = text.encode()
    if data == plain:
        return True
    if first_difference(path, data, plain) is not None:
        return False
    return not path.endswith(".py") or _comments(data) == _comments(plain)


def _comments(data: bytes) -> list[str] | None:
    """The comments of a module, in any order: imports move with theirs."""
    try:
        tokens = list(tokenize.tokenize(io.BytesIO(data).readline))
    except (tokenize.TokenError, SyntaxError):
        return None
    return sorted(token.string for token in tokens if token.type == tokenize.COMMENT)


def parsed(text: str) -> ast.Module | None:
    """The tree of a module, in the form in which it is compared; None where it is no Python."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return None
    for node in ast.walk(tree):
        if isinstance(node, _WITH_DOCSTRINGS):
            _clean_docstring(node)
        for _, body in ast.iter_fields(node):
            if isinstance(body, list) and any(_is_import(line) for line in body):
                body[:] = _in_order(body)
        if isinstance(node, ast.Constant):
            # `u""` and `""`.
            node.kind = None
    return tree


def _clean_docstring(node: ast.AST) -> None:
    """Formatters indent docstrings, and take away blanks at their ends."""
    body: list[Any] = getattr(node, "body", [])
    first = body[0].value if body and isinstance(body[0], ast.Expr) else None
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        lines = inspect.cleandoc(first.value).splitlines()
        first.value = "\n".join(line.rstrip() for line in lines).strip()


def _is_import(statement: object) -> bool:
    return isinstance(statement, (ast.Import, ast.ImportFrom))


def _in_order(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements, with imports that follow each other sorted, one name in each, and each once."""
    for is_import, run in itertools.groupby(body, _is_import):
        if not is_import:
            yield from run
            continue
        single = {ast.dump(line): line for statement in run for line in _single_names(statement)}
        yield from (single[key] for key in sorted(single))


def _single_names(statement: ast.stmt) -> Iterator[ast.stmt]:
    assert isinstance(statement, (ast.Import, ast.ImportFrom))
    for alias in statement.names:
        if isinstance(statement, ast.Import):
            import_statement: ast.stmt = ast.Import(names=[alias])
        else:
            import_statement = ast.ImportFrom(
                module=statement.module, names=[alias], level=statement.level
            )
        yield ast.copy_location(import_statement, alias)


def _differing_line(current: object, expected: object, line: int) -> int | None:
    """The line where two trees first differ, in the current one; None where they do not."""
    line = getattr(current, "lineno", line)
    if isinstance(current, ast.AST) and type(current) is type(expected):
        for field, value in ast.iter_fields(current):
            differing = _differing_line(value, getattr(expected, field, None), line)
            if differing is not None:
                return differing
        return None
    if isinstance(current, list) and isinstance(expected, list):
        return _differing_item(current, expected, line)
    same = type(current) is type(expected) and repr(current) == repr(expected)
    return None if same else line


def _differing_item(current: list[Any], expected: list[Any], line: int) -> int | None:
    for position, (one, other) in enumerate(zip(current, expected, strict=False)):
        differing = _differing_line(one, other, line)
        if differing is not None:
            # Where one is missing, all that follow differ.
            return differing if len(current) >= len(expected) else _end(current, position, line)
    if len(current) > len(expected):
        return int(getattr(current[len(expected)], "lineno", line))
    return None if len(current) == len(expected) else _end(current, len(current), line)


def _end(items: list[Any], position: int, line: int) -> int:
    """The last line before an item."""
    return int(getattr(items[position - 1], "end_lineno", None) or line) if position else line


def plain_text(data: bytes) -> str:
    """The text of a file, with `\\n` at the ends of lines and no blanks before them."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in text.rstrip().split("\n")) + "\n"


def _value(suffix: str, text: str) -> object | None:
    """The value of a JSON or TOML file, the lines of a README; None for others, and what is not valid."""
    if suffix == ".md":
        return sorted(text.splitlines())
    try:
        if suffix == ".json":
            return [json.loads(text)]
        return [tomllib.loads(text)] if suffix == ".toml" else None
    except ValueError:
        return None


def _dumped(value: object) -> str:
    return json.dumps(value, sort_keys=True, default=str)


def _first_differing(current: Sequence[str], expected: Sequence[str]) -> int:
    pairs = itertools.zip_longest(current, expected)
    at = next((line for line, (one, other) in enumerate(pairs, 1) if one != other), 1)
    return max(1, min(at, len(current)))
