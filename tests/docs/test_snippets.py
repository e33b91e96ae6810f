"""What the documentation quotes is in the repository to the letter, and its links lead somewhere."""

from __future__ import annotations

import html
import pkgutil
import re
from pathlib import Path

import pytest
from markdown.extensions.toc import slugify

from ..support.cases import GOLDEN, ROOT
from .pages import OTHER_PAGES, PAGES, Block, blocks, name, prose

ALL_PAGES = (*PAGES, *OTHER_PAGES)
QUOTES = tuple(block for page in ALL_PAGES for block in blocks(page) if block.title)
# The example's files go by their paths in the package or in the project.
_FOLDERS = (GOLDEN / "example" / "expected", GOLDEN / "example" / "project", ROOT)

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_REFERENCE = re.compile(r"\]\[([\w.]+)\]|^::: ([\w.]+)$", re.M)
_HEADING = re.compile(r"^#+ (.+)$", re.M)
_ID = re.compile(r'\bid="([^"]+)"')


@pytest.mark.parametrize("block", QUOTES, ids=lambda block: f"{block}-{block.title}")
def test_a_quote_is_in_its_file(block: Block) -> None:
    files = [folder / str(block.title) for folder in _FOLDERS]
    found = [file for file in files if file.is_file()]
    assert found, f"{block} quotes {block.title}, which is not there"
    # Whole lines, so that no indentation is lost.
    quote = "\n".join(("", *block.lines, ""))
    texts = ["\n" + file.read_text(encoding="utf-8") for file in found]
    assert any(quote in text for text in texts), f"{block} is not in {block.title} as it stands"


@pytest.mark.parametrize("page", ALL_PAGES, ids=name)
def test_links_lead_to_a_file_and_a_heading(page: Path) -> None:
    for link in _LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{name(page)}: {link} leads nowhere"
        if anchor:
            assert anchor in _anchors(target), f"{name(page)}: {link} has no such heading"


@pytest.mark.parametrize("page", ALL_PAGES, ids=name)
def test_names_of_the_api_exist(page: Path) -> None:
    for linked, shown in _REFERENCE.findall(prose(page)):
        pkgutil.resolve_name(linked or shown)


def _anchors(page: Path) -> set[str]:
    text = prose(page)
    headings = {slugify(_plain(heading), "-") for heading in _HEADING.findall(text)}
    return headings | set(_ID.findall(text))


def _plain(heading: str) -> str:
    return html.unescape(re.sub(r"[`*]", "", heading))
