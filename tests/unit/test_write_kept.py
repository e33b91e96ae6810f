"""Modules of pipelines that could not be imported stay as an earlier export left them."""

from __future__ import annotations

from pathlib import Path

from kedro_to_dagster.files import FIRST_LINE, GeneratedFile
from kedro_to_dagster.write import write

_KEPT = "src/shop/assets/late.py"
_LATE = GeneratedFile(path=_KEPT, text=f"{FIRST_LINE}\nlate = 1\n")
_ALWAYS = GeneratedFile(path="src/shop/assets/early.py", text=f"{FIRST_LINE}\nearly = 1\n")


def test_a_kept_file_is_not_removed_and_can_be_written_later(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write([_ALWAYS, _LATE], out)
    written = write([_ALWAYS], out, kept_paths=[_KEPT])
    assert written.removed == ()
    assert (out / _KEPT).read_text() == _LATE.text
    again = GeneratedFile(path=_KEPT, text=f"{FIRST_LINE}\nlate = 2\n")
    assert write([_ALWAYS, again], out).changed == (_KEPT,)


def test_what_is_not_kept_is_removed(tmp_path: Path) -> None:
    write([_ALWAYS, _LATE], tmp_path / "out")
    assert write([_ALWAYS], tmp_path / "out").removed == (_KEPT,)
