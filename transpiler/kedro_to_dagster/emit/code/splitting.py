"""How a line is split that is too long, or that a comma asks to split: black's rules for brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import libcst as cst

from .one_line import (
    ATOMS,
    UnusualError,
    ends_with_comma,
    in_brackets,
    is_dotted,
    is_exploded,
    one_line,
    start_of,
)

LINE_LENGTH = 88
INDENT = "    "


def fits(line: str) -> bool:
    """Whether a line is short enough; wide characters count twice."""
    if line.isascii():
        return len(line) <= LINE_LENGTH
    from black.strings import str_width

    return str_width(line) <= LINE_LENGTH


def split(before: str, value: cst.BaseExpression, after: str, indent: str) -> Iterator[str]:
    """The lines of an expression, with what stands before and after it.

    Raises:
        UnusualError: If it has to be split, and there is no rule for it here.
    """
    if not is_exploded(value):
        line = f"{indent}{before}{one_line(value)}{after}"
        if fits(line):
            yield line
            return
    if isinstance(value, cst.Call) and not is_dotted(value.func):
        yield from _chain(before, value, after, indent)
        return
    brackets = in_brackets(value)
    if (
        brackets is None
        or not brackets[1]
        or (isinstance(value, cst.Tuple) and len(brackets[1]) == 1)
    ):
        raise UnusualError(type(value).__name__)
    opening, items, closing = brackets
    yield f"{indent}{before}{opening}"
    yield from _between(items, indent + INDENT, is_call=isinstance(value, cst.Call))
    yield f"{indent}{closing}{after}"


def _chain(before: str, value: cst.Call, after: str, indent: str) -> Iterator[str]:
    """`f(…).g(…)`, where a comma asks for several lines between the first brackets only."""
    method = value.func
    inner = method.value if isinstance(method, cst.Attribute) else None
    if not (isinstance(method, cst.Attribute) and isinstance(inner, cst.Call) and value.args):
        raise UnusualError("call")
    last = cst.Call(method.attr, value.args)
    lines = f"{indent}{before}{one_line(inner.func)}(", f"{indent}).{one_line(last)}{after}"
    if is_exploded(last) or not ends_with_comma(inner.args) or not is_dotted(inner.func):
        raise UnusualError("chain")
    if not all(map(fits, lines)):
        raise UnusualError("long chain")
    yield lines[0]
    yield from _between(inner.args, indent + INDENT, is_call=True)
    yield lines[1]


def _between(items: Sequence[Any], indent: str, *, is_call: bool) -> Iterator[str]:
    """The lines between two brackets: all in one, or each item in its own."""
    has_comma = ends_with_comma(items)
    pairs = [start_of(item) for item in items]
    if len(items) == 1:
        ((start, value),) = pairs
        yield from _item(start, value, "," if has_comma else "", indent)
        return
    if is_call and not has_comma and not any(is_exploded(value) for _, value in pairs):
        line = indent + ", ".join(f"{start}{one_line(value)}" for start, value in pairs)
        if fits(line):
            yield line
            return
    for start, value in pairs:
        yield from _item(start, value, ",", indent)


def _item(start: str, value: cst.BaseExpression, comma: str, indent: str) -> Iterator[str]:
    if isinstance(value, ATOMS) or is_dotted(value):
        yield f"{indent}{start}{one_line(value)}{comma}"
    else:
        yield from split(start, value, comma, indent)
