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
from kedro_to_dagster.inspect.config.private import Privacy, personal_files, report_deferred
from kedro_to_dagster.inspect.config.secrets import MASK
from kedro_to_dagster.kedro_model.deferred import DeferredValue, Source, SourceKind


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


def _privacy(
    project: Path, kind: str, files: dict[str, str], *personal: str, is_soft: bool = False
) -> Privacy:
    places = Places(project=project)
    for name, text in files.items():
        file = project / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        places.add(file, name)
    return Privacy(
        kind=kind, places=places, personal=frozenset(personal), is_soft=is_soft, log=DiagnosticLog()
    )


def test_of_a_dataset_what_is_of_one_machine_or_secret_is_looked_up(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home" / "me"))
    home = f"{tmp_path}/home/me"
    base, local = "conf/base/catalog.yml", "conf/local/catalog.yml"
    files = {base: "plan: {load_args: {password: x}}\n", local: "mine: {type: text.TextDataset}\n"}
    privacy = _privacy(project, "catalog", files, local)

    def protected(value: Any, *path: str) -> Any:
        found = privacy.protected(value, path, path)
        return found.text if isinstance(found, DeferredValue) else found

    kept = {
        "type": "text.TextDataset",
        "filepath": "data/a.txt",
        "metadata": [1, None, {"a": True}],
        # A text that begins as the folder of somebody does.
        "other": f"{home}ly/x",
    }
    assert protected(kept, "plan") == kept
    assert privacy.log.entries == ()
    for path, value, expected in (
        # A path into the project is one of it; Kedro takes only some keys for paths, and none in a list.
        (("filepath",), f"{project}/data/a.txt", "data/a.txt"),
        (("dataset", "path"), f"{project}/data", "data"),
        (("sql",), f"{project}/data", "${kedro.catalog:plan,sql}"),
        (("filepath",), f"{home}/a.txt", "${kedro.catalog:plan,filepath}"),
        (("filepath",), home, "${kedro.catalog:plan,filepath}"),
        (("load_args", "password"), "hunter2", "${kedro.catalog:plan,load_args,password}"),
    ):
        assert protected(value, "plan", *path) == expected
    in_list = privacy.protected([f"{project}/a"], ("plan", "filepath"), ("plan", "filepath"))
    assert [each.text for each in in_list] == ["${kedro.catalog:plan,filepath,'0'}"]
    assert [entry.code for entry in privacy.log.entries] == ["K2D110"]
    assert str(privacy.log.entries[0].place) == f"{base}:1 (plan.load_args.password)"
    # Of a personal file, everything but the types of datasets.
    mine = privacy.protected(
        {"type": "text.TextDataset", "depth": 3, "none": None}, ("mine",), ("mine",)
    )
    assert (mine["type"], mine["none"]) == ("text.TextDataset", None)
    assert (mine["depth"].text, mine["depth"].value) == ("${kedro.catalog:mine,depth}", 3)
    assert mine["depth"].sources == (Source(SourceKind.FILE, local),)
    assert not mine["depth"].is_text
    told = [entry for entry in privacy.log.entries if entry.code != "K2D110"]
    assert [str(entry.place) for entry in told] == [f"{local} (mine)"]


def test_a_parameter_called_type_is_looked_up_as_any_other(project: Path) -> None:
    file = "conf/local/parameters.yml"
    privacy = _privacy(project, "parameters", {file: "model: {type: forest}\n"}, file)
    found = privacy.protected({"type": "forest"}, ("model",), ("model",))
    assert found["type"].text == "${kedro.parameters:model,type}"


def test_where_no_run_would_look_it_up_what_is_private_is_left_out(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    local = "conf/local/catalog.yml"
    files = {"conf/base/catalog.yml": "plan: {metadata: {a: 1}}\n", local: "mine: {metadata: 1}\n"}
    privacy = _privacy(project, "catalog", files, local)
    metadata = {
        "folder": f"{project}/data",
        "homes": [f"{tmp_path}/me/data", "data"],
        "api_key": "hunter2hunter2",
        "depth": 3,
    }
    assert privacy.masked(metadata, ("plan", "metadata")) == {
        "folder": "data",
        "homes": [MASK, "data"],
        "api_key": MASK,
        "depth": 3,
    }
    assert privacy.masked({"a": 1}, ("mine", "metadata")) is None
    codes = [entry.code for entry in privacy.log.entries]
    assert codes[0] == "K2D110" and len(codes) == 2


def test_the_file_of_a_key_is_known_if_it_is_personal(project: Path) -> None:
    files = {"base.yml": "a: {b: 1}\n", "local.yml": "a: {c: 1}\n"}
    soft = _privacy(project, "parameters", files, "local.yml", is_soft=True)
    assert [soft.personal_file(key) for key in ("a.b", "a.c", "d")] == [None, "local.yml", None]
    hard = _privacy(project, "parameters", files, "local.yml")
    assert hard.personal_file("a.b") == "local.yml"


@pytest.mark.parametrize(("environment", "is_personal"), [("local", True), ("prod", False)])
def test_kedro_s_environment_local_is_one_person_s_where_kedro_reads_it(
    environment: str, is_personal: bool, tmp_path: Path
) -> None:
    file = tmp_path / "conf/local/catalog.yml"
    file.parent.mkdir(parents=True)
    file.touch()
    places = Places(files=[(file, "conf/local/catalog.yml")], project=tmp_path)
    found = personal_files(places, tmp_path / "conf", environment)
    assert found == (frozenset({"conf/local/catalog.yml"}) if is_personal else frozenset())


def test_where_there_is_no_git_nothing_is_ignored(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert _personal(project) == frozenset()


def test_what_runs_look_up_is_told_with_its_variable_or_resolver() -> None:
    variable = Source(SourceKind.VARIABLE, "PLACE")
    resolver, file = Source(SourceKind.RESOLVER, "today"), Source(SourceKind.FILE, "a.yml")

    def deferred(*sources: Source) -> DeferredValue:
        return DeferredValue(text="${x:}", sources=sources, is_text=True, value="x")

    log = DiagnosticLog()
    values = [
        ("a", [deferred(variable, resolver)]),
        ("dataset 'b'", deferred(variable)),
        ("c", deferred(file)),
    ]
    report_deferred(values, log)
    assert log.entries[-1].message.startswith("dataset 'b' depends on the environment variable")
    # All with one cause become one line.
    assert [(entry.subject, entry.cause) for entry in log.entries] == [
        ("a", str(variable)),
        ("a", str(resolver)),
        ("dataset 'b'", str(variable)),
    ]


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
    assert places.source(("a",), is_soft=True) == "local.yml"
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
