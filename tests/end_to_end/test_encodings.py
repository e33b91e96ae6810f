"""Files of the project in other encodings than plain UTF-8."""

from __future__ import annotations

import shutil
from codecs import BOM_UTF8
from pathlib import Path

from ..support.cases import Case, export, files_below


def _exported(project: Path) -> dict[str, bytes]:
    export(project, project / "dagster")
    return files_below(project / "dagster")


def test_files_may_begin_with_the_mark_of_utf_8(example: Case, tmp_path: Path) -> None:
    project = example.copy_project(tmp_path / "project")
    plain = _exported(project)
    shutil.rmtree(project / "dagster")
    for suffix in ("py", "yml"):
        for file in project.rglob(f"*.{suffix}"):
            file.write_bytes(BOM_UTF8 + file.read_bytes())
    assert _exported(project) == plain


def test_modules_may_name_another_encoding(empty_project: Path) -> None:
    for file in empty_project.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        file.write_bytes(f"# coding: latin-1\n# Für später\n{text}".encode("latin-1"))
    assert _exported(empty_project)
