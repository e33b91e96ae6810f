"""Classes that a logger of `dagster.yml` names are found as `logging.config` finds them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.errors import UsageError
from kedro_to_dagster.inspect.config.places import Places
from kedro_to_dagster.inspect.dagster_yml.logger_classes import check_logger_classes
from kedro_to_dagster.inspect.dagster_yml.models import LoggerOptions

MODULES = {
    "logs_of_a_test/__init__.py": "",
    "logs_of_a_test/filters.py": "class Quiet:\n    class Inner: ...\n",
    "logs_of_a_test/broken.py": "import nowhere_to_be_found\n",
}


@pytest.fixture(autouse=True)
def _modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file, text in MODULES.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [name for name in sys.modules if name.startswith("logs_of_a_test")]:
        monkeypatch.delitem(sys.modules, name)


def _told(folder: Path, **sections: Any) -> list[str]:
    log = DiagnosticLog()
    options = LoggerOptions(**sections)
    check_logger_classes(options, ("loggers", "x"), Places(project=folder), log)
    return [str(entry) for entry in log.entries]


@pytest.mark.parametrize(
    "name",
    [
        "logging.handlers.RotatingFileHandler",
        "logs_of_a_test.filters.Quiet",
        "logs_of_a_test.filters.Quiet.Inner",
    ],
)
@pytest.mark.parametrize("key", ["class", "()"])
def test_a_class_that_is_there_is_not_told(name: str, key: str, tmp_path: Path) -> None:
    assert _told(tmp_path, handlers=[{key: name}], formatters={"y": {key: name}}) == []


def test_a_class_of_what_is_not_installed_here_is_noted(tmp_path: Path) -> None:
    (told,) = _told(tmp_path, filters={"y": {"()": "library_of_a_test.Quiet"}})
    assert told.startswith("K2D526 note: there is no module 'library_of_a_test'")
    assert "the class 'library_of_a_test.Quiet' is not checked" in told


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("logs_of_a_test.filter.Quiet", "the module 'logs_of_a_test' has no 'filter'"),
        ("logs_of_a_test.filters.Quite", "the module 'logs_of_a_test.filters' has no 'Quite'"),
        ("Quiet", "'Quiet' is not of the form module.Class"),
        ("logs_of_a_test.broken.Quiet", "No module named 'nowhere_to_be_found'"),
        ("logs_of_a_test..Quiet", "'logs_of_a_test..Quiet' is not of the form"),
    ],
)
def test_a_path_to_nothing_is_an_error_with_its_place(name: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        _told(tmp_path, filters={"y": {"()": name}})
    assert caught.value.code == "K2D979"
    assert "(loggers.x.filters.y.()): " in caught.value.message
    assert said in caught.value.message
