"""The text of an expression on one line, in black's form."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import libcst as cst

# What stands between brackets, with a comma after each.
Item: TypeAlias = (
    cst.Arg | cst.Element | cst.DictElement | cst.StarredDictElement | cst.SubscriptElement
)

# What cannot be split.
ATOMS = (cst.Name, cst.SimpleString, cst.Integer, cst.Float)


_DECIMAL = re.compile(r"\d+(\.\d+)?(e-?\d+)?")


class UnusualError(Exception):
    """Syntax for which there is no rule here; black itself has to format the statement."""


def one_line(node: cst.CSTNode) -> str:
    """The text on one line, however long it is.

    Raises:
        UnusualError: If there is no rule for the syntax.
    """
    write = _WRITERS.get(type(node))
    parentheses: Sequence[cst.LeftParen] = getattr(node, "lpar", ())
    if write is None or (parentheses and not isinstance(node, cst.Tuple)):
        raise UnusualError(type(node).__name__)
    return write(node)


def in_brackets(node: cst.CSTNode) -> tuple[str, Sequence[Any], str] | None:
    """What stands before, between and after the brackets of a call or a display."""
    if isinstance(node, cst.Call):
        return f"{one_line(node.func)}(", node.args, ")"
    if isinstance(node, cst.List):
        return "[", node.elements, "]"
    if isinstance(node, (cst.Dict, cst.Set)):
        return "{", node.elements, "}"
    if isinstance(node, cst.Tuple) and node.lpar:
        return "(", node.elements, ")"
    return None


def start_of(item: Item) -> tuple[str, cst.BaseExpression]:
    """What stands before the value of an item, such as the name of an argument, and the value."""
    if isinstance(item, cst.Arg):
        return (f"{item.keyword.value}=" if item.keyword else item.star), item.value
    if isinstance(item, cst.DictElement) and isinstance(item.key, ATOMS):
        return f"{one_line(item.key)}: ", item.value
    if isinstance(item, cst.StarredDictElement):
        return "**", item.value
    if isinstance(item, cst.Element):
        return "", item.value
    raise UnusualError(type(item).__name__)


def is_dotted(node: cst.CSTNode) -> bool:
    """Whether an expression is a name, or several with dots between them."""
    while isinstance(node, cst.Attribute):
        node = node.value
    return isinstance(node, cst.Name)


def ends_with_comma(items: Sequence[Any]) -> bool:
    """Whether a comma after the last item asks for a line of its own for each."""
    return bool(items) and isinstance(items[-1].comma, cst.Comma)


def is_exploded(node: cst.CSTNode) -> bool:
    """Whether a comma in an expression asks for several lines; that of `(a,)` does not."""
    if isinstance(node, ATOMS):
        return False
    if isinstance(node, cst.Attribute):
        return is_exploded(node.value)
    brackets = in_brackets(node)
    if brackets is None:
        return any(is_exploded(child) for child in node.children)
    _, items, _ = brackets
    if ends_with_comma(items) and not (isinstance(node, cst.Tuple) and len(items) == 1):
        return True
    if isinstance(node, cst.Call) and is_exploded(node.func):
        return True
    return any(is_exploded(start_of(item)[1]) for item in items)


def _string(node: cst.SimpleString) -> str:
    text = node.value
    # Of two kinds of quotes in a string black counts which needs fewer escapes.
    if text[:1] not in "\"'" or text[:3] == '"""' or (text[0] == "'" and "\\'" in text):
        raise UnusualError("string")
    return text if text[0] == '"' or '"' in text else f'"{text[1:-1]}"'


def _number(node: cst.Integer | cst.Float) -> str:
    """A number in decimal notation; `repr` writes `1e+20`, and black `1e20`."""
    text = node.value.replace("e+", "e")
    if _DECIMAL.fullmatch(text) is None:
        raise UnusualError("number")
    return text


def _bracketed(node: cst.CSTNode) -> str:
    brackets = in_brackets(node)
    if brackets is None:
        raise UnusualError(type(node).__name__)
    opening, items, closing = brackets
    texts = [f"{start}{one_line(value)}" for start, value in map(start_of, items)]
    comma = "," if isinstance(node, cst.Tuple) and len(items) == 1 else ""
    return f"{opening}{', '.join(texts)}{comma}{closing}"


def _tuple(node: cst.Tuple) -> str:
    if node.lpar:
        return _bracketed(node)
    return ", ".join(one_line(element.value) for element in node.elements)


def _subscript(node: cst.Subscript) -> str:
    if ends_with_comma(node.slice):
        raise UnusualError("subscript")
    keys = ", ".join(one_line(element.slice) for element in node.slice)
    return f"{one_line(node.value)}[{keys}]"


def _binary(node: cst.BinaryOperation) -> str:
    sign = {cst.BitOr: "|", cst.BitAnd: "&", cst.Subtract: "-"}.get(type(node.operator))
    if sign is None:
        raise UnusualError("operator")
    return f"{one_line(node.left)} {sign} {one_line(node.right)}"


def _negative(node: cst.UnaryOperation) -> str:
    if not isinstance(node.operator, cst.Minus):
        raise UnusualError("operator")
    return f"-{one_line(node.expression)}"


def _comparison(node: cst.Comparison) -> str:
    target, *others = node.comparisons
    sign = {cst.Equal: "==", cst.Is: "is", cst.IsNot: "is not"}.get(type(target.operator))
    if sign is None or others:
        raise UnusualError("operator")
    return f"{one_line(node.left)} {sign} {one_line(target.comparator)}"


def _conditional(node: cst.IfExp) -> str:
    return f"{one_line(node.body)} if {one_line(node.test)} else {one_line(node.orelse)}"


_WRITERS: dict[type[cst.CSTNode], Callable[[Any], str]] = {
    cst.Name: lambda node: node.value,
    cst.Attribute: lambda node: f"{one_line(node.value)}.{node.attr.value}",
    cst.SimpleString: _string,
    cst.Integer: _number,
    cst.Float: _number,
    cst.Call: _bracketed,
    cst.List: _bracketed,
    cst.Dict: _bracketed,
    cst.Set: _bracketed,
    cst.Tuple: _tuple,
    cst.Subscript: _subscript,
    cst.Index: lambda node: one_line(node.value),
    cst.BinaryOperation: _binary,
    cst.UnaryOperation: _negative,
    cst.Comparison: _comparison,
    cst.IfExp: _conditional,
}
