"""The configuration of runs in `dagster.yml`: what it names must be there, and of the right type."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster import Options, UsageError
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.kedro_model.dagster_yml import (
    ConfiguredJob,
    ConfiguredSchedule,
    Orchestration,
    Selection,
)
from kedro_to_dagster.lower import lower

from .models import node, project

PARAMETERS = {
    "params:name": "spring",
    "params:rate": 0.5,
    "params:is_fast": True,
    "params:names": ["a"],
    "params:rates": [1, 2.5],
    "params:model": {"depth": 3, "loss": {"kind": "mse"}},
}


def _lower(**run_config: Any) -> None:
    nodes = [
        node("clean", ["raw", "params:name", "params:rate", "params:is_fast"], ["clean"]),
        node("fit", ["clean", "params:names", "params:rates", "params:model"], ["model"]),
    ]
    kedro_project = project({"__default__": nodes}, parameters=PARAMETERS)
    config = tuple(run_config.items())
    for configured in (
        Orchestration(
            jobs=(
                ConfiguredJob(
                    name="job",
                    pipeline=kedro_project.pipelines[0],
                    selection=Selection(),
                    run_config=config,
                ),
            )
        ),
        Orchestration(
            schedules=(ConfiguredSchedule(name="s", cron_schedules=("@daily",), run_config=config),)
        ),
    ):
        orchestrated = replace(kedro_project, orchestration=configured)
        lower(orchestrated, Options(project=Path()), DiagnosticLog())


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"name": "autumn", "rate": 1, "is_fast": False, "names": [], "rates": [3], "model": {}},
        {"name": {"env": "NAME"}, "rate": {"env": "RATE"}},
        {"model": {"depth": 4, "loss": {"kind": "mae", "more": 1}, "new": [1]}},
    ],
)
def test_what_a_run_may_be_given_is_taken(values: dict[str, Any]) -> None:
    _lower(
        ops={"clean": {"inputs": {}}},
        resources={"parameters": {"config": values}, "memory_io_manager": {}},
    )


@pytest.mark.parametrize(
    ("run_config", "said"),
    [
        ({"ops": {"cleen": {}}}, "names the op 'cleen'"),
        ({"resources": {"parameter": {}}}, "names the resource 'parameter', which does not exist."),
        ({"resources": {"parameters": 5}}, "resource 'parameters' must be a mapping"),
        (
            {"resources": {"parameters": {"name": "x"}}},
            "names for the resource 'parameters' 'name'",
        ),
        (
            {"resources": {"parameters": {"config": "x"}}},
            "'config' of the parameters must be a mapping",
        ),
    ],
)
def test_what_is_not_there_is_refused(run_config: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said) as error:
        _lower(**run_config)
    assert error.value.code == "K2D953"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"nam": "x"}, "names the parameter 'nam', which does not exist. Did you mean 'name'?"),
        ({"name": 5}, "the parameter 'name' must be a value of type str"),
        ({"is_fast": 1}, "the parameter 'is_fast' must be a value of type bool"),
        ({"names": "a"}, "the parameter 'names' must be a value of type list[str]"),
        ({"names": [1]}, "the parameter 'names' must be a value of type list[str]"),
        ({"model": 5}, "the parameter 'model' must be a mapping"),
        ({"model": {"loss": {"kind": 1}}}, "'model.loss.kind' must be a value of type str"),
    ],
)
def test_a_parameter_keeps_its_type(values: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError) as error:
        _lower(resources={"parameters": {"config": values}})
    assert error.value.code == "K2D953"
    assert said in str(error.value)
