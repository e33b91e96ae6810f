"""Reads and compares expressions of generated code: keyword by keyword, key by key."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

# A value that changes, its path within the whole, and what it was and is; None where it was not, or is not.
Changed = tuple[str, str | None, str | None]
# What is one value, though it has parts.
_TIME = "timedelta"


def text_of(node: ast.AST | None) -> str | None:
    """The code of an expression on one line."""
    return None if node is None else ast.unparse(node).replace("\n", " ")


def value_of(node: ast.AST | None) -> Any:
    """The value of a literal; None for what is none."""
    try:
        return None if node is None else ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError):
        return None


def strings_in(node: ast.AST | None) -> tuple[str, ...]:
    """The strings of a list, tuple or set, or the one that stands there."""
    value = value_of(node)
    if isinstance(value, str):
        return (value,)
    if isinstance(value, (list, tuple, set)):
        strings = [item for item in value if isinstance(item, str)]
        return tuple(sorted(strings) if isinstance(value, set) else strings)
    return ()


def keywords_of(call: ast.expr) -> dict[str, ast.expr]:
    """The keyword arguments of a call."""
    if not isinstance(call, ast.Call):
        return {}
    return {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}


def items_of(node: ast.AST | None) -> dict[str, ast.expr]:
    """The items of a dict display whose keys are strings."""
    if not isinstance(node, ast.Dict):
        return {}
    return {
        key.value: value
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }


def is_same(one: ast.AST | None, other: ast.AST | None) -> bool:
    """Whether two expressions are the same; sets in any order."""
    return _dumped(one) == _dumped(other)


def _dumped(node: ast.AST | None) -> str:
    if isinstance(node, ast.Set):
        return f"Set({sorted(_dumped(item) for item in node.elts)})"
    return "" if node is None else ast.dump(node)


def changes_in(old: ast.expr | None, new: ast.expr | None, path: str = "") -> Iterator[Changed]:
    """What differs between two expressions, as deep inside of them as can be told."""
    if is_same(old, new):
        return
    inner = _parts(old), _parts(new)
    if inner[0] is None or inner[1] is None or _head(old) != _head(new):
        yield path, text_of(old), text_of(new)
        return
    for key in dict.fromkeys([*inner[0], *inner[1]]):
        below = f"{path}.{key}" if path else key
        yield from changes_in(inner[0].get(key), inner[1].get(key), below)


def _head(node: ast.AST | None) -> str | None:
    """What two expressions have alike whose parts are compared."""
    if not isinstance(node, ast.Call):
        return type(node).__name__
    # Arguments without a name are told with what is called.
    positional = node.args if node.keywords else []
    return " ".join(filter(None, map(text_of, (node.func, *positional))))


def _parts(node: ast.AST | None) -> dict[str, ast.expr] | None:
    """What an expression is made of, by names; None where parts have no names."""
    if isinstance(node, ast.Dict):
        named_items = items_of(node)
        return named_items if len(named_items) == len(node.keys) else None
    if isinstance(node, ast.Call):
        if any(keyword.arg is None for keyword in node.keywords):
            return None
        if len(node.args) == 1 and not node.keywords:
            # What is configured with one mapping.
            inner = _parts(node.args[0])
            if inner is not None:
                return inner
        is_whole = text_of(node.func) == _TIME or (node.args and not node.keywords)
        return None if is_whole else keywords_of(node)
    items = node.elts if isinstance(node, ast.List) else []
    if items and all(isinstance(item, ast.Dict) for item in items):
        # A list of mappings, as that of handlers; others are told as a whole.
        return {str(place): value for place, value in enumerate(items, 1)}
    return None
