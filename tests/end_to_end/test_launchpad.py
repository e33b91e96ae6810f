"""What the launchpad shows can be edited: the run follows the configuration, not the exported values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ..support.cases import CASES, Case, export, run
from ..support.projects import write_project

RUN_PACKAGE = Path(__file__).parents[1] / "support" / "run_package.py"
METRICS = "data/07_model_output/demand_metrics.json"
PREDICTIONS = "data/07_model_output/demand_predictions.csv"


@pytest.fixture
def project(example: Case, tmp_path: Path) -> Path:
    return example.copy_with_package(tmp_path / "project")


def _run(project: Path, mode: str, config: dict[str, Any]) -> None:
    run(RUN_PACKAGE, mode, "bikeshare_dagster", json.dumps(config), folder=project)


def _parameters(**values: Any) -> dict[str, Any]:
    return {"resources": {"parameters": {"config": values}}}


def _metrics(project: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((project / METRICS).read_text())
    return found


def _days(project: Path) -> set[str]:
    lines = (project / PREDICTIONS).read_text().splitlines()[1:]
    return {line.split(";")[0] for line in lines}


@pytest.mark.slow
def test_an_edited_part_of_a_mapping_changes_the_result_and_leaves_the_others(
    project: Path,
) -> None:
    _run(project, "job", {})
    before = _metrics(project)
    options = {"estimator": {"max_depth": 1}, "holdout_days": 3}
    _run(project, "job", _parameters(model_options=options))
    assert _metrics(project)["mean_absolute_error"] != before["mean_absolute_error"]
    assert len(_days(project)) == 3


_NODES = """
def told(number, options, size, crew):
    return [number, options, size, crew]
"""
_CATALOG = "told: {type: json.JSONDataset, filepath: data/told.json}"
_PARAMETERS = """
number: 4
options: {size: 4, colour: red, crew: {names: [Ada], size: 2}}
"""


@pytest.fixture(scope="module")
def told_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A node that tells of the parameters that it is given."""
    inputs = ["params:number", "params:options", "params:options.size", "params:options.crew"]
    project = write_project(
        tmp_path_factory.mktemp("told") / "project",
        nodes=_NODES,
        pipelines=f'"__default__": pipeline([node(told, {inputs}, "told", name="tell")])',
        catalog=_CATALOG,
        parameters=_PARAMETERS,
    )
    export(project, project / "dagster")
    return project


@pytest.mark.parametrize(
    ("config", "params"),
    [
        ({}, ""),
        # A number of another kind.
        ({"number": 4.5, "options": {"size": 4.5}}, "number=4.5,options.size=4.5"),
        ({"number": 0}, "number=0"),
        # Keys that the configuration does not have.
        (
            {"options": {"shape": "round", "crew": {"boat": {"name": "Bo"}}}},
            "options.shape=round,options.crew.boat.name=Bo",
        ),
        # A part of a mapping, at each level.
        ({"options": {"colour": "blue"}}, "options.colour=blue"),
        ({"options": {"crew": {"size": 3}}}, "options.crew.size=3"),
    ],
)
def test_the_resource_of_parameters_is_what_kedro_s_option_is(
    told_project: Path, config: dict[str, Any], params: str
) -> None:
    options = ["--params", params] if params else []
    run("-m", "kedro", "run", *options, folder=told_project)
    told = told_project / "data/told.json"
    expected = json.loads(told.read_text())
    told.unlink()
    text = json.dumps(_parameters(**config) if config else {})
    run(RUN_PACKAGE, "job", "tiny_project_dagster", text, folder=told_project)
    report = json.loads(told.read_text())
    assert report == expected
    # 4 is not 4.0.
    assert str(report) == str(expected)


@pytest.mark.slow
def test_an_edited_path_saves_a_dataset_elsewhere(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "metrics.json"
    resources = {
        "demand_metrics_io_manager": {"config": {"filepath": str(elsewhere)}},
        "demand_predictions_io_manager": {"config": {"filepath": "data/other/predictions.csv"}},
    }
    _run(project, "job", {"resources": resources})
    assert json.loads(elsewhere.read_text())["rows"] > 0
    assert (project / "data/other/predictions.csv").is_file()
    assert not (project / METRICS).exists()
    assert not (project / PREDICTIONS).exists()


def test_an_edited_path_leaves_the_dataset_s_other_arguments_as_they_were(project: Path) -> None:
    path = "data/other/predictions.csv"
    resources = {"demand_predictions_io_manager": {"config": {"filepath": path}}}
    _run(project, "job", {"resources": resources})
    # The separator is one of the catalog's save_args.
    assert (project / path).read_text().startswith("date;station_id;actual;predicted\n")


_LOADS = """
import sys
from pathlib import Path

sys.path.insert(0, str(Path("dagster", "src").resolve()))
import bikeshare_dagster.definitions
import dagster as dg

defs = bikeshare_dagster.definitions.defs
dg.Definitions.validate_loadable(defs() if callable(defs) else defs)
roots = {name.split(".")[0] for name in sys.modules}
print(sorted(roots & {ROOTS}))
"""


def test_loading_the_definitions_imports_no_library_and_nothing_of_the_project_or_this_tool(
    project: Path,
) -> None:
    roots = {"pandas", "sklearn", "plotly", "matplotlib", "kedro_datasets", "bikeshare", "numpy"}
    roots |= {"kedro_to_dagster", "kedro_to_dagster_runtime", "libcst", "black", "typer"}
    result = run("-c", _LOADS.replace("{ROOTS}", repr(roots)), folder=project)
    assert result.stdout.strip() == "[]"


@pytest.fixture
def open_project(tmp_path: Path) -> Path:
    case = next(case for case in CASES if case.name == "runtime_parameters")
    return case.copy_with_package(tmp_path / "project")


def test_a_run_without_the_parameters_left_open_is_refused(open_project: Path) -> None:
    package = "golden_runtime_parameters_dagster"
    failed = run(RUN_PACKAGE, "job", package, folder=open_project, check=False)
    assert failed.returncode != 0
    assert "Missing required config" in failed.stderr
    assert "filepath" in failed.stderr


def test_a_part_that_reads_another_parameter_needs_those_left_open_too(open_project: Path) -> None:
    """As with Kedro, which resolves the whole configuration ahead of the first node."""
    package = "golden_runtime_parameters_dagster"
    kedro = run("-m", "kedro", "run", "--nodes=copy_tides", folder=open_project, check=False)
    assert kedro.returncode
    result = run(RUN_PACKAGE, "asset:tide_table", package, folder=open_project, check=False)
    assert "Missing required config entry" in result.stderr
    assert "berths" in result.stderr
