"""The page on conformance is what the table and the golden cases say, and leaves no case out."""

from __future__ import annotations

import pytest

from ..support.cases import GOLDEN, ROOT
from .conformance import PAGE, features, page

UPDATE = "pytest tests/docs/test_conformance.py --update-golden"


@pytest.mark.updates_golden
def test_the_page_is_what_the_table_says(request: pytest.FixtureRequest) -> None:
    written = page()
    if request.config.getoption("--update-golden"):
        PAGE.write_text(written, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == written, f"Write the page anew: {UPDATE}"


def test_each_golden_case_shows_a_feature() -> None:
    cases = {folder.name for folder in GOLDEN.iterdir() if (folder / "expected").is_dir()}
    shown = {feature["shows"] for feature in features() if "shows" in feature}
    assert shown == cases, f"Add the case to tests/docs/conformance.yml, then: {UPDATE}"


def test_what_proves_a_feature_exists() -> None:
    for feature in features():
        assert feature["becomes"] in ("translated", "approximated", "refused", "left out")
        assert "shows" in feature or feature.get("tests"), f"nothing proves {feature['feature']}"
        for test in feature.get("tests", ()):
            assert (ROOT / test).is_file(), test
