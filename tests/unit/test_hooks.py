"""Hooks: how nodes are wired, what is reported, and what the runtime does without a run."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import dagster as dg
import pytest
from dagster._utils.error import serializable_error_info_from_exc_info
from kedro.config import OmegaConfigLoader
from kedro_to_dagster.dagster_model.package import Package
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.emit.code.layout import Layout
from kedro_to_dagster.emit.modules.assets import emit_assets
from kedro_to_dagster.emit.modules.hooks import emit_hooks
from kedro_to_dagster.kedro_model.node import Node
from kedro_to_dagster.kedro_model.project import Hook
from kedro_to_dagster.lower import lower
from kedro_to_dagster.options import Options
from kedro_to_dagster_runtime.hooks.catalog import edited_entries
from kedro_to_dagster_runtime.hooks.errors import rebuilt
from kedro_to_dagster_runtime.hooks.parameters import (
    ParametersOfRun,
    is_parameter,
    runtime_params,
    with_values,
)
from kedro_to_dagster_runtime.hooks.wiring import KedroHooks, WiredNode
from kedro_to_dagster_runtime.project import KedroProject
from pydantic import Field

from .models import codes, node, project

NODES = [
    node("wash", ["dirty"], ["clean"]),
    node("shop.iron", ["clean"], ["shop.flat"]),
    node("ring", ["shop.flat", "a__b"]),
]


def _lowered(
    *specs: str,
    nodes: Iterable[Node] = NODES,
    plugin: str | None = None,
    may_change_catalog: tuple[str, ...] = (),
    declared: Iterable[str] | None = None,
) -> tuple[Package, DiagnosticLog]:
    log = DiagnosticLog()
    hook = Hook(
        name=plugin or "shop.hooks.Own",
        specs=tuple(sorted(specs)),
        may_change_catalog=may_change_catalog,
        plugin=plugin,
    )
    made = replace(project({"laundry": nodes}, declared=declared), hooks=(hook,))
    return lower(made, Options(project=Path()), log), log


def test_without_hooks_nothing_is_wired() -> None:
    package = lower(project({"laundry": NODES}), Options(project=Path()), DiagnosticLog())
    assert package.hooks is None
    assert "hooks" not in emit_assets(package, "laundry", Layout(vendors_runtime=True))


def test_a_hook_that_implements_nothing_is_none() -> None:
    assert _lowered()[0].hooks is None


def test_each_node_has_a_line_that_names_what_is_called_otherwise() -> None:
    package, _ = _lowered("before_node_run")
    lines = emit_assets(package, "laundry", Layout(vendors_runtime=True)).splitlines()
    assert [line for line in lines if line.startswith("@hooks")] == [
        '@hooks.node("wash")',
        '@hooks.node("shop.iron")',
        '@hooks.node("ring", a__b="a__b")',
    ]


def test_the_module_of_hooks_is_short() -> None:
    package, _ = _lowered("after_pipeline_run")
    assert package.hooks is not None
    text = emit_hooks(package, package.hooks, Layout(vendors_runtime=True))
    assert '"""Hooks of the Kedro project: `shop.hooks.Own`."""' in text
    assert "\nhooks = KedroHooks(project=project, resources=resources)\n" in text
    assert {"from .project import project", "from .resources import resources"} <= set(
        text.splitlines()
    )
    executor = "executor = hooks.executor(in_sequence(dg.in_process_executor))"
    assert text.rstrip().endswith(executor)


def test_nothing_is_reported_of_hooks_that_are_called_as_in_kedro() -> None:
    specs = (
        "before_pipeline_run",
        "after_pipeline_run",
        "on_pipeline_error",
        "after_catalog_created",
    )
    assert codes(_lowered(*specs, may_change_catalog=("before_pipeline_run",))[1]) == []


def test_mlflow_is_known_by_its_plugin() -> None:
    for plugin, tracks in ((None, False), ("kedro_mlflow.framework.hooks:hook", True)):
        package, _ = _lowered("before_node_run", plugin=plugin)
        assert package.hooks is not None
        assert package.hooks.tracks_mlflow == tracks


def test_a_dataset_that_only_a_hook_can_give_is_a_free_input() -> None:
    spec = "after_catalog_created"
    mlflow = "kedro_mlflow.framework.hooks:hook"

    def reported(plugin: str | None = None, may_change: tuple[str, ...] = ()) -> list[str]:
        nodes = [node("wash", ["unknown"], ["clean"])]
        return codes(
            _lowered(
                spec,
                nodes=nodes,
                plugin=plugin,
                may_change_catalog=may_change,
                declared=["clean"],
            )[1]
        )

    assert reported() == ["K2D501"]
    assert reported(may_change=(spec,)) == []
    # Of the catalog this one changes datasets of its own only.
    assert reported(mlflow, (spec,)) == ["K2D501"]


def test_the_datasets_of_arguments() -> None:
    def body(context: Any, parameters: dg.ResourceParam[Any], shop__flat, ledger): ...  # type: ignore[no-untyped-def]

    wired = WiredNode("read", body, {"ledger": "ledger@text"})
    assert wired.datasets == {"shop__flat": "shop.flat", "ledger": "ledger@text"}


class Inner(dg.PermissiveConfig):
    days: Any = 7
    odd_key: Any = Field("x", alias="odd-key")


class Choices(dg.PermissiveConfig):
    inner: Inner = Inner()
    names: list[str] = ["a"]


class Parameters(dg.ConfigurableResource):  # type: ignore[type-arg]
    options: Choices = Choices()
    rate: Any = 2.5
    whole: dict[str, Any] = {"key": 1}


def _hooks(**given: Any) -> KedroHooks:
    return KedroHooks(
        project=KedroProject(package_name="shop", anchor=__file__),
        resources={"parameters": Parameters()},
        **given,
    )


def test_a_wired_body_looks_as_it_did() -> None:
    def clean(dirty: Any) -> Any:
        """Clean it."""

    wired: Any = _hooks().node("wash", dirty="dirty@text")(clean)
    assert (wired.__name__, wired.__doc__) == ("clean", "Clean it.")
    assert wired.kedro_node == WiredNode("wash", clean, {"dirty": "dirty@text"})
    asset = dg.asset(wired)
    assert asset.keys_by_input_name == {"dirty": dg.AssetKey("dirty")}


def _run_config(**config: Any) -> dict[str, Any]:
    return {"resources": {"parameters": {"config": config}}}


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({}, {}),
        ({"rate": 2.5, "options": {"inner": {"days": 7}}}, {}),
        ({"rate": 2}, {"rate": 2}),
        ({"options": {"inner": {"days": 8}}}, {"options": {"inner": {"days": 8}}}),
        ({"options": {"inner": {"odd-key": "y"}}}, {"options": {"inner": {"odd-key": "y"}}}),
        ({"options": {"new": {"a": None}}}, {"options": {"new": {"a": None}}}),
        ({"options": {"names": ["b"]}}, {"options": {"names": ["b"]}}),
    ],
)
def test_what_a_run_changes_of_the_parameters(
    config: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert runtime_params(_hooks(), _run_config(**config)) == expected


def test_what_the_export_was_given_is_given_to_each_run() -> None:
    hooks = _hooks(runtime_params={"rate": 3, "folder": "x"})
    assert runtime_params(hooks, {}) == {"rate": 3, "folder": "x"}
    assert runtime_params(hooks, _run_config(rate=4)) == {"rate": 4, "folder": "x"}


def test_a_body_gets_what_hooks_put_in_the_place_of_a_parameter() -> None:
    own = Parameters()
    changed = with_values(own, {"params:options.inner.odd-key": "z", "params:rate": [1]})
    assert (changed.options.inner.odd_key, changed.rate) == ("z", [1])
    # What stands beside it, and the mappings around it, are datasets of their own to Kedro.
    assert (changed.options.inner.days, changed.options.names) == (7, ["a"])
    assert changed.options.inner.model_dump(by_alias=True) == {"days": 7, "odd-key": "x"}
    changed = with_values(own, {"params:options": "other", "params:options.inner.days": 1})
    assert (changed.options.model_dump(), changed.options.inner.days) == ("other", 1)
    assert with_values(own, {"parameters": {"a": 1}}).model_dump() == {"a": 1}
    assert own.options.inner.odd_key == "x"


def test_a_value_that_a_body_does_not_ask_for_by_itself_has_no_place() -> None:
    assert with_values(Parameters(), {"params:whole.key": 2}) is None
    assert with_values(Parameters(), {"params:unknown": 2}) is None


def test_a_parameter_that_a_hook_changes_is_told_from_those_around_and_beside_it() -> None:
    configured = {"model": {"depth": {"most": 3}, "seed": 1}, "season": "summer"}
    changed = {"model": {"depth": {"most": 5}, "seed": 1}, "season": "summer"}
    values = {
        "parameters": changed,
        "params:model": changed["model"],
        "params:model.depth": {"most": 5},
        "params:model.depth.most": 5,
        "params:model.seed": 1,
        "params:season": "summer",
    }
    loader = {"parameters": configured}
    context: Any = SimpleNamespace(config_loader=loader, _get_parameters=lambda: values)
    of_run = ParametersOfRun(context)
    loader["parameters"] = changed
    assert [name for name, value in values.items() if of_run.is_replaced(name, value)] == [
        "parameters",
        "params:model",
        "params:model.depth",
        "params:model.depth.most",
    ]


def test_parameters_are_known_by_their_names() -> None:
    assert is_parameter("parameters") and is_parameter("params:a.b")
    assert not is_parameter("parameters_of_model")


class OddError(Exception):
    """An exception that takes other arguments than its message."""

    def __init__(self, code: int, place: str) -> None:
        super().__init__(f"{code} at {place}")


def _serialized(error: BaseException) -> object:
    try:
        raise error
    except BaseException:
        return serializable_error_info_from_exc_info(sys.exc_info())


@pytest.mark.parametrize(
    "error",
    [
        ValueError("not: that"),
        KeyError("lost"),
        LookupError(),
        FileNotFoundError(2, "No such file", "x.csv"),
        OddError(3, "home"),
        UnicodeDecodeError("utf-8", b"x", 0, 1, "odd"),
        SystemExit("3"),
    ],
)
def test_an_exception_is_made_again_of_what_dagster_keeps(error: BaseException) -> None:
    rebuilt_error = rebuilt(_serialized(error))
    assert type(rebuilt_error) is type(error)
    assert "raise error" in str(rebuilt_error.__cause__)
    if not isinstance(error, (FileNotFoundError, UnicodeDecodeError)):
        assert str(rebuilt_error) == str(error)
    assert str(error) in (str(rebuilt_error), *map(str, rebuilt_error.args))


def test_it_is_the_one_that_the_node_has_raised() -> None:
    """Not what Dagster wraps it in, nor what it was raised from."""
    cause = ValueError("of the node")
    cause.__cause__ = KeyError("before it")
    wrapped = dg.DagsterInvariantViolationError("around it")
    wrapped.__cause__ = cause
    for error in (wrapped, cause):
        assert str(rebuilt(_serialized(error))) == "of the node"
    alone = dg.DagsterInvariantViolationError("alone")
    assert str(rebuilt(_serialized(alone))) == "alone"


def test_one_whose_class_is_gone_keeps_its_message() -> None:
    class LocalError(Exception):
        pass

    rebuilt_error = rebuilt(_serialized(LocalError("here")))
    assert type(rebuilt_error) is RuntimeError
    assert str(rebuilt_error).endswith("LocalError: here")


def test_what_a_hook_puts_into_the_loader_is_told_from_what_the_files_say(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    loader = OmegaConfigLoader(str(tmp_path), base_env="base", default_run_env="base")
    assert edited_entries(loader) == frozenset()
    # Without any file, everything is the hook's.
    loader["catalog"] = {"a": {"type": "x"}}
    assert edited_entries(loader) == {"a"}
    (tmp_path / "base/catalog.yml").write_text("a: {type: x}\nb: {type: y}\n")
    loader["catalog"] = {"a": {"type": "x"}, "b": {"type": "z"}, "c": {}}
    assert edited_entries(loader) == {"b", "c"}
    assert loader["catalog"]["b"] == {"type": "z"}
