"""The Kedro project behind a package: its folder, its paths and its credentials."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from kedro.pipeline import node, pipeline
from kedro_to_dagster.kedro_model import dataset
from kedro_to_dagster.lower.names import identifiers as exported
from kedro_to_dagster_runtime.copied import CopiedProject
from kedro_to_dagster_runtime.credentials import (
    PATH_KEYS,
    credentials,
    credentials_variable,
    resolve,
)
from kedro_to_dagster_runtime.project import KedroProject, KedroProjectError

from ..support.cases import run, run_code
from ..support.projects import write_project

PYPROJECT = '[tool.kedro]\npackage_name = "shop"\nsource_dir = "src"\n'


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another current folder, and nothing in the environment."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("KEDRO_PROJECT_PATH", "KEDRO_ENV", "KEDRO_CREDENTIALS_GARAGE"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "project"
    (made / "src" / "shop").mkdir(parents=True)
    (made / "pyproject.toml").write_text(PYPROJECT)
    return made


def _project(anchor: Path, **others: Any) -> KedroProject:
    return KedroProject(package_name="shop", anchor=str(anchor / "project.py"), **others)


# Folder -------------------------------------------------------------------------------------------


def test_the_project_is_found_above_the_package(folder: Path) -> None:
    assert _project(folder / "dagster" / "src" / "shop_dagster").folder == folder


def test_the_pyproject_of_the_package_and_of_other_projects_is_passed_over(folder: Path) -> None:
    package = folder / "dagster"
    package.mkdir()
    other = '[project]\nname = "shop"\n[tool.kedro]\npackage_name = "shop_2"\n'
    (package / "pyproject.toml").write_text(other)
    assert _project(package / "src").folder == folder


def test_the_project_is_found_above_the_current_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "src")
    assert _project(tmp_path / "site-packages").folder == folder


def test_the_environment_names_the_folder_before_all_else(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEDRO_PROJECT_PATH", str(tmp_path / "named"))
    assert _project(folder / "dagster").folder == tmp_path / "named"


def test_a_project_that_is_nowhere_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(KedroProjectError, match="KEDRO_PROJECT_PATH") as error:
        _ = _project(tmp_path / "site-packages").folder
    assert "'shop'" in str(error.value)


def test_runs_side_by_side_leave_the_folder_when_the_last_one_ends(
    folder: Path, elsewhere: Path
) -> None:
    project = _project(folder)
    with ExitStack() as first, ExitStack() as second:
        first.enter_context(project.in_folder())
        second.enter_context(project.in_folder())
        first.close()
        assert Path.cwd() == folder
        second.close()
        assert Path.cwd() == elsewhere


def test_a_step_within_a_run_stays_where_a_node_has_gone(folder: Path, elsewhere: Path) -> None:
    project = _project(folder)
    (folder / "data").mkdir()
    with project.in_folder():
        os.chdir("data")
        with project.in_folder():
            assert Path.cwd() == folder / "data"
    assert Path.cwd() == elsewhere


# A package with copies of the project -------------------------------------------------------------


@pytest.fixture
def package(folder: Path) -> Path:
    """The folder of a package beside the project, with copies of its code and configuration."""
    made = folder / "dagster/src/shop_dagster"
    for path in ("code/shop/nodes.py", "code/tools.py", "conf/base/catalog.yml"):
        (made / path).parent.mkdir(parents=True, exist_ok=True)
        (made / path).write_text("")
    (folder / "dagster/kedro-to-dagster.json").write_text("{}")
    return made


def _copied(package: Path) -> CopiedProject:
    return CopiedProject(
        package_name="shop", anchor=str(package / "project.py"), code="shop_dagster.code"
    )


def test_relative_paths_of_a_copied_project_are_those_of_the_project_as_long_as_it_is_there(
    folder: Path, package: Path, elsewhere: Path, tmp_path: Path
) -> None:
    assert _copied(package).folder == folder
    (folder / "pyproject.toml").unlink()
    assert _copied(package).folder == folder / "dagster"
    # Installed, there is nothing but the current folder.
    assert _copied(tmp_path / "site-packages/shop_dagster").folder == elsewhere


def test_a_module_of_the_configuration_is_the_copy_if_there_is_one(package: Path) -> None:
    project = _copied(package)
    assert project.module_name == "shop_dagster.code.shop"
    assert project.copied_folder == package
    names = ("shop", "shop.io.Odd", "tools.read", "pandas.CSVDataset", "")
    assert [*map(project.name_here, names)] == [
        "shop_dagster.code.shop",
        "shop_dagster.code.shop.io.Odd",
        "shop_dagster.code.tools.read",
        "pandas.CSVDataset",
        "",
    ]


def test_the_copied_configuration_is_read_unless_the_folder_has_it(
    folder: Path, package: Path
) -> None:
    """Credentials are in no copy: they stand in the folder that is not read first."""
    project, own, copy = _copied(package), folder / "conf", package / "conf"
    (own / "local").mkdir(parents=True)
    (own / "local/credentials.yml").write_text("")
    assert project.conf_folders == (copy, own)
    (own / "base").mkdir()
    (own / "base/catalog.yml").write_text("")
    assert project.conf_folders == (own, copy)
    (copy / "base/catalog.yml").unlink()
    (copy / "base").rmdir()
    copy.rmdir()
    assert project.conf_folders == (own,)


def test_the_copies_need_no_place_to_be_imported_from(package: Path) -> None:
    before = list(sys.path), list(sys.meta_path)
    applied: list[KedroProject] = []
    settings: Any = SimpleNamespace(apply=applied.append)
    project = CopiedProject(
        package_name="shop",
        anchor=str(package / "x.py"),
        code="shop_dagster.code",
        settings=settings,
    )
    project.make_importable()
    with project.in_folder():
        assert (sys.path, sys.meta_path) == before
    assert applied == [project]


def test_a_node_keeps_the_name_that_kedro_generates_in_the_project() -> None:
    def clean(raw: Any) -> Any: ...

    def wash(raw: Any) -> Any: ...

    clean.__module__, wash.__module__ = "shop.nodes", "shop_dagster.code.shop.nodes"
    wash.__name__ = "clean"
    (there,) = pipeline([node(clean, "raw", "cleaned")]).nodes
    here = [node(wash, "raw", "cleaned"), node(wash, "raw", "other", name="given")]
    _copied(Path("shop_dagster")).name_nodes([*here, node(len, "raw", "length")])
    assert [each.name for each in here] == [there.name, "given"]


# Imports ------------------------------------------------------------------------------------------


def test_the_project_can_be_imported_even_after_dagster_has_restored_the_path(
    folder: Path,
) -> None:
    (folder / "src/shop/__init__.py").write_text("name = 'the shop'\n")
    (folder / "dagster").mkdir()
    definitions = """
