"""What the launchpad shows can be edited: the run follows the configuration, not the exported values."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from ..support.cases import CASES, Case, run

RUN_PACKAGE = Path(__file__).parents[1] / "support" / "run_package.py"
METRICS = "data/07_model_output/demand_metrics.json"
PREDICTIONS = "data/07_model_output/demand_predictions.csv"


@pytest.fixture
def project(example: Case, tmp_path: Path) -> Path:
    return example.copy_with_package(tmp_path / "project")


def _run(project: Path, mode: str, config: dict[str, Any]) -> None:
    run(RUN_PACKAGE, mode, "bikeshare_dagster", json.dumps(config), folder=project)


def _metrics(project: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((project / METRICS).read_text())
    return found


def _days(project: Path) -> set[str]:
    lines = (project / PREDICTIONS).read_text().splitlines()[1:]
    return {line.split(";")[0] for line in lines}


@pytest.mark.parametrize("mode", ["job", "assets"])
def test_an_edited_parameter_changes_the_result(project: Path, mode: str) -> None:
    op = {"job": "split_by_date", "assets": "split_by_date_asset"}[mode]
    _run(project, mode, {"ops": {op: {"config": {"model_options__holdout_days": 3}}}})
    assert len(_days(project)) == 3


def test_an_edited_parameter_deep_in_a_mapping_leaves_the_others_as_they_were(
    project: Path,
) -> None:
    _run(project, "job", {})
    before = _metrics(project)
    config = {"config": {"model_options": {"estimator": {"max_depth": 1}}}}
    _run(project, "job", {"ops": {"train_demand_model": config}})
    after = _metrics(project)
    assert after["rows"] == before["rows"]
    assert after["mean_absolute_error"] != before["mean_absolute_error"]


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

dg.Definitions.validate_loadable(bikeshare_dagster.definitions.defs)
roots = {name.split(".")[0] for name in sys.modules}
print(sorted(roots & {ROOTS}))
"""


def test_loading_the_definitions_imports_no_library_and_nothing_of_the_project(
    project: Path,
) -> None:
    roots = {"pandas", "sklearn", "plotly", "matplotlib", "kedro_datasets", "bikeshare", "numpy"}
    result = run("-c", _LOADS.replace("{ROOTS}", repr(roots)), folder=project)
    assert result.stdout.strip() == "[]"


def test_loading_the_definitions_imports_nothing_of_this_tool(project: Path) -> None:
    roots = {"kedro_to_dagster", "kedro_to_dagster_runtime", "libcst", "black", "typer"}
    result = run("-c", _LOADS.replace("{ROOTS}", repr(roots)), folder=project)
    assert result.stdout.strip() == "[]"


@pytest.fixture
def open_project(tmp_path: Path) -> Path:
    case = next(each for each in CASES if each.name == "runtime_parameters")
    return case.copy_with_package(tmp_path / "project")


def test_a_run_without_the_parameters_left_open_is_refused(open_project: Path) -> None:
    package = "golden_runtime_parameters_dagster"
    failed = run(RUN_PACKAGE, "job", package, folder=open_project, check=False)
    assert failed.returncode != 0
    assert "Missing required config" in failed.stderr
    assert "filepath" in failed.stderr


def test_what_needs_none_of_the_parameters_left_open_runs_without_them(open_project: Path) -> None:
    script = """
    import sys
    sys.path.insert(0, "dagster/src")
    import dagster as dg
    from golden_runtime_parameters_dagster.definitions import defs
    job = defs.resolve_implicit_global_asset_job_def()
    assert job.execute_in_process(asset_selection=[dg.AssetKey("tide_table")]).success
    """
    run("-c", dedent(script), folder=open_project)
    assert (open_project / "data/02_written/tides.json").is_file()
