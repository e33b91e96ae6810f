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
from kedro_to_dagster.emit import emit
from kedro_to_dagster.emit.code.layout import Layout
from kedro_to_dagster.emit.modules.assets import emit_assets
from kedro_to_dagster.emit.modules.hooks import emit_hooks
from kedro_to_dagster.kedro_model.node import Node
from kedro_to_dagster.kedro_model.project import Hook
from kedro_to_dagster.lower import lower
from kedro_to_dagster.options import Options
from kedro_to_dagster.review.read_package import read_package
from kedro_to_dagster_runtime.hooks import nodes, wiring
from kedro_to_dagster_runtime.hooks.catalog import edited_entries
from kedro_to_dagster_runtime.hooks.errors import rebuilt
from kedro_to_dagster_runtime.hooks.parameters import (
    ParametersOfRun,
    has_value,
    is_parameter,
    is_same,
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
    assert wired.names == ("read",)


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


class Season(dg.PermissiveConfig):
    name: str
    odd_key: Any = Field("x", alias="odd-key")


class Unset(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Parameters of which the project leaves some to the run."""

    season: Season
    options: Choices = Choices()
    limit: int
    rate: Any = 2.5


def test_values_that_every_run_must_give_are_its_changes() -> None:
    hooks = KedroHooks(
        project=KedroProject(package_name="shop", anchor=__file__),
        resources={"parameters": Unset.configure_at_launch()},
    )
    required = {"season": {"name": "summer"}, "limit": 3}
    assert runtime_params(hooks, _run_config(**required)) == required
    edited = {**required, "rate": 3, "options": {"inner": {"days": 8}}}
    assert runtime_params(hooks, _run_config(**edited)) == edited
    season = {"name": "summer", "odd-key": "y"}
    assert runtime_params(hooks, _run_config(season=season, limit=3)) == {
        "season": season,
        "limit": 3,
    }


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
    of_run = ParametersOfRun(context, context.config_loader)
    loader["parameters"] = changed
    assert [name for name, value in values.items() if of_run.is_replaced(name, value)] == [
        "parameters",
        "params:model",
        "params:model.depth",
        "params:model.depth.most",
    ]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("params:rate", 2.5, True),
        ("params:rate", 2, False),
        ("params:options.names", ["a"], True),
        ("params:options.names", ["b"], False),
        ("params:options.inner.odd-key", "x", True),
        ("params:options.inner", {"days": 7, "odd-key": "x"}, True),
        ("params:options", {"inner": {"days": 7, "odd-key": "x"}, "names": ["a"]}, True),
        ("params:options", {"inner": {"days": 7, "odd-key": "x"}, "names": []}, False),
        ("parameters", Parameters().model_dump(by_alias=True), True),
        ("parameters", {}, False),
        # A part of a mapping is looked up in the body.
        ("params:whole", {"key": 1}, True),
        ("params:whole.key", 1, False),
        ("params:unknown", None, False),
    ],
)
def test_a_body_gets_the_very_object_that_hooks_see_if_its_value_is_the_same(
    name: str, value: Any, expected: bool
) -> None:
    assert has_value(Parameters(), name, value) is expected


class Model:
    """A class of which Kedro makes parameters instances."""

    depth = 3


def _parameters_of_run(
    configured: dict[str, Any], values: dict[str, Any], module: str = "kedro.framework.context"
) -> ParametersOfRun:
    kind: Any = type("Context", (SimpleNamespace,), {"__module__": module})
    context: Any = kind(config_loader={"parameters": configured}, _get_parameters=lambda: values)
    return ParametersOfRun(context, context.config_loader)


def test_parameters_of_a_class_are_told_with_what_is_around_and_in_them() -> None:
    configured = {
        "model": {"depth": 3, "inner": {"most": 1}},
        "models": [{"depth": 3}],
        "plain": {"depth": 3, "list": [{"depth": 3}]},
        "season": "summer",
    }
    model = Model()
    values = {
        "parameters": {**configured, "model": model},
        "params:model": model,
        "params:model.depth": 3,
        "params:model.inner": {"most": 1},
        "params:models": [model],
        "params:plain": configured["plain"],
        "params:plain.depth": 3,
        "params:plain.list": [{"depth": 3}],
        "params:season": "summer",
    }
    of_run = _parameters_of_run(configured, values)
    assert [name for name in values if of_run.is_typed(name)] == [
        "parameters",
        "params:model",
        "params:model.depth",
        "params:model.inner",
        "params:models",
    ]
    # They are as configured until a hook puts another one in their place.
    assert [name for name, value in values.items() if of_run.is_replaced(name, value)] == []
    assert of_run.is_replaced("params:model", Model())
    # A class of contexts of the project's own may have changed what instances are made of.
    of_own = _parameters_of_run(configured, values, "shop.settings")
    assert of_own.is_replaced("params:model", values["params:model"])


def test_parameters_that_cannot_be_read_are_left_to_kedro_s_own_error() -> None:
    values = {"parameters": {}, "params:season": "summer"}
    context: Any = SimpleNamespace(config_loader={}, _get_parameters=lambda: values)
    assert ParametersOfRun(context, context.config_loader).is_replaced("params:season", "summer")


class Incomparable:
    """As an array, which has no truth."""

    def __eq__(self, other: object) -> bool:
        raise ValueError("the truth value is ambiguous")

    __hash__ = None  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("value", "other", "expected"),
    [
        (4, 4, True),
        (4, 4.0, False),
        (1, True, False),
        ({"a": [1, {"b": None}]}, {"a": [1, {"b": None}]}, True),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ({"a": 1}, {"a": 1.0}, False),
        ([1, 2], [1], False),
        ([1], [1.0], False),
        ([], [], True),
        (Incomparable(), Incomparable(), False),
    ],
)
def test_values_are_the_same_if_kedro_s_nodes_could_not_tell_them_apart(
    value: Any, other: Any, expected: bool
) -> None:
    assert is_same(value, other) is expected


def test_parameters_are_known_by_their_names() -> None:
    assert is_parameter("parameters") and is_parameter("params:a.b")
    assert not is_parameter("parameters_of_model")


class OddError(Exception):
    """An exception that takes other arguments than its message."""

    def __init__(self, code: int, place: str) -> None:
        super().__init__(f"{code} at {place}")


class ToldError(Exception):
    """An exception that its constructor gives more than its arguments."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.told = message


class GoneError(Exception):
    """An exception whose name is another class's by the time that it is made again."""


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


def test_it_has_what_its_constructor_gives_it() -> None:
    rebuilt_error = rebuilt(_serialized(ToldError("x: y")))
    assert isinstance(rebuilt_error, ToldError)
    assert rebuilt_error.told == "x: y"


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


def test_one_whose_class_is_gone_keeps_its_message(monkeypatch: pytest.MonkeyPatch) -> None:
    class LocalError(Exception):
        pass

    errors = [_serialized(LocalError("here")), _serialized(GoneError("there"))]
    for other in (str, print):
        monkeypatch.setattr(sys.modules[__name__], "GoneError", other)
        local, gone = map(rebuilt, errors)
        assert type(local) is type(gone) is RuntimeError
        assert str(local).endswith("LocalError: here")
        assert str(gone).endswith("GoneError: there")


def test_what_a_hook_puts_into_the_loader_is_told_from_what_the_files_say(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    loader = OmegaConfigLoader(str(tmp_path), base_env="base", default_run_env="base")
    assert edited_entries(loader, loader) == frozenset()
    # Without any file, everything is the hook's.
    loader["catalog"] = {"a": {"type": "x"}}
    assert edited_entries(loader, loader) == {"a"}
    (tmp_path / "base/catalog.yml").write_text("a: {type: x}\nb: {type: y}\n")
    loader["catalog"] = {"a": {"type": "x"}, "b": {"type": "z"}, "c": {}}
    assert edited_entries(loader, loader) == {"b", "c"}
    assert loader["catalog"]["b"] == {"type": "z"}


def test_what_a_session_changes_is_told_from_what_the_package_knows(tmp_path: Path) -> None:
    for environment, text in (("base", "a: {type: x}\nb: {type: y}\n"), ("prod", "b: {type: z}\n")):
        (tmp_path / environment).mkdir()
        (tmp_path / environment / "catalog.yml").write_text(text)
    of_session, known = (
        OmegaConfigLoader(str(tmp_path), env=env, base_env="base", default_run_env="base")
        for env in ("prod", "base")
    )
    assert edited_entries(of_session, known) == {"b"}
    values = {"parameters": {"season": "summer"}, "params:season": "summer"}
    context: Any = SimpleNamespace(
        config_loader={"parameters": {"season": "summer"}}, _get_parameters=lambda: values
    )
    of_run = ParametersOfRun(context, {"parameters": {"season": "spring"}})
    assert of_run.is_replaced("params:season", "summer")


def test_classes_of_sessions_are_named_in_the_module_of_hooks() -> None:
    classes = ("shop.settings.Context", "shop.settings.Session")
    texts = []
    for hooks in ((), (Hook(name="shop.hooks.Own", specs=("before_node_run",)),)):
        made = replace(project({"laundry": NODES}), hooks=hooks, session_classes=classes)
        package = lower(made, Options(project=Path()), DiagnosticLog())
        assert package.hooks is not None
        text = emit_hooks(package, package.hooks, Layout(vendors_runtime=True))
        facts = read_package({file.path: file.text for file in emit(package)}, package.name)
        assert set(facts.items["session class"]) == set(classes)
        assert set(facts.items["hook"]) == {hook.name for hook in hooks}
        texts.append(" ".join(text.partition("import")[0].split()))
    classes_of_settings = (
        "Classes of the project's settings: - `shop.settings.Context` - `shop.settings.Session`"
    )
    assert f"Runs are sessions of Kedro. {classes_of_settings}" in texts[0]
    assert f"Hooks of the Kedro project: `shop.hooks.Own`. {classes_of_settings}" in texts[1]


def test_that_hooks_register_pipelines_is_an_argument() -> None:
    hooks = (Hook(name="shop.hooks.Own", specs=("after_context_created",)),)
    made = replace(project({"laundry": NODES}), hooks=hooks, hooks_register_pipelines=True)
    package = lower(made, Options(project=Path()), DiagnosticLog())
    assert package.hooks is not None
    text = emit_hooks(package, package.hooks, Layout(vendors_runtime=True))
    assert "resources=resources, register_pipelines=True)" in text


def test_a_step_joins_the_session_that_its_process_has(monkeypatch: pytest.MonkeyPatch) -> None:
    session: Any = object()
    context = dg.build_op_context()
    monkeypatch.setattr(wiring, "SESSIONS", {context.run_id: session})
    assert _hooks().session_of_step(context) is session


def test_a_wired_body_is_run_as_a_node_of_kedro_s(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []

    def run_step(session: Any, context: dg.OpExecutionContext, inputs: Any) -> str:
        seen.append((session, context.op.name, dict(inputs)))
        return "by the node"

    monkeypatch.setattr(nodes, "run_step", run_step)
    monkeypatch.setattr(KedroHooks, "session_of_step", lambda hooks, context: "the session")

    @dg.op
    def make() -> str:
        return "dirty"

    @dg.op
    @_hooks().node("wash")
    def clean(dirty: Any) -> str:
        raise AssertionError

    @dg.job
    def job() -> None:
        clean(make())

    assert job.execute_in_process().output_for_node("clean") == "by the node"
    assert seen == [("the session", "clean", {"dirty": "dirty"})]
