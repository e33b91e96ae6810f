"""A manifest names files of its folder only."""

from __future__ import annotations

import pytest
from kedro_to_dagster.manifest import is_inside


@pytest.mark.parametrize("path", ["a", "a/b.py", ".env", "a..b/c", "a/...", "ü/b c"])
def test_a_path_in_the_folder(path: str) -> None:
    assert is_inside(path)


@pytest.mark.parametrize(
    "path", ["", ".", "..", "../a", "a/../../b", "a/..", "/a", "C:/a", "c:a", "..\\a", "a\\..\\b"]
)
def test_a_path_that_leads_out(path: str) -> None:
    assert not is_inside(path)
