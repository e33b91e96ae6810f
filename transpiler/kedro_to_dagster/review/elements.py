"""Says of a long list which elements come and go, and does not repeat the whole of it twice."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .changes import Action, Change

# Shorter lists are told as they were and are.
_LONG = 4
# So many are told one by one; of more, the first ones are named.
_FEW = 5
_NAMED = 3
ELEMENT = "element"


def in_elements(change: Change) -> Iterator[Change]:
    """The change of each element, where a long list has kept others in order; else the change itself."""
    before, after = _elements(change.old), _elements(change.new)
    kept = [element for element in before if element in after]
    is_ordered = kept == [element for element in after if element in before]
    is_long = max(len(before), len(after)) >= _LONG
    is_other = {*before} != {*after}
    if change.action is not Action.CHANGED or not (kept and is_ordered and is_long and is_other):
        yield change
        return
    word = ELEMENT if change.attribute == "value" else f"{change.attribute} {ELEMENT}"
    yield from come_and_go(change, word, before, after)


def come_and_go(
    change: Change, word: str, before: Sequence[str], after: Sequence[str]
) -> Iterator[Change]:
    """What comes and goes: one by one, or in one line where it is much."""
    for attribute, value in _told(word, [value for value in after if value not in before]):
        yield replace(change, attribute=attribute, old=None, new=value)
    for attribute, value in _told(word, [value for value in before if value not in after]):
        yield replace(change, attribute=attribute, old=value, new=None)


def _told(word: str, values: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(values) <= _FEW:
        yield from ((word, value) for value in values)
        return
    yield f"{word}s", f"{', '.join(values[:_NAMED])} and {len(values) - _NAMED} more"


def _elements(text: str | None) -> Sequence[str]:
    """The code of each element of a list of values that are all different; none for anything else."""
    try:
        node = ast.parse(text or "", mode="eval").body
    except SyntaxError:
        return ()
    if not isinstance(node, ast.List):
        return ()
    elements = [ast.unparse(element) for element in node.elts]
    are_values = all(isinstance(element, (ast.Constant, ast.UnaryOp)) for element in node.elts)
    return elements if are_values and len(set(elements)) == len(elements) else ()
