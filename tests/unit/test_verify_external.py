"""Which datasets are outside of the project: told by their configuration, without making any."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.kedro_model.dataset import CredentialsReference, Dataset, OpenValue
from kedro_to_dagster.kedro_model.deferred import DeferredValue, Source, SourceKind
from kedro_to_dagster.options import Options
from kedro_to_dagster.verify.external import external_datasets, external_tracking, stored_paths
from kedro_to_dagster.verify.plan import Target

from .models import MEMORY, TEXT, node, project

FOLDER = Path("/work/shop")
PIPELINES = {"__default__": [node("sell", ["stock"], ["sales"])]}


def _reason(**arguments: Any) -> str | None:
    """Why a dataset with these arguments is outside; None if it is in the project."""
    kedro_project = project(PIPELINES)
    stock = Dataset(
        name="stock", dataset_class=TEXT, type="odd.Dataset", arguments=tuple(arguments.items())
    )
    sales = replace(stock, name="sales", dataset_class=MEMORY)
    kedro_project = replace(kedro_project, datasets=(stock, sales))
    target = Target(name="__default__", pipeline=kedro_project.pipelines[0], job="__default__")
    found = external_datasets(kedro_project, FOLDER, [target])
    return found[0].reason if found else None


def _looked_up(value: str) -> DeferredValue:
    return DeferredValue(
        text="${oc.env:PLACE}",
        sources=(Source(SourceKind.VARIABLE, "PLACE"),),
        is_text=True,
        value=value,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        {"filepath": "data/stock.csv"},
        {"filepath": "./data/../data/stock.csv"},
        {"filepath": "file://data/stock.csv"},
        {"path": "data/parts", "dataset": {"type": "text.TextDataset"}},
        {"dataset": {"type": "text.TextDataset", "filepath": "data/stock.txt"}},
        {"filepath": "data/stock.csv", "credentials": CredentialsReference(name="stock")},
        {"filepath": _looked_up("/work/shop/data/stock.csv")},
        {"filepath": _looked_up("data/stock.csv")},
        {"folder": "data/odd", "depth": 3},
        {"con": "sqlite:///data/stock.db", "sql": "select 1"},
        {"connection": {"backend": "duckdb", "database": "stock.duckdb"}, "table_name": "stock"},
    ],
)
def test_below_the_project(arguments: dict[str, Any]) -> None:
    assert _reason(**arguments) is None


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"filepath": "s3://bucket/stock.csv"}, "s3://bucket/stock.csv is on another machine"),
        ({"path": "simplecache::gs://b/parts"}, "simplecache::gs://b/parts is on another machine"),
        ({"filepath": "/mnt/stock.csv"}, "/mnt/stock.csv is not below the project"),
        ({"filepath": "../stock.csv"}, "../stock.csv is not below the project"),
        ({"filepath": "file:///mnt/stock.csv"}, "file:///mnt/stock.csv is not below the project"),
        ({"filepath": "~/stock.csv"}, "~/stock.csv is not below the project"),
        ({"filepath": "/work/shop/data/stock.csv"}, "is an absolute path into the project"),
        ({"filepath": _looked_up("/mnt/stock.csv")}, "/mnt/stock.csv is not below the project"),
        ({"con": "postgresql://me:secret@db/shop"}, "postgresql://db/shop is on another machine"),
        ({"con": "sqlite:////mnt/stock.db"}, "sqlite:////mnt/stock.db is not below the project"),
        (
            {"connection": {"backend": "duckdb", "database": "/mnt/stock.duckdb"}},
            "/mnt/stock.duckdb is not below the project",
        ),
        (
            {"connection": {"backend": "duckdb", "database": "md:stock"}},
            "its configuration names no path below the project",
        ),
        (
            {"connection": {"backend": "postgres", "database": "stock"}},
            "its configuration names no path below the project",
        ),
        ({"url": "https://example.com/stock"}, "https://example.com/stock is on another machine"),
        (
            {"table_name": "stock", "credentials": CredentialsReference(name="db")},
            "it has credentials, and no path below the project",
        ),
        (
            {"filepath": OpenValue(parameters=("day",), text="${runtime_params:day}")},
            "its place is a runtime parameter that is not given",
        ),
        ({"table": "stock"}, "its configuration names no path below the project"),
        ({}, "its configuration names no path below the project"),
        (
            {"filepath": "data/stock.csv", "checkpoint": {"filepath": "s3://b/point"}},
            "s3://b/point is on another machine",
        ),
    ],
)
def test_outside_of_the_project(arguments: dict[str, Any], reason: str) -> None:
    told = _reason(**arguments)
    assert told is not None
    assert reason in told
    assert "secret" not in told


def test_only_datasets_that_are_run_are_told_and_in_the_order_of_their_names() -> None:
    pipelines = {
        "__default__": [
            replace(node("sell", ["stock"], ["sales"]), confirms=("prices",)),
            node("tell", ["sales"], ["nothing"]),
        ]
    }
    kedro_project = project({**pipelines, "other": [node("buy", ["orders"], ["stock"])]})
    outside = [
        Dataset(name=name, dataset_class=TEXT, type="x", arguments=(("filepath", "/mnt/x"),))
        for name in ("stock", "sales", "prices", "orders")
    ]
    nothing = replace(outside[0], name="nothing", is_nothing=True)
    kedro_project = replace(kedro_project, datasets=(*outside, nothing))
    target = Target(name="__default__", pipeline=kedro_project.pipelines[0], job="__default__")
    found = external_datasets(kedro_project, FOLDER, [target])
    assert [each.dataset for each in found] == ["prices", "sales", "stock"]


def test_the_places_of_datasets_are_relative_to_the_project() -> None:
    kedro_project = project(PIPELINES)
    stock = Dataset(
        name="stock", dataset_class=TEXT, type="x", arguments=(("filepath", "./data/stock.csv"),)
    )
    assert stored_paths(replace(kedro_project, datasets=(stock,)), FOLDER) == {
        "stock": "data/stock.csv"
    }


@pytest.mark.parametrize(
    ("configured", "variable", "is_outside"),
    [
        (None, None, False),
        ("mlruns", None, False),
        ("sqlite:///mlflow.db", None, False),
        ("https://mlflow.example.com", None, True),
        ("databricks", None, True),
        (None, "http://localhost:5000", True),
        ("/mnt/mlruns", None, True),
    ],
)
def test_a_tracking_server_is_outside(
    configured: str | None,
    variable: str | None,
    *,
    is_outside: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)
    if variable is not None:
        monkeypatch.setenv("MLFLOW_TRACKING_URI", variable)
    (tmp_path / "conf/local").mkdir(parents=True)
    text = f"server: {{mlflow_tracking_uri: '{configured}'}}" if configured else "server: {}"
    (tmp_path / "conf/local/mlflow.yml").write_text(text)
    assert bool(external_tracking(Options(project=tmp_path), "conf")) is is_outside