import sys
from kedro_to_dagster_runtime.project import KedroProject
before = list(sys.path)
project = KedroProject(package_name="shop", anchor=sys.argv[1])
project.make_importable()
project.make_importable()
sys.path = before
import shop
print(shop.name, sum(type(finder).__name__ == "_SourceFinder" for finder in sys.meta_path))
"""
    found = run("-c", definitions, str(folder / "dagster/x.py"), folder=folder.parent)
    assert found.stdout == "the shop 1\n"


def test_a_project_that_is_nowhere_is_no_obstacle_to_loading(tmp_path: Path) -> None:
    before = list(sys.path), list(sys.meta_path)
    _project(tmp_path / "site-packages").make_importable()
    assert (sys.path, sys.meta_path) == before


# Paths --------------------------------------------------------------------------------------------


def test_a_relative_path_is_one_of_the_project(folder: Path) -> None:
    project = _project(folder)
    assert project.path("data/cars.csv") == (folder / "data/cars.csv").as_posix()
    assert project.path(".") == folder.as_posix()


@pytest.mark.parametrize(
    "path",
    [
        "/data/cars.csv",
        "s3://bucket/cars.csv",
        "https://example.com/cars.csv",
        "file:///data/cars.csv",
        "C:/data/cars.csv",
        None,
        5,
    ],
)
def test_what_is_no_relative_path_stays_as_it_is(folder: Path, path: Any) -> None:
    assert _project(folder).path(path) == path


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("C:\\data\\cars.csv", "C:/data/cars.csv"),
        ("\\\\server\\share\\cars.csv", "//server/share/cars.csv"),
    ],
)
def test_a_path_of_windows_is_written_as_kedro_writes_it(
    folder: Path, path: str, expected: str
) -> None:
    assert _project(folder).path(path) == expected


def test_paths_and_credentials_in_a_list_stay_as_they_are(folder: Path) -> None:
    inner = {"path": "b", "credentials": "nowhere", "deep": {"path": "c", "credentials": "too"}}
    made = {"path": (folder / "a").as_posix(), "parts": [inner, [inner]]}
    assert resolve(_project(folder), {"path": "a", "parts": [inner, [inner]]}) == made


def test_paths_are_left_alone_where_no_folder_is_needed(tmp_path: Path) -> None:
    assert _project(tmp_path / "site-packages").path("/data/cars.csv") == "/data/cars.csv"


# Credentials --------------------------------------------------------------------------------------


def test_credentials_come_from_the_environment_as_json(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEDRO_CREDENTIALS_GARAGE", '{"user": "me", "ports": [1, null]}')
    assert credentials(_project(folder), "garage") == {"user": "me", "ports": [1, None]}


def test_every_entry_has_a_variable_of_its_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["dev_s3_key", "dev.s3-key", "dev s3 key", "DEV_S3_KEY", "dev_s3-key"]
    for name in names:
        monkeypatch.setenv(credentials_variable(name), json.dumps({"user": name}))
    assert credentials_variable("dev_s3_key") == "KEDRO_CREDENTIALS_DEV_S3_KEY"
    assert [*map(credentials_variable, names)] == [*map(exported.credentials_variable, names)]
    for name in names:
        assert credentials(_project(folder), name) == {"user": name}


def test_the_tool_takes_the_same_keys_for_paths() -> None:
    assert frozenset(PATH_KEYS) == dataset.PATH_KEYS


@pytest.mark.parametrize("text", ['"hunter2"', "12", "true", "null"])
def test_a_value_that_is_no_entry_is_refused_without_showing_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("KEDRO_CREDENTIALS_GARAGE", text)
    with pytest.raises(KedroProjectError, match="must be a JSON object or array") as error:
        credentials(_project(folder), "garage")
    assert "hunter2" not in str(error.value)


def test_no_name_is_no_credentials(folder: Path) -> None:
    assert credentials(_project(folder), None) is None


def test_what_is_no_json_is_told_without_showing_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEDRO_CREDENTIALS_GARAGE", '{"password": "hunter2"')
    with pytest.raises(KedroProjectError, match="KEDRO_CREDENTIALS_GARAGE is not valid JSON") as e:
        credentials(_project(folder), "garage")
    causes: list[BaseException | None] = [e.value]
    while (last := causes[-1]) is not None and not last.__suppress_context__:
        causes.append(last.__cause__ or last.__context__)
    assert "hunter2" not in "".join(map(repr, causes))
    assert e.value.__suppress_context__
    assert e.value.__cause__ is None


_LOOKS_UP = """
import sys
from kedro_to_dagster_runtime.credentials import credentials
from kedro_to_dagster_runtime.project import KedroProject, KedroProjectError

