"""Each page of the documentation, as a browser shows it: no markup, no dead link, no error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from ..docs.pages import DOCS, name
from ..support.cases import ROOT
from .browser import browser, free_port, server

SITE = ROOT / "build" / "site"
PAGES = sorted(DOCS.rglob("*.md"))
# The text outside of code: a tab, a fence, an admonition, attributes or a comment that is not rendered.
_TEXT = """
const body = document.querySelector(".md-content").cloneNode(true);
body.querySelectorAll("pre, code").forEach((code) => code.remove());
return body.textContent;
"""
_MARKUP = ('=== "', "```", "\n!!! ", "{: ", "<!--")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    if not (SITE / "index.html").is_file():
        pytest.fail("There is no site: make docs")
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--directory", str(SITE)]
    with server(command, port, ROOT, dict(os.environ)) as found:
        yield found


@pytest.fixture(scope="module")
def window() -> Iterator[Chrome]:
    with browser() as opened:
        yield opened


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_is_whole(page: Path, address: str, window: Chrome) -> None:
    window.get(f"{address}/{_path(page)}")
    errors = [entry["message"] for entry in window.get_log("browser") if entry["level"] == "SEVERE"]
    assert not errors
    text: str = window.execute_script(_TEXT)
    assert not [markup for markup in _MARKUP if markup in text]
    links = (
        link.get_attribute("href") for link in window.find_elements(By.CSS_SELECTOR, "a[href]")
    )
    inside = {urldefrag(link).url for link in links if link and link.startswith(address)}
    dead = [link for link in inside if not _is_there(link.removeprefix(address))]
    assert not dead


def _path(page: Path) -> str:
    path = page.relative_to(DOCS).with_suffix("")
    folder = path.parent if path.name == "index" else path
    return "" if str(folder) == "." else f"{folder.as_posix()}/"


def _is_there(path: str) -> bool:
    file = SITE / path.lstrip("/")
    return file.is_file() or (file / "index.html").is_file()
