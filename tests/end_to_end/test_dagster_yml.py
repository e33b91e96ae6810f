"""`dagster.yml` on the command line: init, the job factories, and what is said of mistakes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from ..support.cases import CASES, Case, run
from ..support.projects import write_project

_FILE = "conf/base/dagster.yml"
FACTORIES = next(case for case in CASES if case.name == "job_factories")


def _run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return run("-m", "kedro_to_dagster", *arguments, folder=folder, check=False)


def _jobs(package: Path) -> dict[str, str]:
    """The texts of the modules of jobs."""
    folder = package / "src/tiny_project_dagster/jobs"
    return {path.stem: path.read_text() for path in folder.glob("*.py")}


def test_init_writes_a_file_that_changes_nothing(empty_project: Path) -> None:
    _run("export", "before", folder=empty_project)
    result = _run("init", folder=empty_project)
    assert result.stdout.strip().endswith("conf/base/dagster.yml.")
    assert _run("export", "after", "--strict", folder=empty_project).returncode == 0
    assert _jobs(empty_project / "after") == _jobs(empty_project / "before")


def test_init_keeps_a_file_that_is_there(empty_project: Path) -> None:
    file = empty_project / _FILE
    file.write_text("jobs: {}\n")
    assert "nothing was written" in _run("init", folder=empty_project).stdout
    assert file.read_text() == "jobs: {}\n"
    assert _run("init", "--force", folder=empty_project).stdout.startswith("Wrote ")
    assert "default:" in file.read_text()
    assert "nothing was written" in _run("init", "--force", folder=empty_project).stdout


def test_init_writes_for_one_environment(empty_project: Path) -> None:
    run("-m", "kedro", "to-dagster", "init", "--env", "local", "--silent", folder=empty_project)
    assert (empty_project / "conf/local/dagster.yml").is_file()
    assert not (empty_project / _FILE).exists()
    missing = _run("init", "--env", "prod", folder=empty_project)
    assert missing.returncode == 2
    assert "prod" in missing.stderr


def test_what_is_commented_out_in_the_file_is_valid_too(empty_project: Path) -> None:
    """But for names that this project does not have."""
    _run("init", folder=empty_project)
    file = empty_project / _FILE
    lines = [
        line.replace("# ", "", 1) if line.lstrip().startswith("# ") and ": " in f"{line} " else line
        for line in file.read_text().splitlines()
    ]
    sections = [line[2:] if line.startswith("# ") else line for line in lines]
    document = yaml.safe_load("\n".join(line for line in sections if _is_yaml(line)))
    sections = {
        "jobs",
        "executors",
        "schedules",
        "loggers",
        "io_managers",
        "assets",
        "nodes",
        "dev",
    }
    assert set(document) == sections


def _is_yaml(line: str) -> bool:
    words = line.strip().split(" ")
    return not line or line.startswith(" ") or (words[0].endswith(":") and len(words) == 1)


def test_an_environment_wins_over_the_base(empty_project: Path) -> None:
    (empty_project / _FILE).write_text("jobs: {from_base: {pipeline: __default__}}\n")
    (empty_project / "conf/local/dagster.yml").write_text(
        "jobs: {from_local: {pipeline: __default__}}\n"
    )
    _run("export", "out", folder=empty_project)
    assert _jobs(empty_project / "out").keys() == {"__init__", "from_local"}


def test_factories_are_listed(tmp_path: Path) -> None:
    project = FACTORIES.copy_project(tmp_path / "project")
    assert _run("list-patterns", folder=project).stdout == "- '{city}'\n- '{city}_{shop}'\n"


def test_factories_are_resolved(tmp_path: Path) -> None:
    project = FACTORIES.copy_project(tmp_path / "project")
    printed = yaml.safe_load(_run("resolve-patterns", folder=project).stdout)
    jobs = printed["jobs"]
    assert sorted(jobs) == [
        "__default__",
        "bern",
        "bern_airport",
        "bern_station",
        "rome",
        "rome_airport",
    ]
    assert jobs["rome_airport"]["pipeline"]["node_namespaces"] == ["rome.airport"]
    assert jobs["rome_airport"]["tags"] == {"city": "rome"}
    assert jobs["bern_station"]["description"] == "The shop at the station is different."


def test_a_project_without_the_file_has_no_factories(empty_project: Path) -> None:
    for command in ("list-patterns", "resolve-patterns"):
        result = _run(command, folder=empty_project)
        assert (result.returncode, result.stdout) == (0, "")


def test_a_mistake_ends_the_command_with_one_error(empty_project: Path) -> None:
    (empty_project / _FILE).write_text("jobs: {a: {pipeline: {pipline_name: x}}}\n")
    result = _run("export", "out", folder=empty_project)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith(
        "Error K2D941: conf/base/dagster.yml:1 (jobs.a.pipeline.pipline_name): there is no key "
        "'pipline_name' here.\nDid you mean 'pipeline_name'? There are "
    )


def test_a_mistake_in_the_catalog_s_metadata_is_told_too(tmp_path: Path) -> None:
    catalog = """
        text:
          type: text.TextDataset
          filepath: data/text.txt
          metadata: {dagster: {ownerz: [a]}}
    """
    project = write_project(tmp_path / "project", catalog=catalog)
    result = _run("export", "out", folder=project)
    assert result.returncode == 2
    assert "conf/base/catalog.yml:5 (text.metadata.dagster.ownerz)" in result.stderr
    assert "Did you mean 'owners'?" in result.stderr


def test_jobs_of_a_pipeline_that_is_not_exported_are_left_out(tmp_path: Path) -> None:
    project = write_project(
        tmp_path / "project",
        pipelines="""
            "__default__": pipeline([node(double, "text", "doubled", name="double")]),
            "other": pipeline([node(double, "text", "more", name="more")]),
        """,
        files={_FILE: "jobs: {a: {pipeline: other}, b: {pipeline: __default__}}\n"},
    )
    _run("export", "out", "--pipelines", "other", folder=project)
    jobs = _jobs(project / "out")
    assert jobs.keys() == {"__init__", "a"}
    assert "a = dg.define_asset_job(" in jobs["a"]


# All packages are loaded and run by the tests of parity; this is Dagster's own command.
VALIDATED = ("example", "executors", "job_factories")


@pytest.mark.slow
@pytest.mark.parametrize("case", [case for case in CASES if case.name in VALIDATED], ids=str)
def test_dagster_validates_what_the_file_says(case: Case, tmp_path: Path) -> None:
    _validate(case.copy_with_package(tmp_path / "project") / "dagster", tmp_path / "home")


@pytest.mark.slow
def test_jobs_that_share_nodes_are_valid_for_all_of_dagster_s_checks(tmp_path: Path) -> None:
    shared = "".join(f"  {job}: {{pipeline: __default__}}\n" for job in ("one", "two", "three"))
    project = write_project(
        tmp_path / "project",
        files={_FILE: f"jobs:\n{shared}  part: {{pipeline: {{node_names: [double]}}}}\n"},
    )
    _run("export", "dagster", folder=project)
    jobs = _jobs(project / "dagster").values()
    assert len([text for text in jobs if "dg.define_asset_job(" in text]) == 4
    _validate(project / "dagster", tmp_path / "home")
    checked = run(
        Path(sys.executable).parent / "dg", "check", "defs", folder=project / "dagster",
        DAGSTER_HOME=str(tmp_path / "home"),
    )  # fmt: skip
    assert "All definitions loaded successfully." in checked.stdout + checked.stderr


def _validate(folder: Path, home: Path) -> None:
    home.mkdir()
    run(
        "-m", "dagster", "definitions", "validate", folder=folder,
        PYTHONPATH=str(folder / "src"), DAGSTER_HOME=str(home), REGISTRY_PASSWORD="x", CELERY_BROKER="x",
    )  # fmt: skip


def test_a_job_of_a_pipeline_that_cannot_be_imported_is_left_out(tmp_path: Path) -> None:
    registry = "from kedro.framework.project import find_pipelines\n\n\ndef register_pipelines():\n"
    working = (
        "from kedro.pipeline import node, pipeline\n\n\n"
        "def create_pipeline():\n    return pipeline([node(len, 'text', 'length', name='count')])\n"
    )
    files = {
        "src/tiny_project/pipeline_registry.py": (
            f"{registry}    found = find_pipelines()\n"
            "    return {**found, '__default__': found['working']}\n"
        ),
        "src/tiny_project/pipelines/__init__.py": "",
        "src/tiny_project/pipelines/working/__init__.py": working,
        "src/tiny_project/pipelines/broken/__init__.py": "import a_library_that_there_is_not\n",
        _FILE: "jobs: {a: {pipeline: working}, b: {pipeline: broken}}\n",
    }
    project = write_project(tmp_path / "project", files=files)
    assert "K2D931" in _run("export", "out", folder=project).stderr
    result = _run("export", "out", "--allow-missing-pipelines", folder=project)
    assert result.returncode == 0, result.stderr
    assert "K2D706 refused: conf/base/dagster.yml:1" in result.stdout
    jobs = _jobs(project / "out")
    assert jobs.keys() == {"__init__", "a"}
    assert "a = dg.define_asset_job(" in jobs["a"]
    # Any other name is a mistake all the same.
    (project / _FILE).write_text("jobs: {a: {pipeline: wroking}}\n")
    result = _run("export", "out", "--allow-missing-pipelines", folder=project)
    assert "Did you mean 'working'?" in result.stderr


def test_a_registry_that_fails_tells_what_kedro_passed_over(tmp_path: Path) -> None:
    files = {
        "src/tiny_project/pipeline_registry.py": (
            "from kedro.framework.project import find_pipelines\n\n\n"
            "def register_pipelines():\n    return {'__default__': find_pipelines()['broken']}\n"
        ),
        "src/tiny_project/pipelines/__init__.py": "",
        "src/tiny_project/pipelines/broken/__init__.py": "import a_library_that_there_is_not\n",
    }
    project = write_project(tmp_path / "project", files=files)
    result = _run("export", "out", folder=project)
    assert result.returncode == 3
    said = " ".join(result.stderr.split())
    place = "(src/tiny_project/pipeline_registry.py:5)"
    assert f"cannot load the project's pipelines: KeyError: 'broken' {place}. Before: " in said
    assert "No module named 'a_library_that_there_is_not'" in said
