"""Every page is found from the navigation, from the start page, and from `llms.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from ..support.cases import ROOT
from .pages import DOCS

START = "index.md"
PAGES = {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")}


class _Loader(yaml.SafeLoader):
    """Reads a file that may have tags of Python, which are of no interest here."""


_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def _navigation() -> Iterator[tuple[str, str]]:
    """The pages with their titles, in order."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)

    def entries(part: Any) -> Iterator[tuple[str, str]]:
        for entry in part:
            for title, inside in entry.items():
                if isinstance(inside, str):
                    yield inside, title
                else:
                    yield from entries(inside)

    return entries(config["nav"])


def test_the_navigation_has_every_page() -> None:
    found = [page for page, _ in _navigation()]
    assert len(found) == len(set(found))
    assert set(found) == PAGES


@pytest.mark.parametrize(("name", "ending"), [(START, ".md"), ("llms.txt", "/")])
def test_a_list_of_pages_follows_the_navigation(name: str, ending: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    listed = re.findall(r"^- \[(?:[^\]]+)\]\(([^)]+)\): \S", text, re.M)
    expected = [page.removesuffix(".md") + ending for page, _ in _navigation() if page != START]
    assert listed == expected
