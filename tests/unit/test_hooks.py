"""Hooks: only what is implemented is wired, and under names that clash with none."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.emit.jobs import emit_jobs
from kedro_to_dagster.emit.layout import Layout
from kedro_to_dagster.lower.passes import lower
from kedro_to_dagster.model.dagster import Hooks, Package
from kedro_to_dagster.model.kedro import Hook, Node
from kedro_to_dagster.options import Options
from kedro_to_dagster_runtime.hook_runs import rebuilt

from .models import codes, node, project

NODES = [
    node("wash", ["dirty"], ["clean"]),
    node("iron", ["clean"], ["flat"]),
    node("sort", ["clean"], ["pairs", "singles"]),
    node("ring", ["flat"]),
]


def _lowered(
    *specs: str,
    nodes: Iterable[Node] = NODES,
    plugin: str | None = None,
    may_change_catalog: tuple[str, ...] = (),
) -> tuple[Package, DiagnosticLog]:
    log = DiagnosticLog()
    hook = Hook(
        name=plugin or "shop.hooks.Own",
        specs=tuple(sorted(specs)),
        may_change_catalog=may_change_catalog,
        plugin=plugin,
    )
    made = replace(project({"laundry": nodes}), hooks=(hook,))
    return lower(made, Options(project=Path()), log), log


def _hooks(package: Package) -> Hooks:
    assert package.hooks is not None
    return package.hooks


def _body(package: Package) -> list[str]:
    module = ast.parse(emit_jobs(package, Layout(vendors_runtime=True)))
    found = next(each for each in module.body if isinstance(each, ast.FunctionDef))
    return [ast.unparse(each) for each in found.body[1:]]


def test_without_hooks_nothing_is_wired() -> None:
    assert (
        lower(project({"laundry": NODES}), Options(project=Path()), DiagnosticLog()).hooks is None
    )


def test_a_hook_that_implements_nothing_is_none() -> None:
    assert _lowered()[0].hooks is None


@pytest.mark.parametrize(
    ("spec", "ops", "bodies", "streams", "io"),
    [
        ("after_context_created", True, False, False, False),
        ("after_catalog_created", True, False, False, True),
        ("before_pipeline_run", False, False, False, True),
        ("on_pipeline_error", False, False, False, True),
        ("before_node_run", True, True, False, True),
        ("on_node_error", True, True, False, True),
        ("after_dataset_loaded", True, True, False, True),
        ("before_dataset_saved", True, False, True, True),
    ],
)
def test_what_calls_a_hook_depends_on_what_it_implements(
    spec: str, ops: bool, bodies: bool, streams: bool, io: bool
) -> None:
    package, _ = _lowered(spec)
    hooks = _hooks(package)
    assert (hooks.in_ops, hooks.in_bodies, hooks.in_streams, hooks.in_io) == (
        ops, bodies, streams, io,
    )  # fmt: skip
    assert all(op.computation.needs_hooks == ops for op in package.ops)
    assert all(asset.computation.hooked == bodies for asset in package.assets)


def test_a_job_starts_with_one_op_and_ends_with_another() -> None:
    package, _ = _lowered("before_pipeline_run", "after_pipeline_run")
    lines = [each.replace("(pairs, _)", "pairs, _") for each in _body(package)]
    assert lines == [
        "start = before_pipeline_run()",
        "clean = wash(dirty, start=start)",
        "flat = iron(clean)",
        "ring_done = ring(flat)",
        "pairs, _ = sort(clean)",
        "after_pipeline_run(done=[ring_done, pairs])",
    ]
    assert [op.start_input for op in package.ops] == ["start", None, None, None]


def test_only_the_op_that_is_needed_is_there() -> None:
    assert "after" not in "".join(_body(_lowered("before_pipeline_run")[0]))
    assert "before" not in "".join(_body(_lowered("after_pipeline_run")[0]))


@pytest.mark.parametrize("spec", ["after_catalog_created", "before_pipeline_run"])
def test_a_hook_that_is_given_the_catalog_ahead_of_the_nodes_is_asked_by_them(spec: str) -> None:
    hooks = _hooks(_lowered(spec, may_change_catalog=(spec,))[0])
    assert (hooks.in_ops, hooks.in_bodies, hooks.in_io) == (True, True, True)


def test_the_names_clash_with_none() -> None:
    nodes = [node("before_pipeline_run", ["start"], ["after_pipeline_run"])]
    package, _ = _lowered("before_pipeline_run", "after_pipeline_run", nodes=nodes)
    first, second, third = _body(package)
    assert first.endswith("= before_pipeline_run_op()")
    assert not first.startswith("start =")
    assert second.startswith("after_pipeline_run = before_pipeline_run(start, ")
    assert third == "after_pipeline_run_op(done=[after_pipeline_run])"


def test_hooks_of_pipelines_are_reported() -> None:
    assert codes(_lowered("before_pipeline_run")[1]) == ["K2D602"]
    _, log = _lowered("before_pipeline_run", may_change_catalog=("before_pipeline_run",))
    assert codes(log) == ["K2D602", "K2D605"]
    assert codes(_lowered("on_pipeline_error")[1]) == ["K2D602", "K2D603"]
    assert codes(_lowered("after_dataset_saved")[1]) == []


def test_mlflow_is_known_by_its_plugin() -> None:
    assert not _hooks(_lowered("before_node_run")[0]).tracks_mlflow
    package, _ = _lowered("before_node_run", plugin="kedro_mlflow.framework.hooks:hook")
    assert _hooks(package).tracks_mlflow


class OddError(Exception):
    """An exception that takes other arguments than its message."""

    def __init__(self, code: int, place: str) -> None:
        super().__init__(f"{code} at {place}")


def _serialized(error: Exception) -> object:
    import sys

    from dagster._utils.error import serializable_error_info_from_exc_info

    try:
        raise error
    except Exception:
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
    ],
)
def test_an_exception_is_made_again_of_what_dagster_keeps(error: Exception) -> None:
    made = rebuilt(_serialized(error))
    assert type(made) is type(error)
    assert "raise error" in str(made.__cause__)
    if not isinstance(error, (FileNotFoundError, UnicodeDecodeError)):
        assert str(made) == str(error)
    assert str(error) in (str(made), *map(str, made.args))


def test_one_whose_class_is_gone_keeps_its_message() -> None:
    class LocalError(Exception):
        pass

    made = rebuilt(_serialized(LocalError("here")))
    assert type(made) is RuntimeError
    assert str(made).endswith("LocalError: here")
