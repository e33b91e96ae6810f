"""Dagster's own commands on the exported example, as a user types them in the package's folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ..support.cases import Case, files_below, run

pytestmark = pytest.mark.slow

_BIN = Path(sys.executable).parent
_STATIONS = ("S01", "S02", "S03", "S04", "S05", "S06")
_MADE = [
    "data/02_intermediate/departures.parquet",
    "data/02_intermediate/stations.parquet",
    "data/04_feature/demand_features.parquet",
    *(f"data/05_model_input/station_days/{station}.csv" for station in _STATIONS),
    "data/07_model_output/demand_metrics.json",
    "data/07_model_output/demand_predictions.csv",
    *(f"data/07_model_output/moves/{station}.json" for station in _STATIONS),
    "data/08_reporting/move_list.csv",
    "data/08_reporting/prediction_plot.png",
    "data/08_reporting/weekday/station_chart.json",
    "data/08_reporting/weekday/station_summary.csv",
    "data/08_reporting/weekend/station_chart.json",
    "data/08_reporting/weekend/station_summary.csv",
]


@pytest.fixture
def project(example: Case, tmp_path: Path) -> Path:
    """The example with its package, and a home for Dagster beside it."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "dagster.yaml").write_text("telemetry: {enabled: false}\n")
    return example.copy_with_package(tmp_path / "project")


def _dagster(
    project: Path, command: str, *arguments: str, **changes: str
) -> subprocess.CompletedProcess[str]:
    home = str(project.parent / "home")
    folder = project / "dagster"
    return run(_BIN / command, *arguments, folder=folder, DAGSTER_HOME=home, **changes)


def _installed(project: Path) -> dict[str, str]:
    """What `pip install -e .` does, without installing anything: only the package is importable."""
    return {"PYTHONPATH": str(project / "dagster" / "src")}


def _made(project: Path) -> list[str]:
    """What a run left behind, beside the data it began with."""
    return [
        path
        for path in files_below(project)
        if path.startswith("data/") and not path.startswith("data/01_raw/")
    ]


def test_dg_finds_the_package_without_any_option_and_checks_it(project: Path) -> None:
    result = _dagster(project, "dg", "check", "defs")
    assert "All definitions loaded successfully." in result.stdout + result.stderr


def test_dagster_validates_the_definitions(project: Path) -> None:
    result = _dagster(project, "dagster", "definitions", "validate", **_installed(project))
    assert "All code locations passed validation." in result.stdout + result.stderr


def test_dagster_executes_a_job(project: Path) -> None:
    module = ("-m", "bikeshare_dagster.definitions")
    _dagster(
        project, "dagster", "job", "execute", *module, "-j", "__default__", **_installed(project)
    )
    files = _made(project)
    models = [path for path in files if path.endswith("/demand_model.pkl")]
    assert len(models) == 1
    assert sorted(set(files) - set(models)) == _MADE


def test_dagster_materialises_a_day(project: Path) -> None:
    _dagster(
        project, "dagster", "asset", "materialize", "--select", "daily_checkouts",
        "--partition", "2025-06-02", "-m", "bikeshare_dagster.definitions", **_installed(project),
    )  # fmt: skip
    assert _made(project) == ["data/02_intermediate/daily_checkouts/2025-06-02.json"]
