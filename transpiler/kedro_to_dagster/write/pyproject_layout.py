"""The blank lines and comments of a merged `pyproject.toml`: each comment stays above its table.

To tomlkit, a comment above a table is the end of the table before. It goes when that one goes, and stays
where it is when its own table goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

# The line of a table, and how often it has stood there: an array of tables repeats it.
_Table: TypeAlias = tuple[str, int]
_Comments: TypeAlias = Mapping[_Table, Sequence[str]]


def laid_out(text: str, *, current: str, generated: str, previous: str) -> str:
    """The merged text, with one blank line before each new table, and each comment above its table.

    `current` is the file before the merge, `generated` what the generator writes, `previous` what it wrote.
    """
    there, new = _comments_above_tables(current), _comments_above_tables(generated)
    displaced = _displaced(there, _comments_above_tables(text))
    counts = Counter(text.splitlines())
    movable = {
        *_lines(displaced),
        *_lines(_of_gone_tables(there, _comments_above_tables(text), previous)),
        *({*_lines(new)} - {*current.splitlines()}),
    }
    after_blank_lines = {block.lstrip("\n").split("\n", 1)[0] for block in current.split("\n\n")}
    lines: list[str] = []
    for line, table in _with_tables(text):
        if line in movable and counts[line] == 1:
            # The blank lines before it are those of its table.
            _drop_blank_lines(lines)
            continue
        if table is not None:
            comments = displaced.get(table, ()) if table in there else new.get(table, ())
            if table not in there or comments or line in after_blank_lines:
                _drop_blank_lines(lines)
                lines += [""] if lines else []
            lines += [comment for comment in comments if counts[comment] <= 1]
        lines.append(line)
    return "\n".join(lines).rstrip("\n") + "\n"


def _displaced(there: _Comments, merged: _Comments) -> _Comments:
    """The comments that the merge has taken away from above their tables."""
    return {
        table: comments
        for table, comments in there.items()
        if table in merged and merged[table] != comments
    }


def _of_gone_tables(there: _Comments, merged: _Comments, previous: str) -> _Comments:
    """The comments that the generator wrote above tables which are gone."""
    before = _comments_above_tables(previous)
    return {
        table: comments
        for table, comments in there.items()
        if table not in merged and comments == before.get(table)
    }


def _lines(comments: _Comments) -> Iterator[str]:
    return chain.from_iterable(comments.values())


def _drop_blank_lines(lines: list[str]) -> None:
    while lines and not lines[-1]:
        lines.pop()


def _with_tables(text: str) -> Iterator[tuple[str, _Table | None]]:
    """Each line, and the table that begins with it."""
    seen: Counter[str] = Counter()
    for line in text.splitlines():
        seen[line] += 1
        yield line, (line, seen[line]) if line.startswith("[") else None


def _comments_above_tables(text: str) -> _Comments:
    """The comments directly above each table."""
    found: dict[_Table, Sequence[str]] = {}
    comments: list[str] = []
    for line, table in _with_tables(text):
        if table is not None:
            found[table] = comments
        comments = [*comments, line] if line.startswith("#") else []
    return found
