"""The merge of expressions: what both sides have changed in different elements is no conflict.

Arguments with keywords, entries of dictionaries, elements of lists and the like are merged one by one, at
any depth. Everything else is one thing: whoever has changed it wins, and if both have, it is a conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import libcst as cst

from .elements import Element, codes_of, conflicting, elements_of, is_spread, items_of, laid_out
from .lines import ConflictError
from .meanings import code_of, unified
from .weaving import Item, weave

# Literals, by the names of their brackets.
_BRACKETS: dict[Any, tuple[str, str]] = {
    cst.List: ("lbracket", "rbracket"),
    cst.Set: ("lbrace", "rbrace"),
    cst.Dict: ("lbrace", "rbrace"),
}


def pick(base: Any, mine: Any, new: Any) -> Any:
    """The side that has changed something that has no parts.

    Raises:
        ConflictError: If both have.
    """
    codes = ([code_of(node)] if node is not None else [] for node in (base, mine, new))
    before, ours, theirs = unified(*codes)
    if theirs in (ours, before):
        return mine
    if ours == before:
        return new
    raise ConflictError


def pick_annotation(base: Any, mine: Any, new: Any) -> Any:
    """The side that has changed an annotation, which is no code without what it is of.

    Raises:
        ConflictError: If both have.
    """
    inside = [side.annotation if side is not None else None for side in (base, mine, new)]
    return mine if pick(*inside) is inside[1] else new


def merge_expression(base: Any, mine: Any, new: Any) -> Any:
    """Merge two versions of an expression.

    The result may have the stand-ins of a conflict among its elements.

    Raises:
        ConflictError: If both sides have changed something that has no elements.
    """
    try:
        return pick(base, mine, new)
    except ConflictError:
        if not type(base) is type(mine) is type(new):
            raise
    if isinstance(mine, cst.Call):
        return _call(base, mine, new)
    if isinstance(mine, cst.Attribute):
        # A call of a method of what another call returns.
        attr = pick(base.attr, mine.attr, new.attr)
        return mine.with_changes(
            value=merge_expression(base.value, mine.value, new.value), attr=attr
        )
    if isinstance(mine, cst.Tuple):
        return _tuple(base, mine, new)
    brackets = _BRACKETS.get(type(mine))
    if brackets is None:
        raise ConflictError
    return _literal(base, mine, new, brackets)


def merge_elements(
    base: Sequence[Element], mine: Sequence[Element], new: Sequence[Element], *, marked: bool = True
) -> list[Element]:
    """Merge elements one by one; with `marked`, those that both have changed stand there as a conflict.

    Raises:
        ConflictError: If both have changed one, and it cannot be marked.
    """

    def settle(
        before: Item[Element] | None, ours: Item[Element] | None, theirs: Item[Element] | None
    ) -> list[Element]:
        try:
            return _settled(before, ours, theirs)
        except ConflictError:
            if not marked:
                raise
            return conflicting(
                [ours.node] if ours else [],
                [theirs.node] if theirs else [],
            )

    sides = items_of(base, mine, new)
    return weave(sides[0], sides[1], sides[2], settle)


def _settled(
    base: Item[Element] | None, mine: Item[Element] | None, new: Item[Element] | None
) -> list[Element]:
    before, ours, theirs = (item.meaning if item else None for item in (base, mine, new))
    if theirs in (ours, before):
        return [mine.node] if mine else []
    if ours == before:
        return [new.node] if new else []
    if mine is None or new is None:
        raise ConflictError
    return [_element(base.node if base else _nothing(mine.node), mine.node, new.node)]


def _nothing(added: Element) -> Element:
    """What was there before both sides have added a dictionary, such as one of tags: an empty one.

    Raises:
        ConflictError: If it is no dictionary.
    """
    if not isinstance(getattr(added.node, "value", None), cst.Dict):
        raise ConflictError
    return Element(node=added.node.with_changes(value=cst.Dict([])))


def _element(base: Element, mine: Element, new: Element) -> Element:
    """Merge an element that both sides have changed: its comments, and its value."""
    before = _comments(base.before, mine.before, new.before)
    behind = _comments(
        *((element.behind,) if element.behind else () for element in (base, mine, new))
    )
    meanings = codes_of(base, mine, new)
    if meanings[2] in (meanings[1], meanings[0]):
        node = mine.node
    elif meanings[1] == meanings[0]:
        node = new.node
    elif isinstance(mine.node, cst.Param):
        node = mine.node.with_changes(
            annotation=pick_annotation(
                base.node.annotation, mine.node.annotation, new.node.annotation
            ),
            default=pick(base.node.default, mine.node.default, new.node.default),
        )
    elif hasattr(mine.node, "value"):
        value = merge_expression(base.node.value, mine.node.value, new.node.value)
        node = mine.node.with_changes(value=value)
    else:
        raise ConflictError
    return Element(node=node, before=before, behind="  ".join(behind) or None)


def _comments(
    base: tuple[str, ...], mine: tuple[str, ...], new: tuple[str, ...]
) -> tuple[str, ...]:
    if new in (mine, base):
        return mine
    if mine == base:
        return new
    return (*mine, *(line for line in new if line not in mine and line not in base))


def _call(base: cst.Call, mine: cst.Call, new: cst.Call) -> cst.Call:
    sides = [elements_of(call.args, call.whitespace_before_args) for call in (base, mine, new)]
    by_place = [[element for element in side if _is_by_place(element)] for side in sides]
    by_keyword = [[element for element in side if not _is_by_place(element)] for side in sides]
    arguments = [*_by_place(*by_place), *merge_elements(*by_keyword)]
    spread = any(is_spread(call.args, call.whitespace_before_args) for call in (mine, new))
    args, opening = laid_out(arguments, spread)
    func = merge_expression(base.func, mine.func, new.func)
    return mine.with_changes(func=func, args=args, whitespace_before_args=opening)


def _is_by_place(element: Element) -> bool:
    return element.node.keyword is None and not element.node.star


def _by_place(base: list[Element], mine: list[Element], new: list[Element]) -> list[Element]:
    """Arguments without keywords: each is known by its place, as long as there are as many.

    Raises:
        ConflictError: If both sides have changed one of them, or how many there are.
    """
    items = items_of(base, mine, new)
    meanings = [[item.meaning for item in side] for side in items]
    if meanings[2] in (meanings[1], meanings[0]):
        return mine
    if meanings[1] == meanings[0]:
        return new
    if not len(base) == len(mine) == len(new):
        raise ConflictError
    merged = []
    for parts in zip(*items, strict=True):
        merged += _settled(*parts)
    return merged


def _tuple(base: cst.Tuple, mine: cst.Tuple, new: cst.Tuple) -> cst.Tuple:
    if not (base.lpar and mine.lpar and new.lpar):
        raise ConflictError
    sides = [
        elements_of(side.elements, side.lpar[0].whitespace_after, side.rpar[0].whitespace_before)
        for side in (base, mine, new)
    ]
    spread = any(is_spread(side.elements, side.lpar[0].whitespace_after) for side in (mine, new))
    elements, opening = laid_out(merge_elements(*sides), spread)
    if len(elements) == 1:
        elements = [elements[0].with_changes(comma=cst.Comma())]
    return mine.with_changes(
        elements=elements,
        lpar=[cst.LeftParen(whitespace_after=opening)],
        rpar=[cst.RightParen()],
    )


def _literal(base: Any, mine: Any, new: Any, brackets: tuple[str, str]) -> Any:
    left, right = brackets
    sides = [
        elements_of(
            side.elements,
            getattr(side, left).whitespace_after,
            getattr(side, right).whitespace_before,
        )
        for side in (base, mine, new)
    ]
    spread = any(
        is_spread(side.elements, getattr(side, left).whitespace_after) for side in (mine, new)
    )
    elements, opening = laid_out(merge_elements(*sides), spread)
    if not elements and isinstance(mine, cst.Set):
        # There is no literal for an empty set.
        return cst.parse_expression("set()")
    return mine.with_changes(
        elements=elements,
        **{
            left: getattr(mine, left).with_changes(whitespace_after=opening),
            right: getattr(mine, right).with_changes(whitespace_before=cst.SimpleWhitespace("")),
        },
    )
