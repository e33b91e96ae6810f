"""Every executor that is emitted has a configuration that its Dagster library takes."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import dagster as dg
import pytest
from kedro_to_dagster.dagster_yml.executors import EXECUTORS
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.lower.draft import Draft, PlannedJob
from kedro_to_dagster.lower.executors import lower_executors
from kedro_to_dagster.model.orchestration import (
    ConfiguredExecutor,
    ConfiguredJob,
    Orchestration,
    Selection,
)
from kedro_to_dagster.options import Options
from pydantic import BaseModel

from ..support.cases import GOLDEN
from .models import project

_MODULES = {
    "in_process": "dagster:in_process_executor",
    "multiprocess": "dagster:multiprocess_executor",
    "dask_executor": "dagster_dask:dask_executor",
    "docker_executor": "dagster_docker:docker_executor",
    "k8s_job_executor": "dagster_k8s:k8s_job_executor",
    "celery_executor": "dagster_celery:celery_executor",
    "celery_docker_executor": "dagster_celery_docker:celery_docker_executor",
    "celery_k8s_job_executor": "dagster_celery_k8s:celery_k8s_job_executor",
}
# What the plugin accepts and Dagster has under another name, or not at all.
_PLUGIN_ONLY = {
    "celery_docker_executor": {
        "image", "network", "networks", "registry", "env_vars", "container_kwargs",
    },
    "celery_k8s_job_executor": {"step_k8s_config"},
}  # fmt: skip


def _definition(kind: str) -> dg.ExecutorDefinition:
    module, _, name = _MODULES[kind].partition(":")
    found: dg.ExecutorDefinition = getattr(importlib.import_module(module), name)
    return found


@pytest.mark.parametrize("kind", EXECUTORS)
def test_the_options_are_those_of_dagster(kind: str) -> None:
    schema: Any = _definition(kind).config_schema
    theirs = set(schema.config_type.fields)
    ours = {field.alias or name for name, field in EXECUTORS[kind].model_fields.items()}
    assert ours - _PLUGIN_ONLY.get(kind, set()) == theirs


@pytest.fixture
def emitted(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(GOLDEN / "executors" / "expected" / "src"))
    monkeypatch.setenv("REGISTRY_PASSWORD", "secret")
    monkeypatch.setenv("CELERY_BROKER", "redis://localhost")
    yield importlib.import_module("golden_executors_dagster.executors")
    for name in [each for each in sys.modules if each.startswith("golden_executors_dagster")]:
        del sys.modules[name]


def test_the_golden_executors_fit_the_schemas(emitted: ModuleType) -> None:
    found = [each for each in vars(emitted).values() if isinstance(each, dg.ExecutorDefinition)]
    assert {each.name for each in found} >= {"dask", "docker", "k8s", "celery", "multiprocess"}
    for executor in found:
        result: Any = executor.apply_config_mapping({"config": {}})
        assert result.success, result.errors


def _lowered(kind: str, options: dict[str, Any]) -> tuple[dict[str, Any], DiagnosticLog]:
    checked = EXECUTORS[kind].model_validate(options)
    executor = ConfiguredExecutor(
        name="x", type=kind, options=tuple(checked.model_dump(exclude_unset=True).items())
    )
    made = project({"__default__": []})
    log = DiagnosticLog()
    job = PlannedJob(
        name="a",
        pipeline=made.pipelines[0],
        selection=Selection(),
        configured=ConfiguredJob(
            name="a", pipeline=made.pipelines[0], selection=Selection(), executor="x"
        ),
    )
    draft = Draft(
        project=_with(made, Orchestration(executors=(executor,))),
        options=Options(project=GOLDEN),
        log=log,
        planned_jobs=(job,),
    )
    return dict(lower_executors(draft).executors[0].config), log


def _with(made: Any, orchestration: Orchestration) -> Any:
    from dataclasses import replace

    return replace(made, orchestration=orchestration)


@pytest.mark.parametrize(
    ("kind", "options", "reported"),
    [
        ("docker_executor", {"image": "a", "registry": "my.registry"}, ["K2D701"]),
        ("docker_executor", {"networks": ["a", "b"], "container_kwargs": {"tty": True}}, []),
        ("celery_executor", {"broker": "redis://", "retries": 2}, ["K2D701"]),
        ("celery_docker_executor", {"image": "a", "networks": ["a"]}, ["K2D701"]),
        ("celery_k8s_job_executor", {"step_k8s_config": {"job_metadata": {}}}, ["K2D701"]),
        ("k8s_job_executor", {"env_vars": ["A=1"], "volumes": [{"name": "v"}]}, []),
        ("dask_executor", {}, []),
        ("dask_executor", {"cluster": {"existing": {"address": "tcp://x:8786"}}}, []),
        ("multiprocess", {"start_method": {"forkserver": {}}}, []),
        ("in_process", {"retries": {"enabled": {}}}, []),
    ],
)
def test_what_the_plugin_takes_becomes_what_dagster_takes(
    kind: str, options: dict[str, Any], reported: list[str]
) -> None:
    config, log = _lowered(kind, options)
    result: Any = _definition(kind).configured(config).apply_config_mapping({"config": {}})
    assert result.success, result.errors
    assert [each.code for each in log.entries] == reported


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (
            "docker_executor",
            {"registry": {"url": "a", "username": "b", "password": "pa55word"}},
        ),
        ("celery_executor", {"broker": "redis://:pa55word@host/0"}),
        ("celery_executor", {"backend": "amqp://guest:pa55word@host//"}),
        (
            "celery_docker_executor",
            {"docker": {"registry": {"url": "a", "username": "b", "password": "pa55word"}}},
        ),
    ],
)
def test_a_password_is_not_in_the_package(
    kind: str, options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    config, log = _lowered(kind, options)
    assert "pa55word" not in repr(config)
    assert [each.code for each in log.entries] == ["K2D704"]
    for name in ("X_PASSWORD", "X_BROKER", "X_BACKEND"):
        monkeypatch.setenv(name, "from the environment")
    result: Any = _definition(kind).configured(config).apply_config_mapping({"config": {}})
    assert result.success, result.errors


def test_an_address_without_a_password_stays() -> None:
    config, log = _lowered("celery_executor", {"broker": "pyamqp://guest@localhost//"})
    assert config == {"broker": "pyamqp://guest@localhost//"}
    assert log.entries == ()


def test_all_models_are_strict() -> None:
    for model in EXECUTORS.values():
        assert issubclass(model, BaseModel)
        assert model.model_config["extra"] == "forbid"
