"""Names of packages that something else has."""

from __future__ import annotations

from pathlib import Path

import pytest
from kedro_to_dagster.errors import UsageError
from kedro_to_dagster.files import FIRST_LINE
from kedro_to_dagster.inspect import refuse_taken_name


@pytest.mark.parametrize("name", ["json", "this", "dagster", "kedro", "yaml"])
def test_a_module_that_is_there_keeps_its_name(name: str) -> None:
    with pytest.raises(UsageError, match=f"'{name}' cannot be the name"):
        refuse_taken_name(name)


def test_what_an_export_has_made_may_be_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "made_by_an_export"
    package.mkdir()
    (package / "__init__.py").write_text("'''Taken over by the user.'''\n")
    (package / "jobs.py").write_text(f"{FIRST_LINE}\n")
    monkeypatch.syspath_prepend(tmp_path)
    refuse_taken_name("made_by_an_export")
    (package / "jobs.py").write_text("")
    with pytest.raises(UsageError, match="__init__"):
        refuse_taken_name("made_by_an_export")


def test_a_folder_without_modules_and_a_free_name_are_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "only_a_folder").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    refuse_taken_name("only_a_folder")
    refuse_taken_name("no_such_module_at_all")
