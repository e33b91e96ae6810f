"""kedro-mlflow, with the real libraries and a local store: `make mlflow` installs them and runs this."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ..support.cases import export, run
from ..support.projects import write_project

SUPPORT = Path(__file__).parents[1] / "support"
_NODES = """
from pathlib import Path

from sklearn.linear_model import LinearRegression


def split(numbers, model_options):
    return numbers[: model_options["size"]], numbers[model_options["size"] :]


def fit(train):
    return LinearRegression().fit([[each] for each in train], train)


def score(train, test, scale):
    return {"scored": len(test)}, float(sum(train) * scale)


def fail_if_asked(score):
    if Path("fail").exists():
        raise LookupError("asked to fail")
"""
_PIPELINES = """
"__default__": pipeline([
    node(split, ["numbers", "params:model_options"], ["train", "test"], name="split"),
    node(fit, "train", "model", name="fit"),
    node(score, ["train", "test", "params:scale"], ["report", "score"], name="score"),
    node(fail_if_asked, "score", None, name="fail_if_asked"),
])
"""
_CATALOG = """
numbers: {type: json.JSONDataset, filepath: data/numbers.json}
model:
  type: kedro_mlflow.io.models.MlflowModelTrackingDataset
  flavor: mlflow.sklearn
report:
  type: kedro_mlflow.io.artifacts.MlflowArtifactDataset
  dataset: {type: json.JSONDataset, filepath: data/report.json}
score: {type: kedro_mlflow.io.metrics.MlflowMetricDataset}
"""
_MLFLOW = "server: {mlflow_tracking_uri: 'sqlite:///mlflow.db'}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = write_project(
        tmp_path / "project",
        nodes=_NODES,
        pipelines=_PIPELINES,
        catalog=_CATALOG,
        parameters="model_options: {size: 3}\nscale: 2\n",
        files={
            "conf/base/mlflow.yml": _MLFLOW,
            "data/numbers.json": "[1, 2, 3, 4, 5]",
        },
    )
    export(folder, folder / "dagster")
    (folder / "home").mkdir()
    return folder


def _runs(folder: Path) -> list[dict[str, Any]]:
    """The runs of MLflow, as another process sees them."""
    result = run(SUPPORT / "list_mlflow_runs.py", folder=folder)
    found: list[dict[str, Any]] = json.loads(result.stdout.splitlines()[-1])
    return found


def _launch(folder: Path, mode: str) -> list[dict[str, str]]:
    """Run the job, and give the tags of the Dagster runs."""
    home = str(folder / "home")
    result = run(
        SUPPORT / "run_with_instance.py",
        mode,
        "tiny_project_dagster",
        folder=folder,
        DAGSTER_HOME=home,
    )
    tags: list[dict[str, str]] = json.loads(result.stdout.splitlines()[-1])
    return tags


def _kedro(folder: Path) -> dict[str, Any]:
    run("-m", "kedro", "run", folder=folder)
    (made,) = _runs(folder)
    (folder / "mlflow.db").unlink()
    return made


@pytest.mark.parametrize("mode", ["in_process", "multiprocess"])
def test_a_job_logs_to_one_run_what_kedro_run_logs(project: Path, mode: str) -> None:
    expected = _kedro(project)
    tags = _launch(project, mode)
    (made,) = _runs(project)
    assert expected["status"] == "FINISHED"
    assert {**made, "id": None} == {**expected, "id": None}
    assert [tag["mlflow/run_id"] for tag in tags] == [made["id"]]


def test_each_run_of_a_process_has_a_run_of_its_own(project: Path) -> None:
    _launch(project, "twice")
    assert [run["status"] for run in _runs(project)] == ["FINISHED", "FINISHED"]


@pytest.mark.parametrize("mode", ["in_process", "multiprocess"])
def test_a_retry_goes_on_with_the_run(project: Path, mode: str) -> None:
    (project / "fail").touch()
    _launch(project, f"{mode}_retry")
    (made,) = _runs(project)
    assert made["status"] == "FINISHED"
    assert made["metrics"] == {"score": 12.0}


def test_assets_log_to_one_run(project: Path) -> None:
    _launch(project, "assets")
    (made,) = _runs(project)
    assert made["status"] == "FINISHED"
    assert made["metrics"] == {"score": 12.0}
    assert made["params"] == {"model_options": "{'size': 3}", "scale": "2"}
