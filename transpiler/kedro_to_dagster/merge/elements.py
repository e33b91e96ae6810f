"""The elements of a call, a literal or an import, with the comments that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

import libcst as cst

from .markers import END, MIDDLE, START
from .meanings import code_of, comments_of, meaning_of, unified
from .weaving import Item


@dataclass(frozen=True, slots=True)
class Element:
    """An element: the node without its comma, comments on lines before it, and one behind it."""

    node: Any
    before: tuple[str, ...] = ()
    behind: str | None = None


def elements_of(nodes: Sequence[Any], opening: object, closing: object = None) -> list[Element]:
    """The elements among brackets, with the whitespace behind the opening and before the closing one."""
    before = _comments(opening)
    elements = []
    for node in nodes:
        comma = node.comma
        after = comma.whitespace_after if isinstance(comma, cst.Comma) else None
        behind, following = None, []
        if isinstance(after, cst.ParenthesizedWhitespace):
            comment = after.first_line.comment
            behind = comment.value if comment else None
            following = comments_of(after.empty_lines)
        if comma is not None and not isinstance(comma, cst.Comma) and behind is None:
            last = getattr(node, "whitespace_after_arg", None)
            behind = next(iter(_comments(last)), None)
        plain = node.with_changes(comma=cst.MaybeSentinel.DEFAULT)
        if hasattr(plain, "whitespace_after_arg"):
            plain = plain.with_changes(whitespace_after_arg=cst.SimpleWhitespace(""))
        elements.append(Element(node=plain, before=tuple(before), behind=behind))
        before = following
    before = [*before, *_comments(closing)]
    if before and elements:
        # What stands before the closing bracket comes behind the last element.
        last_one = elements[-1]
        joined = "  ".join(filter(None, (last_one.behind, *before)))
        elements[-1] = Element(node=last_one.node, before=last_one.before, behind=joined)
    return elements


def is_spread(nodes: Sequence[Any], opening: object) -> bool:
    """Whether elements stand on lines of their own."""
    if isinstance(opening, cst.ParenthesizedWhitespace):
        return True
    return any(
        isinstance(getattr(node.comma, "whitespace_after", None), cst.ParenthesizedWhitespace)
        for node in nodes
    )


def items_of(*sides: Sequence[Element]) -> list[list[Item[Element]]]:
    """Elements as items of three sequences."""
    codes = ([_code(element) for element in side] for side in sides)
    return [
        [_item(element, meaning) for element, meaning in zip(side, meanings, strict=True)]
        for side, meanings in zip(sides, unified(*codes), strict=True)
    ]


def _code(element: Element) -> str:
    """An element with its comments, as a text that can be parsed where what it stands in can."""
    lines = [
        *element.before,
        code_of(_alone(element.node)).strip(),
        *filter(None, [element.behind]),
    ]
    return "\n".join(lines)


def _alone(node: Any) -> cst.CSTNode:
    """Something that says of an element what it says among others."""
    if isinstance(node, cst.Arg):
        return cst.Call(cst.Name("_"), [node])
    if isinstance(node, (cst.DictElement, cst.StarredDictElement)):
        return cst.Dict([node])
    if isinstance(node, (cst.Element, cst.StarredElement)):
        return cst.List([node])
    return cast(cst.CSTNode, node)


def _item(element: Element, meaning: str) -> Item[Element]:
    return Item(
        node=element,
        meaning=meaning,
        kind=type(getattr(element.node, "value", element.node)).__name__,
        name=_name(element.node),
    )


def codes_of(*elements: Element) -> list[str]:
    """What elements say without their comments, for three versions of one."""
    bare = [[Element(node=element.node)] for element in elements]
    return [
        meaning
        for meanings in unified(*([_code(side[0])] for side in bare))
        for meaning in meanings
    ]


def _name(node: Any) -> str | None:
    """What names an element: a keyword, a key, an imported name, or what a call is of."""
    if isinstance(node, cst.Arg):
        if node.keyword is not None:
            return f"{node.keyword.value}="
        return f"{node.star}{meaning_of(node.value)}" if node.star else None
    if isinstance(node, cst.DictElement):
        return f"{meaning_of(node.key)}:"
    if isinstance(node, cst.StarredDictElement):
        return f"**{meaning_of(node.value)}"
    if isinstance(node, cst.ImportAlias):
        return code_of(node).strip(", ")
    if isinstance(node, cst.Param):
        return node.name.value
    value = getattr(node, "value", None)
    return _call_key(value) if isinstance(value, cst.Call) else None


def _call_key(call: cst.Call) -> str | None:
    """A call that says what it is of: its first argument, or its name or key."""
    for arg in call.args:
        is_first = arg is call.args[0] and arg.keyword is None
        if is_first or (arg.keyword is not None and arg.keyword.value in ("name", "key")):
            return f"{meaning_of(call.func)}({meaning_of(arg.value)})"
    return None


def conflicting(ours: Sequence[Element], theirs: Sequence[Element]) -> list[Element]:
    """Elements of both sides with the markers of a conflict between them.

    Raises:
        KeyError: If there are none to tell what a marker must look like among them.
    """
    like = [*ours, *theirs][0].node
    return [_stand_in(like, START), *ours, _stand_in(like, MIDDLE), *theirs, _stand_in(like, END)]


def _stand_in(like: Any, name: str) -> Element:
    value = cst.Name(name)
    if isinstance(like, cst.Arg):
        return Element(node=cst.Arg(star="**", value=value))
    if isinstance(like, (cst.DictElement, cst.StarredDictElement)):
        return Element(node=cst.StarredDictElement(value=value))
    return Element(node=cst.Element(value=value))


def is_stand_in(element: Element) -> bool:
    """Whether an element is the marker of a conflict."""
    value = getattr(element.node, "value", None)
    return isinstance(value, cst.Name) and value.value in (START, MIDDLE, END)


def laid_out(elements: Sequence[Element], spread: bool) -> tuple[list[Any], Any]:
    """The nodes with their commas and comments, and the whitespace before the first one.

    The layout is plain: black lays out the statement that they come to stand in.
    """
    spread = spread or any(
        element.before or element.behind or is_stand_in(element) for element in elements
    )
    if not elements or not spread:
        last = len(elements) - 1
        return [
            element.node.with_changes(
                comma=cst.MaybeSentinel.DEFAULT
                if at == last
                else cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
            )
            for at, element in enumerate(elements)
        ], cst.SimpleWhitespace("")
    return list(_lines(elements)), _line_break(None, elements[0].before)


def _lines(elements: Sequence[Element]) -> Iterator[Any]:
    for at, element in enumerate(elements):
        following = elements[at + 1].before if at + 1 < len(elements) else ()
        comma = cst.Comma(whitespace_after=_line_break(element.behind, following))
        yield element.node.with_changes(comma=comma)


def _line_break(comment: str | None, following: Sequence[str]) -> cst.ParenthesizedWhitespace:
    return cst.ParenthesizedWhitespace(
        first_line=cst.TrailingWhitespace(
            whitespace=cst.SimpleWhitespace("  " if comment else ""),
            comment=cst.Comment(comment) if comment else None,
        ),
        empty_lines=[cst.EmptyLine(indent=False, comment=cst.Comment(line)) for line in following],
        indent=False,
        last_line=cst.SimpleWhitespace(""),
    )


def _comments(whitespace: object) -> list[str]:
    """The comments in the whitespace behind an opening bracket."""
    if not isinstance(whitespace, cst.ParenthesizedWhitespace):
        return []
    first = whitespace.first_line.comment
    return [*([first.value] if first else []), *comments_of(whitespace.empty_lines)]
