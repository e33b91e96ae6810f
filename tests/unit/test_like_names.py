"""Names of `dagster.yml` and of datasets that meet in one, or in one that a module has imported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.dagster_model.package import Package
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.kedro_model.dagster_yml import (
    ConfiguredExecutor,
    ConfiguredJob,
    ConfiguredLogger,
    Orchestration,
    Selection,
)
from kedro_to_dagster.kedro_model.project import Project
from kedro_to_dagster.lower import lower
from kedro_to_dagster.lower.names import bound
from kedro_to_dagster.lower.runs.executors import BOUND
from kedro_to_dagster.options import Options

from .models import node, project
from .test_partitions import declared, lowered

LIKE = ("a-b", "a_b", "a b")


def _reading() -> Project:
    return project({"__default__": [node("use", LIKE, ["used"])]})


def _package(made: Project) -> Package:
    return lower(made, Options(project=Path()), DiagnosticLog())


def test_each_validator_has_a_check() -> None:
    kedro_project = _reading()
    datasets = tuple(
        replace(dataset, validator="shop.Length") for dataset in kedro_project.datasets
    )
    package = _package(replace(kedro_project, datasets=datasets))
    # Dagster has none for a name with a space.
    assert {check.key for check in package.checks} == {("a-b",), ("a_b",), ("used",)}
    assert len({check.function_name for check in package.checks}) == len(package.checks)


def test_each_dataset_of_dynamic_partitions_has_a_sensor() -> None:
    partitions = {
        name: declared({"type": "DynamicPartitionsDefinition", "name": name}) for name in LIKE
    }
    package, _ = lowered(_reading(), **partitions)
    assert len({sensor.function_name for sensor in package.partition_sensors}) == len(LIKE)


def _with_job(**settings: Any) -> Orchestration:
    kedro_project = _reading()
    (name,) = (settings.get("executor"), *settings.get("loggers", ()))[-1:]
    job = ConfiguredJob(
        name="j", pipeline=kedro_project.pipelines[0], selection=Selection(), **settings
    )
    return Orchestration(
        jobs=(job,),
        executors=(ConfiguredExecutor(name=name, type="in_process"),),
        loggers=(ConfiguredLogger(name=name, level="INFO"),),
    )


@pytest.mark.parametrize("name", [*sorted(bound.LOGGERS), "class"])
def test_a_logger_hides_nothing_that_its_module_has_imported(name: str) -> None:
    package = _package(replace(_reading(), orchestration=_with_job(loggers=(name,))))
    assert [logger.variable for logger in package.loggers] == [f"{name}_"]


@pytest.mark.parametrize("name", [*sorted(BOUND), "class"])
def test_an_executor_hides_nothing_that_its_module_has_imported(name: str) -> None:
    package = _package(replace(_reading(), orchestration=_with_job(executor=name)))
    assert [executor.variable for executor in package.executors] == [f"{name}_"]
