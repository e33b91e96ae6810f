"""Every executor that is emitted has a configuration that its Dagster library takes."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import dagster as dg
import libcst as cst
import pytest
from dagster._config import ConfigTypeKind
from kedro_to_dagster.diagnostics import Diagnostic, DiagnosticLog
from kedro_to_dagster.emit.code.syntax import literal
from kedro_to_dagster.inspect.dagster_yml.executors import EXECUTORS
from kedro_to_dagster.kedro_model.dagster_yml import (
    ConfiguredExecutor,
    ConfiguredJob,
    Orchestration,
    Selection,
)
from kedro_to_dagster.lower import lower
from kedro_to_dagster.options import Options
from pydantic import BaseModel

from ..support.cases import CASES, GOLDEN
from .models import node, project

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
def emitted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    executors = next(case for case in CASES if case.name == "executors")
    monkeypatch.syspath_prepend(str(executors.copy_package(tmp_path / "package") / "src"))
    monkeypatch.setenv("REGISTRY_PASSWORD", "secret")
    monkeypatch.setenv("CELERY_BROKER", "redis://localhost")
    yield importlib.import_module("golden_executors_dagster.executors")
    for name in [module for module in sys.modules if module.startswith("golden_executors_dagster")]:
        del sys.modules[name]


def test_the_golden_executors_fit_the_schemas(emitted: ModuleType) -> None:
    found = [value for value in vars(emitted).values() if isinstance(value, dg.ExecutorDefinition)]
    assert {result.name for result in found} >= {"dask", "docker", "k8s", "celery", "multiprocess"}
    for executor in found:
        result: Any = executor.apply_config_mapping({"config": {}})
        assert result.success, result.errors


def _lowered(kind: str, options: dict[str, Any]) -> tuple[dict[str, Any], list[Diagnostic]]:
    checked = EXECUTORS[kind].model_validate(options)
    executor = ConfiguredExecutor(
        name="x",
        type=kind,
        options=tuple(checked.model_dump(exclude_unset=True, by_alias=True).items()),
    )
    kedro_project = project({"__default__": [node("train", ["cars"], ["model"])]})
    job = ConfiguredJob(
        name="a", pipeline=kedro_project.pipelines[0], selection=Selection(), executor="x"
    )
    log = DiagnosticLog()
    package = lower(
        replace(kedro_project, orchestration=Orchestration(jobs=(job,), executors=(executor,))),
        Options(project=GOLDEN),
        log,
    )
    # K2D710 is told of all that have several processes.
    told = [entry for entry in log.entries if "K2D7" in entry.code and entry.code != "K2D710"]
    return dict(package.executors[0].config), told


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
    assert [diagnostic.code for diagnostic in log] == reported


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
    assert [diagnostic.code for diagnostic in log] == ["K2D704"]
    for name in ("X_PASSWORD", "X_BROKER", "X_BACKEND"):
        monkeypatch.setenv(name, "from the environment")
    result: Any = _definition(kind).configured(config).apply_config_mapping({"config": {}})
    assert result.success, result.errors


def test_an_address_without_a_password_stays() -> None:
    config, log = _lowered("celery_executor", {"broker": "pyamqp://guest@localhost//"})
    assert config == {"broker": "pyamqp://guest@localhost//"}
    assert log == []


def _values(type_: Any) -> list[Any]:
    """Values that Dagster takes for a type of configuration: together they have every key and form."""
    kind = type_.kind
    if kind in (ConfigTypeKind.NONEABLE, ConfigTypeKind.ARRAY):
        inner = _values(type_.inner_type)
        return inner if kind is ConfigTypeKind.NONEABLE else [[value] for value in inner]
    if kind is ConfigTypeKind.SCALAR_UNION:
        return [*_values(type_.scalar_type), *_values(type_.non_scalar_type)]
    if kind is ConfigTypeKind.SELECTOR:
        fields = type_.fields.items()
        return [{key: value} for key, field in fields for value in _values(field.config_type)]
    if kind in (ConfigTypeKind.STRICT_SHAPE, ConfigTypeKind.PERMISSIVE_SHAPE):
        found = {key: _values(field.config_type) for key, field in type_.fields.items()}
        forms = max((len(result) for result in found.values()), default=1)
        return [
            {key: values[form % len(values)] for key, values in found.items()}
            for form in range(forms)
        ]
    if kind is ConfigTypeKind.ENUM:
        return list(type_.config_values)
    if kind is ConfigTypeKind.MAP:
        # The op of a node, under the name that it has in Dagster: that of its asset.
        return [{"model": value} for value in _values(type_.inner_type)]
    return [_SCALARS[type_.given_name]]


_SCALARS = {"Int": 2, "String": "text", "Bool": True, "Float": 1.5}


@pytest.mark.parametrize("kind", EXECUTORS)
def test_every_option_of_dagster_s_schema_is_taken_and_emitted(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("text", "2")
    monkeypatch.setenv("X_PASSWORD", "secret")
    definition = _definition(kind)
    schema: Any = definition.config_schema
    for given in _values(schema.config_type):
        config, log = _lowered(kind, given)
        assert {diagnostic.code for diagnostic in log} <= {"K2D704"}
        expected = _with_hidden_password(given)
        assert config == expected
        written = cst.Module(body=[]).code_for_node(literal(config))
        assert ast.literal_eval(written) == expected
        result: Any = definition.configured(config).apply_config_mapping({"config": {}})
        assert result.success, result.errors


def _with_hidden_password(given: Any) -> Any:
    """A password that is written out is read from the environment."""
    if isinstance(given, dict):
        return {
            key: {"env": "X_PASSWORD"}
            if key == "password" and isinstance(each, str)
            else _with_hidden_password(each)
            for key, each in given.items()
        }
    return given


def test_all_models_are_strict() -> None:
    for model in EXECUTORS.values():
        assert issubclass(model, BaseModel)
        assert model.model_config["extra"] == "forbid"
