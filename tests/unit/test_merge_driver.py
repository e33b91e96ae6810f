"""git's merge driver: which files it merges, and what it leaves to git."""

from __future__ import annotations

from pathlib import Path

import pytest
from kedro_to_dagster.files import FIRST_LINE
from kedro_to_dagster.merge.driver import merge_versions

BASE = f'{FIRST_LINE}\nvalues = {{\n    "a": 1,\n    "b": 2,\n}}\n'
ONE, OTHER = BASE.replace("1", "3"), BASE.replace("2", "4")


def merged(folder: Path, base: str, ours: str, theirs: str, path: str) -> tuple[int, str]:
    """The exit code for git, and the file that git takes."""
    files = [folder / name for name in ("base", "ours", "theirs")]
    for file, text in zip(files, (base, ours, theirs), strict=True):
        file.write_bytes(text.encode())
    return merge_versions(*files, path), files[1].read_bytes().decode()


def test_elements_next_to_each_other_merge(tmp_path: Path) -> None:
    expected = BASE.replace("1", "3").replace("2", "4")
    assert merged(tmp_path, BASE, ONE, OTHER, "assets.py") == (0, expected)


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("values.toml", lambda text: text),
        ("defs/own.py", lambda text: text.removeprefix(f"{FIRST_LINE}\n")),
        ("assets.py", lambda text: text.replace("}", "")),
    ],
    ids=["another language", "a module of the user", "no Python"],
)
def test_the_rest_is_left_to_git(path: str, change, tmp_path: Path) -> None:
    versions = [change(text) for text in (BASE, ONE, OTHER)]
    code, text = merged(tmp_path, *versions, path)
    assert code == 1
    assert (
        '<<<<<<< ours\n    "a": 3,\n    "b": 2,\n=======\n    "a": 1,\n    "b": 4,\n>>>>>>> theirs'
        in text
    )


def test_a_version_with_another_encoding_is_left_to_git(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("base", "ours", "theirs")]
    for file, text in zip(files, (BASE, BASE, f"{BASE}# \xe4\n"), strict=True):
        file.write_bytes(text.encode("latin-1"))
    assert merge_versions(*files, "assets.py") == 0
    assert files[1].read_bytes().endswith(b"# \xe4\n")


def test_a_module_that_both_have_added_is_one(tmp_path: Path) -> None:
    one, other = (
        f"{FIRST_LINE}\nimport dagster\n\na = 1\n",
        f"{FIRST_LINE}\nimport dagster\n\nb = 2\n",
    )
    code, text = merged(tmp_path, "", one, other, "jobs/a.py")
    assert code == 0
    assert [line for line in text.splitlines() if line] == [
        FIRST_LINE, "import dagster", "b = 2", "a = 1",
    ]  # fmt: skip


def test_line_ends_of_another_system_make_no_difference(tmp_path: Path) -> None:
    code, text = merged(tmp_path, BASE, ONE, OTHER.replace("\n", "\r\n"), "assets.py")
    assert (code, text) == (0, BASE.replace("1", "3").replace("2", "4"))


def test_what_both_have_changed_has_the_markers_of_git(tmp_path: Path) -> None:
    code, text = merged(tmp_path, BASE, ONE, BASE.replace("1", "5"), "assets.py")
    assert code == 1
    assert '<<<<<<< ours\n    "a": 3,\n=======\n    "a": 5,\n>>>>>>> theirs\n' in text
