"""The pages of the documentation, and the fenced blocks in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..support.cases import ROOT

DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", *sorted(DOCS.rglob("*.md")))
# Read on the web or in the repository, but not run.
OTHER_PAGES = tuple(ROOT / f"{name}.md" for name in ("CHANGELOG", "CONTRIBUTING", "SECURITY"))

_FENCE = re.compile(r"^( *)```(\w*)(.*)$")
_TITLE = re.compile(r'title="([^"]+)"')
_SKIP = re.compile(r"^<!-- skip: \S.* -->$")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page."""

    page: Path
    line: int
    language: str
    title: str | None
    is_skipped: bool
    lines: tuple[str, ...]

    def __str__(self) -> str:
        return f"{name(self.page)}:{self.line}"


def name(page: Path) -> str:
    """A page's path in the checkout."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    lines = page.read_text(encoding="utf-8").splitlines()
    number = 0
    before = ""
    while number < len(lines):
        line = lines[number]
        opening = _FENCE.match(line)
        if opening is None:
            before = line.strip() or before
            number += 1
            continue
        indent, language, rest = opening.groups()
        end = lines.index(f"{indent}```", number + 1)
        title = _TITLE.search(rest)
        yield Block(
            page=page,
            line=number + 1,
            language=language,
            title=title and title.group(1),
            is_skipped=_SKIP.match(before) is not None,
            lines=tuple(line.removeprefix(indent) for line in lines[number + 1 : end]),
        )
        before = "```"
        number = end + 1


def prose(page: Path) -> str:
    """The text of a page without its fenced blocks."""
    lines = page.read_text(encoding="utf-8").splitlines()
    for block in blocks(page):
        lines[block.line - 1 : block.line + len(block.lines) + 1] = [""] * (len(block.lines) + 2)
    return "\n".join(lines)
