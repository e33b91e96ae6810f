"""What a manifest says of an export; it names files of its folder only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from kedro_to_dagster.errors import UsageError
from kedro_to_dagster.manifest import MANIFEST, Manifest, is_inside, make_manifest, read_manifest


@pytest.mark.parametrize("path", ["a", "a/b.py", ".env", "a..b/c", "a/...", "ü/b c"])
def test_a_path_in_the_folder(path: str) -> None:
    assert is_inside(path)


@pytest.mark.parametrize(
    "path", ["", ".", "..", "../a", "a/../../b", "a/..", "/a", "C:/a", "c:a", "..\\a", "a\\..\\b"]
)
def test_a_path_that_leads_out(path: str) -> None:
    assert not is_inside(path)


def test_a_manifest_is_read_as_it_was_made(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None
    manifest = make_manifest("1.0", {"package": "shop", "environment": None})
    (tmp_path / MANIFEST).write_text(manifest.text)
    assert read_manifest(tmp_path) == Manifest(options={"package": "shop"}, digests={})


def test_one_in_conflict_says_nothing(tmp_path: Path) -> None:
    made = make_manifest("1.0", {"package": "shop"}).text
    marked = made.replace("{\n", "{\n<<<<<<< HEAD\n=======\n>>>>>>> other\n", 1)
    (tmp_path / MANIFEST).write_text(marked)
    assert read_manifest(tmp_path) == Manifest(options={}, digests={})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "<<<<<<< HEAD\n{}",
        "<<<<<<< HEAD\n=======\n{}",
        json.dumps({"kedro-to-dagster": "1.0"}),
        json.dumps({"kedro-to-dagster": "1.0", "options": {}, "files": {"../a": "0"}}),
        json.dumps({"options": {}}),
    ],
)
def test_what_is_no_manifest_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(UsageError) as refused:
        read_manifest(tmp_path)
    assert refused.value.code == "K2D922"