project = KedroProject(
    package_name="tiny_project", anchor=sys.argv[1], environment=sys.argv[2] or None
)
try:
    print(credentials(project, sys.argv[3]))
except KedroProjectError as error:
    print("error:", error)
"""


def _looked_up(project: Path, environment: str = "", name: str = "garage", **changes: str) -> str:
    """Credentials of a real project, in a process of its own, since Kedro's settings are global."""
    result: subprocess.CompletedProcess[str] = run_code(
        _LOOKS_UP, str(project / "x.py"), environment, name, folder=project.parent, **changes
    )
    # Kedro may log to the standard output first.
    return result.stdout.splitlines()[-1]


@pytest.fixture
def real_project(tmp_path: Path) -> Path:
    files = {
        "conf/local/credentials.yml": "garage: {user: local}\n",
        "conf/prod/credentials.yml": "garage: {user: prod}\n",
    }
    return write_project(tmp_path / "real", files=files)


def test_credentials_come_from_the_project_s_own_configuration(real_project: Path) -> None:
    assert _looked_up(real_project) == "{'user': 'local'}"


def test_credentials_come_from_the_environment_that_was_exported(real_project: Path) -> None:
    assert _looked_up(real_project, "prod") == "{'user': 'prod'}"


def test_credentials_come_from_the_environment_that_kedro_env_names(real_project: Path) -> None:
    assert _looked_up(real_project, KEDRO_ENV="prod") == "{'user': 'prod'}"


def test_a_variable_comes_before_the_project_s_configuration(real_project: Path) -> None:
    shown = _looked_up(real_project, KEDRO_CREDENTIALS_GARAGE='{"user": "variable"}')
    assert shown == "{'user': 'variable'}"


