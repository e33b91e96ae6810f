"""A value of an environment variable that the project's code reads is told apart from others."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.inspect.code.variables import variable_behind

_CODE = """
import os
from os import environ, getenv

a = os.environ["BY_KEY"], environ.get("BY_GET", "x"), getenv('BY_CALL')
b = getenv("SHORT"), getenv("JUST_LONG_ENOUGH"), getenv("FLAG"), getenv("NOTHING")
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    name = f"reads_{tmp_path.name}"
    folder = tmp_path / name / "pipelines"
    folder.mkdir(parents=True)
    (tmp_path / name / "__init__.py").write_text("")
    (folder / "nodes.py").write_text(_CODE)
    monkeypatch.syspath_prepend(str(tmp_path))
    found = {
        "BY_KEY": "blue",
        "BY_GET": "far-away",
        "BY_CALL": "250",
        "SHORT": "25",
        "JUST_LONG_ENOUGH": "abroad",
        "FLAG": "True",
        "NOTHING": "None",
        "OTHER": "green",
    }
    for variable, value in found.items():
        monkeypatch.setenv(variable, value)
    return name


@pytest.mark.parametrize(
    ("value", "variable"),
    [
        ("blue", "BY_KEY"),
        ("far-away", "BY_GET"),
        ("s3://far-away/data", "BY_GET"),
        (250, "BY_CALL"),
        ("s3://abroad/data", "JUST_LONG_ENOUGH"),
        ("light blue", None),
        ("green", None),
        ("", None),
        (True, None),
        (None, None),
        ("True", "FLAG"),
        (["far-away"], None),
        # By chance it is that of another setting.
        (25, None),
    ],
)
def test_a_value_is_of_a_variable(value: Any, variable: str | None, package: str) -> None:
    assert variable_behind(value, package) == variable


def test_a_package_that_is_not_there_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BY_KEY", "blue")
    assert "no_such_package" not in sys.modules
    assert os.environ["BY_KEY"] == "blue"
    assert variable_behind("blue", "no_such_package") is None
