"""Says of a long list which elements come and go, and does not repeat the whole of it twice."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .changes import Action, Change

# Shorter lists are told as they were and are.
_LONG = 4
# So many elements are told one by one.
_FEW = 5
ELEMENT = "element"


def in_elements(change: Change) -> Iterator[Change]:
    """The change of each element, where a list has kept others in their order; else the change itself."""
    before, after = _elements(change.old), _elements(change.new)
    kept = [element for element in before if element in after]
    added = [element for element in after if element not in before]
    removed = [element for element in before if element not in after]
    is_ordered = kept == [element for element in after if element in before]
    is_long = max(len(before), len(after)) >= _LONG
    count = len(added) + len(removed)
    is_told = change.action is Action.CHANGED and is_long and is_ordered and kept
    if not is_told or not 0 < count <= _FEW:
        yield change
        return
    word = ELEMENT if change.attribute == "value" else f"{change.attribute} {ELEMENT}"
    for element in added:
        yield replace(change, attribute=word, old=None, new=element)
    for element in removed:
        yield replace(change, attribute=word, old=element, new=None)


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
