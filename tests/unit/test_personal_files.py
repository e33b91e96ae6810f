"""Which files of the configuration are one person's."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.inspect.catalog.parameters import inspect_parameters
from kedro_to_dagster.inspect.config.configuration import Configuration, Marks
from kedro_to_dagster.inspect.config.places import Places
from kedro_to_dagster.inspect.config.private import Privacy, personal_files
from kedro_to_dagster.kedro_model.deferred import DeferredValue


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project within a git repository that ignores the folder `build`."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text("build/\nmine.yml\n", encoding="utf-8")
    return tmp_path / "project"


def _personal(project: Path) -> frozenset[str]:
    files = [project / "conf/base/catalog.yml", project / "conf/base/mine.yml"]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    places = Places(files=[(file, file.name) for file in files], project=project)
    return personal_files(places, project / "conf", "prod")


def test_a_file_that_git_ignores_is_personal(project: Path) -> None:
    assert _personal(project) == {"mine.yml"}


def test_in_a_project_that_git_ignores_as_a_whole_nothing_is(project: Path) -> None:
    """As a copy of the example below `build`, which a checkout ignores."""
    assert _personal(project.parent / "build" / "project") == frozenset()


def test_files_whose_values_no_run_looks_up_are_reported_themselves(project: Path) -> None:
    log = DiagnosticLog()
    personal = frozenset({"conf/local/dagster.yml", "conf/base/mine.yml"})
    places = Places(project=project)
    Privacy(kind="dagster", places=places, personal=personal, is_soft=False, log=log).report_files()
    hints = {str(entry.place): entry.hint for entry in log.entries}
    assert hints == {
        "conf/local/dagster.yml": "Export with --env base to leave the file out.",
        "conf/base/mine.yml": "Have git follow the file, so that everybody has it.",
    }


def test_a_list_of_a_personal_file_is_looked_up_as_a_whole(project: Path) -> None:
    places = Places(project=project)
    for name, text in (("base", "all: [a, b]\n"), ("local", "mine: [a, b]\nnone: []\n")):
        file = project / "conf" / name / "parameters.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        places.add(file, f"conf/{name}/parameters.yml")
    personal = frozenset({"conf/local/parameters.yml"})
    log = DiagnosticLog()
    privacy = Privacy(kind="parameters", places=places, personal=personal, is_soft=False, log=log)
    assert privacy.protected(["a", "b"], ("all",), ("all",)) == ["a", "b"]
    assert privacy.protected([], ("none",), ("none",)) == []
    assert log.entries == ()
    found = privacy.protected(["a", "b"], ("mine",), ("mine",))
    assert isinstance(found, DeferredValue)
    assert [str(entry.place) for entry in log.entries] == ["conf/local/parameters.yml (mine)"]


def test_the_last_environment_wins_key_by_key_or_with_all_below_the_outermost_key(
    project: Path,
) -> None:
    places = Places(project=project)
    for name, text in (("base", "a: {b: {c: 1}, d: 2}\n"), ("local", "a: {b: {e: 3}}\n")):
        file = project / f"{name}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        places.add(file, f"{name}.yml")
    for path, key_by_key in {
        ("a", "d"): "base.yml",
        ("a", "b", "c"): "base.yml",
        ("a", "b", "e"): "local.yml",
        # Of a list in it, what is known is where the list stands.
        ("a", "d", "0"): "base.yml",
    }.items():
        assert places.source(path, is_soft=True) == key_by_key
        assert places.source(path, is_soft=False) == "local.yml"
    assert places.source(("x",), is_soft=True) is None


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["params:all"], set()),
        (["params:all", "params:mine.a"], {"mine"}),
        (["parameters"], {"mine", "own"}),
    ],
)
def test_what_no_node_reads_is_not_told(names: list[str], told: set[str], project: Path) -> None:
    texts = {"base": "all: 1\n", "local": "mine: {a: 1}\nown: 2\n"}
    places = Places(project=project)
    values: dict[str, Any] = {}
    for name, text in texts.items():
        file = project / "conf" / name / "parameters.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        places.add(file, f"conf/{name}/parameters.yml")
        values |= yaml.safe_load(text)
    log = DiagnosticLog()
    privacy = Privacy(
        kind="parameters",
        places=places,
        personal=frozenset({"conf/local/parameters.yml"}),
        is_soft=False,
        log=log,
    )
    configuration = Configuration(Marks(), {"parameters": values})
    inspect_parameters(names, {}, configuration, places, log, privacy)
    assert {str(entry.place).partition("(")[2].rstrip(")") for entry in log.entries} == told
