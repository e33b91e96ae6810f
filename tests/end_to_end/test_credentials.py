"""Credentials come from the environment or from the project, at run time, and from nowhere else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ..support.cases import CASES, Case, files_below, run

RUN_PACKAGE = Path(__file__).parents[1] / "support" / "run_package.py"
WAREHOUSE = {"user": "night porter", "password": "from-the-environment"}
ARCHIVE = {"token": "also-from-the-environment"}
VARIABLES = {
    "KEDRO_CREDENTIALS_WAREHOUSE": json.dumps(WAREHOUSE),
    "KEDRO_CREDENTIALS_ARCHIVE": json.dumps(ARCHIVE),
}


@pytest.fixture
def case() -> Case:
    return next(case for case in CASES if case.name == "credentials")


@pytest.fixture
def project(case: Case, tmp_path: Path) -> Path:
    """The project as it is elsewhere: `conf/local` is not in version control."""
    folder = case.copy_with_package(tmp_path / "project")
    (folder / "conf/local/credentials.yml").unlink()
    return folder


def test_the_environment_stands_in_for_the_credentials_file(case: Case, project: Path) -> None:
    run(RUN_PACKAGE, "job", case.package, folder=project, **VARIABLES)
    lock = (project / "data/02_shelves/shelves.json.lock").read_text()
    assert lock.startswith("night porter ")


def test_the_environment_comes_before_the_credentials_file(case: Case, tmp_path: Path) -> None:
    folder = case.copy_with_package(tmp_path / "project")
    run(RUN_PACKAGE, "job", case.package, folder=folder, **VARIABLES)
    lock = (folder / "data/02_shelves/shelves.json.lock").read_text()
    assert lock.startswith("night porter ")


def test_without_either_the_error_names_the_variable_and_the_file(
    case: Case, project: Path
) -> None:
    result = run(RUN_PACKAGE, "job", case.package, folder=project, check=False)
    assert result.returncode != 0
    assert "There are no credentials 'warehouse'" in result.stderr
    assert "KEDRO_CREDENTIALS_WAREHOUSE" in result.stderr
    assert "conf/local/credentials.yml" in result.stderr


def test_a_variable_that_is_not_valid_json_is_named_and_never_shown(
    case: Case, project: Path
) -> None:
    changes = {**VARIABLES, "KEDRO_CREDENTIALS_WAREHOUSE": '{"password": "hunter2"'}
    result = run(RUN_PACKAGE, "job", case.package, folder=project, check=False, **changes)
    assert result.returncode != 0
    assert "KEDRO_CREDENTIALS_WAREHOUSE is not valid JSON" in result.stderr
    assert "hunter2" not in result.stdout + result.stderr


def test_loading_the_definitions_needs_no_credentials(case: Case, project: Path) -> None:
    run(RUN_PACKAGE, "load", case.package, folder=project)


def test_no_value_of_a_credential_is_in_the_package(case: Case, tmp_path: Path) -> None:
    folder = case.copy_project(tmp_path / "project")
    run("-m", "kedro_to_dagster", "export", "out", folder=folder)
    written = files_below(folder / "out")
    assert [path for path, data in written.items() if b"canary-5f0c2e" in data] == []
    assert b"KEDRO_CREDENTIALS_WAREHOUSE=\n" in written[".env.example"]
