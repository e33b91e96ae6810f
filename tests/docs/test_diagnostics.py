"""The page of diagnostics is what the table of codes says."""

from __future__ import annotations

import pytest

from .diagnostics import PAGE, page

UPDATE = "pytest tests/docs/test_diagnostics.py --update-golden"


@pytest.mark.updates_golden
def test_the_page_is_what_the_table_says(request: pytest.FixtureRequest) -> None:
    written = page()
    if request.config.getoption("--update-golden"):
        PAGE.write_text(written, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == written, f"Write the page anew: {UPDATE}"
