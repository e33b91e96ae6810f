"""No page shows its markup: with the extensions of `mkdocs.yml`, everything is rendered."""

from __future__ import annotations

import html
import re
from pathlib import Path

import markdown
import pytest
import yaml

from ..support.cases import ROOT
from .pages import DOCS, name

PAGES = sorted(DOCS.rglob("*.md"))
# What readers should never see as text: tabs, fences, admonitions, lists of attributes, comments.
_RAW = re.compile(r'^\s*(=== "|```|!!! |\?\?\? )|\{: |<!--', re.M)
_CODE = re.compile(r"<(pre|code)\b.*?</\1>|<!-- skip: .*? -->", re.S)


def _renderer() -> markdown.Markdown:
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    names, options = ["fenced_code"], {}
    for extension in config["markdown_extensions"]:
        for key, value in (extension if isinstance(extension, dict) else {extension: {}}).items():
            names.append(key)
            options[key] = value
    return markdown.Markdown(extensions=names, extension_configs=options)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_shows_no_markup(page: Path) -> None:
    rendered = _renderer().convert(page.read_text(encoding="utf-8"))
    text = html.unescape(re.sub(r"</?\w[^>]*>", "", _CODE.sub("", rendered)))
    found = _RAW.search(text)
    assert found is None, text[found.start() :][:200]


def test_tabs_are_tabs() -> None:
    page = DOCS / "how-to" / "run-in-containers.md"
    rendered = _renderer().convert(page.read_text(encoding="utf-8"))
    assert rendered.count('class="tabbed-block"') == page.read_text(encoding="utf-8").count('=== "')
