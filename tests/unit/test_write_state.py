"""What this machine remembers of an export: read again as it was, or not at all."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.write.folder import WORK
from kedro_to_dagster.write.state import (
    GENERATED,
    STATE,
    Remembered,
    State,
    read_remembered,
    read_state,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / WORK).mkdir()
    return tmp_path


def test_it_is_read_again_as_it_was(folder: Path) -> None:
    state = State(digests={"src/a.py": "12", "b": "34"}, shared={"pyproject.toml": "a = 1\n"})
    (folder / STATE).write_bytes(state.data)
    assert read_state(folder) == state
    for commit, project in (("ab12", "cd"), (None, None), ("ab12", None)):
        made = Remembered(texts={"src/a.py": "x = 1\n"}, commit=commit, project=project)
        (folder / GENERATED).write_bytes(made.data)
        assert read_remembered(folder) == made
        # The same on every day.
        assert made.data == Remembered(texts=made.texts, commit=commit, project=project).data


GOOD: dict[str, Any] = {"files": {"src/a.py": "12"}, "shared": {}, "commit": None, "project": None}


@pytest.mark.parametrize(
    "change",
    [
        {"files": {"../a.py": "12"}},
        {"files": {"/a.py": "12"}},
        {"files": {"a.py": 12}},
        {"files": {"a.py": None}},
        {"files": ["a.py"]},
        {"files": None},
        {"shared": {"../pyproject.toml": ""}, "commit": 5},
        {"shared": {"pyproject.toml": 3}, "project": ["x"]},
        {"shared": None, "commit": {"a": 1}},
    ],
)
def test_what_is_no_memory_of_an_export_is_ignored(change: dict[str, Any], folder: Path) -> None:
    """It may be cut short, or crafted to lead elsewhere."""
    text = json.dumps({**GOOD, **change}).encode()
    (folder / STATE).write_bytes(text)
    (folder / GENERATED).write_bytes(gzip.compress(text))
    assert read_state(folder) is None
    assert read_remembered(folder) is None


@pytest.mark.parametrize("key", GOOD)
def test_a_part_that_is_missing_is_not_made_up(key: str, folder: Path) -> None:
    text = json.dumps({name: value for name, value in GOOD.items() if name != key}).encode()
    (folder / STATE).write_bytes(text)
    (folder / GENERATED).write_bytes(gzip.compress(text))
    assert (read_state(folder) is None) is (key in ("files", "shared"))
    assert (read_remembered(folder) is None) is (key in ("files", "commit", "project"))


@pytest.mark.parametrize("data", [None, b"", b"{", b"[]", b"5", gzip.compress(b"{}", mtime=1)[:-5]])
def test_what_cannot_be_read_is_ignored(data: bytes | None, folder: Path) -> None:
    if data is not None:
        (folder / STATE).write_bytes(data)
        (folder / GENERATED).write_bytes(data)
    assert read_state(folder) is None
    assert read_remembered(folder) is None
