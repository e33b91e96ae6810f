"""Kedro's own run is the oracle: the exported package leaves the files behind that `kedro run` leaves.

Afterwards every asset of the job is materialised and none is stale, whatever kind of job it is.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ..support.cases import CASES, Case, Run, export, files_below, run, split_runtime
from ..support.tiers import slow_but

RUN_PACKAGE = Path(__file__).parents[1] / "support" / "run_package.py"
_VERSION = re.compile(r"\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d\.\d{3}Z")
# The package and what belongs to this machine; and what hooks trace, which has tests of its own: nodes
# that do not depend on each other may run in another order.
_APART = ("dagster/", "home/", ".viz/", "trace/")
_oracles: dict[tuple[str, int], dict[str, bytes]] = {}

# Where a job is of assets, all assets do the same.
QUICK = {
    "job": (
        *("awkward_names", "configuration", "custom_datasets", "dataset_factories", "environments"),
        *("example", "functions", "generators", "hooks", "memory_only", "missing_parameters"),
        *("multiple_outputs", "namespaces_and_tags", "nested_parameters", "no_inputs_no_outputs"),
        *("partitioned_datasets", "partitions_nested", "partitions_static", "resolvers"),
        *("runtime_parameters", "shared_outputs", "shared_parameters", "transcoding"),
        *("typed_parameters", "validators", "versioned_datasets"),
    ),
    "assets": ("hooks", "memory_only", "partitions_time", "shared_outputs"),
}

Runs = list[tuple[Run, dict[str, bytes]]]
ONCE = Run()


def named(*names: str) -> list[Case]:
    return [case for case in CASES if case.name in names]


def has_asset_jobs(case: Case) -> bool:
    modules = (case.expected / "src" / case.package / "jobs").glob("*.py")
    return any("define_asset_job" in path.read_text(encoding="utf-8") for path in modules)


WITH_ASSET_JOBS = [case for case in CASES if has_asset_jobs(case)]


@pytest.fixture
def oracles(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """Each run of the case, with the files that `kedro run` leaves behind.

    Versions are told by their place in the order of runs.
    """
    for number, options in enumerate(case.runs):
        if (case.name, number) not in _oracles:
            project = case.copy_project(tmp_path_factory.mktemp(case.name) / "kedro")
            run("-m", "kedro", "run", *options.kedro, folder=project)
            _oracles[case.name, number] = files(project)
    return [(options, _oracles[case.name, number]) for number, options in enumerate(case.runs)]


def files(project: Path) -> dict[str, bytes]:
    """What a run leaves."""
    made = {
        path: data
        for path, data in files_below(project).items()
        if not path.startswith(_APART) and not path.endswith(".log")
    }
    versions = sorted({found for path in made for found in _VERSION.findall(path)})
    numbered = {version: f"version {number}" for number, version in enumerate(versions)}
    return {
        _VERSION.sub(lambda match: numbered[match.group()], path): data
        for path, data in made.items()
    }


def assert_same(made: dict[str, bytes], oracle: dict[str, bytes]) -> None:
    assert sorted(made) == sorted(oracle)
    assert [path for path in oracle if made[path] != oracle[path]] == []


def run_package(
    mode: str, case: Case, folder: Path, options: Run = ONCE, **changes: str
) -> dict[str, Any]:
    """Run the package as the mode says; the state of the assets afterwards."""
    config, variables = json.dumps(options.config), {**options.environment, **changes}
    printed = run(RUN_PACKAGE, mode, case.package, config, folder=folder, **variables).stdout
    line = next(line for line in reversed(printed.splitlines()) if line.startswith("STATE "))
    state: dict[str, Any] = json.loads(line.removeprefix("STATE "))
    return state


@pytest.mark.parametrize(
    ("case", "mode"),
    [
        pytest.param(
            case, mode, id=f"{case}-{mode}", marks=() if case.name in quick else pytest.mark.slow
        )
        for case in CASES
        for mode, quick in QUICK.items()
    ],
)
def test_the_files_are_those_of_kedro_run_and_the_assets_are_fresh(
    case: Case, mode: str, oracles: Runs, tmp_path: Path
) -> None:
    for number, (options, oracle) in enumerate(oracles):
        folder = case.copy_with_package(tmp_path / f"project_{number}")
        state = run_package(mode, case, folder, options)
        assert state["assets"] > 0
        assert_same(files(folder), oracle)
        assert state["not fresh"] == {}


@pytest.mark.parametrize("case", slow_but("functions", "memory_only", cases=WITH_ASSET_JOBS))
def test_explicit_jobs_leave_the_same_and_differ_in_the_modules_of_jobs(
    case: Case, oracles: Runs, tmp_path: Path
) -> None:
    """With `jobs = "ops"`, which holds for all but jobs whose `kind` says otherwise."""
    project = case.copy_project(tmp_path / "project")
    configure(project, 'jobs = "ops"')
    export(project, project / "dagster")
    generated = f"src/{case.package}"
    made, expected = _generated(project / "dagster"), _generated(case.expected)
    changed = {path for path in {*made, *expected} if made.get(path) != expected.get(path)}
    assert {Path(path).parent.as_posix() for path in changed} == {f"{generated}/jobs"}
    texts = [text for path, text in made.items() if path.startswith(f"{generated}/jobs/")]
    of_assets = [text for text in texts if b"define_asset_job(" in text]
    assert len(of_assets) == _jobs_that_say("kind: assets", case)
    options, oracle = oracles[0]
    state = run_package("job", case, project, options)
    pyproject = (project / "pyproject.toml").read_bytes()
    assert_same(files(project), {**oracle, "pyproject.toml": pyproject})
    assert state["not fresh"] == {}


def configure(project: Path, line: str) -> None:
    """Add a line to the options of a project."""
    file, table = project / "pyproject.toml", "[tool.kedro-to-dagster]\n"
    text = file.read_text(encoding="utf-8")
    if table not in text:
        text += f"\n{table}"
    file.write_text(text.replace(table, f"{table}{line}\n"), encoding="utf-8")


def _jobs_that_say(kind: str, case: Case) -> int:
    file = case.project / "conf/base/dagster.yml"
    return file.read_text(encoding="utf-8").count(kind) if file.is_file() else 0


def _generated(package: Path) -> dict[str, bytes]:
    """The generated files; the runtime's modules are copied as they are needed."""
    files, _ = split_runtime(package)
    return {path: data for path, data in files.items() if path != "kedro-to-dagster.json"}


@pytest.mark.parametrize(
    "case",
    slow_but(
        "shared_parameters",
        cases=named("example", "partitions_static", "shared_parameters", "versioned_datasets"),
    ),
)
def test_steps_in_several_processes_leave_the_files_of_kedro_run(
    case: Case, oracles: Runs, tmp_path: Path
) -> None:
    folder = case.copy_with_package(tmp_path / "project")
    (tmp_path / "home").mkdir()
    state = run_package("multiprocess", case, folder, DAGSTER_HOME=str(tmp_path / "home"))
    assert_same(files(folder), oracles[0][1])
    assert state["not fresh"] == {}


@pytest.mark.parametrize("case", named("versioned_datasets"), ids=str)
def test_a_second_run_saves_a_second_version(case: Case, tmp_path: Path) -> None:
    project = case.copy_project(tmp_path / "kedro")
    run("-m", "kedro", "run", folder=project)
    run("-m", "kedro", "run", folder=project)
    folder = case.copy_with_package(tmp_path / "project")
    state = run_package("twice", case, folder)
    files_left = files(folder)
    assert any("version 1" in path for path in files_left)
    assert_same(files_left, files(project))
    assert state["not fresh"] == {}
