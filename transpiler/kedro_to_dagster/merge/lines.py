"""The merge of texts that are no Python: line by line."""

from __future__ import annotations

from .markers import END, MIDDLE, START, marker
from .weaving import Item, weave


class ConflictError(Exception):
    """Both sides have changed one thing, where no conflict can be marked."""


def merge_lines(base: str, mine: str, new: str) -> str:
    """Merge two versions of a text; a line that both have changed is a conflict."""
    merged = weave(_items(base), _items(mine), _items(new), _marked)
    return "".join(f"{line}\n" for line in merged)


def merge_without_conflict(base: list[str], mine: list[str], new: list[str]) -> list[str]:
    """Merge lines where no conflict can be marked.

    Raises:
        ConflictError: If both have changed one line.
    """
    return weave(_stripped(base), _stripped(mine), _stripped(new), _settled)


def _stripped(lines: list[str]) -> list[Item[str]]:
    return [Item(node=line, meaning=line.strip(), kind="line") for line in lines]


def _items(text: str) -> list[Item[str]]:
    lines = text.removesuffix("\n").split("\n") if text else []
    return [Item(node=line, meaning=line.rstrip(), kind="line") for line in lines]


def _marked(base: Item[str] | None, mine: Item[str] | None, new: Item[str] | None) -> list[str]:
    try:
        return _settled(base, mine, new)
    except ConflictError:
        ours = [mine.node] if mine else []
        theirs = [new.node] if new else []
        return [marker(START), *ours, marker(MIDDLE), *theirs, marker(END)]


def _settled(base: Item[str] | None, mine: Item[str] | None, new: Item[str] | None) -> list[str]:
    before, ours, theirs = (item.meaning if item else None for item in (base, mine, new))
    if theirs in (ours, before):
        return [mine.node] if mine else []
    if ours == before:
        return [new.node] if new else []
    raise ConflictError