@pytest.mark.parametrize(
    ("entries", "shown"),
    [
        ({"{x}-lamp": {"key": 1}}, "{'key': 1}"),
        ({"x_lamp": {"path": "key.pem"}}, "{'path': '<project>/key.pem'}"),
        ({"x-lamp": {"key": 1}, "x_lamp": {"key": 2}}, "error: There are no credentials"),
        ({}, "error: There are no credentials"),
    ],
    ids=["in a pattern", "a path", "two of one name", "nowhere"],
)
def test_credentials_come_from_the_catalog_where_they_are_nowhere_else(
    entries: dict[str, object], shown: str, tmp_path: Path
) -> None:
    catalog = {
        name: {"type": "text.TextDataset", "filepath": "x", "credentials": given}
        for name, given in entries.items()
    }
    project = write_project(tmp_path / "real", catalog=json.dumps(catalog))
    found = _looked_up(project, name="x_lamp_credentials")
    assert found.replace(str(project), "<project>").startswith(shown)
    in_place_of_it = {"KEDRO_CREDENTIALS_X_LAMP_CREDENTIALS": '{"key": "variable"}'}
    assert _looked_up(project, name="x_lamp_credentials", **in_place_of_it) == "{'key': 'variable'}"


_LOOKS_UP_IN_A_COPY = """
import sys
from pathlib import Path
from kedro_to_dagster_runtime.copied import CopiedProject
from kedro_to_dagster_runtime.credentials import credentials

sys.path.insert(0, str(Path.cwd()))
project = CopiedProject(
    package_name="tiny_project", anchor=str(Path.cwd() / "pack/project.py"), code="pack.code"
)
print([credentials(project, name) for name in ("garage", "copied", "both")])
"""


def test_credentials_beside_a_copied_configuration_are_found_too(
    real_project: Path, tmp_path: Path
) -> None:
    """No copy has any of one person's; the folder of the project may have some."""
    package = tmp_path / "pack"
    shutil.copytree(real_project / "src", package / "code")
    for place, names in ((package, ("copied", "both")), (real_project, ("both", "garage"))):
        file = place / "conf/base/credentials.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(f"{name}: {{of: {place.name}}}\n" for name in names))
    for name in ("catalog.yml", "parameters.yml"):
        (package / "conf/base" / name).write_text("{}\n")
        (real_project / "conf/base" / name).unlink()
    (real_project / "conf/base/credentials.yml").rename(
        real_project / "conf/local/credentials_base.yml"
    )
    (real_project / "conf/local/credentials.yml").unlink()
    (package / "conf/local").mkdir()
    found = run_code(_LOOKS_UP_IN_A_COPY, folder=tmp_path, KEDRO_PROJECT_PATH=str(real_project))
    # What is read first wins.
    assert found.stdout.splitlines()[-1] == "[{'of': 'real'}, {'of': 'pack'}, {'of': 'pack'}]"


def test_an_entry_that_is_nowhere_is_told_with_the_variable_and_the_file(tmp_path: Path) -> None:
    project = write_project(tmp_path / "real")
    assert _looked_up(project) == (
        "error: There are no credentials 'garage': set KEDRO_CREDENTIALS_GARAGE, or add them to "
        "the project's conf/local/credentials.yml."
    )


# Both ---------------------------------------------------------------------------------------------


def test_paths_and_credentials_are_resolved_at_any_depth(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEDRO_CREDENTIALS_GARAGE", '{"user": "me"}')
    configuration = {
        "type": "text.TextDataset",
        "filepath": "data/cars.txt",
        "credentials": "garage",
        "checkpoint": {"path": "s3://x", "dataset": {"filepath": "a.txt", "credentials": None}},
        "load_args": {"names": ["filepath", "credentials"], "sep": None},
    }
    assert resolve(_project(folder), configuration) == {
        "type": "text.TextDataset",
        "filepath": f"{folder.as_posix()}/data/cars.txt",
        "credentials": {"user": "me"},
        "checkpoint": {
            "path": "s3://x",
            "dataset": {"filepath": f"{folder.as_posix()}/a.txt", "credentials": None},
        },
        "load_args": {"names": ["filepath", "credentials"], "sep": None},
    }


def test_resolving_changes_nothing_in_place(folder: Path) -> None:
    configuration = {"a": {"filepath": "x"}}
    resolve(_project(folder), configuration)
    assert configuration == {"a": {"filepath": "x"}}


@pytest.mark.parametrize("value", [None, 5, "garage", ["filepath"]])
def test_what_is_no_mapping_is_resolved_already(folder: Path, value: Any) -> None:
    assert resolve(_project(folder), value) == value
