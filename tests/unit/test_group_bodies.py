"""Nodes that run in one step: what the body of their function does for each of them."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from typing import Any

from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.emit.code.layout import Layout
from kedro_to_dagster.emit.modules.assets import emit_assets
from kedro_to_dagster.group_by import parse_group_by_options
from kedro_to_dagster.kedro_model.node import Node
from kedro_to_dagster.kedro_model.project import Hook, Project
from kedro_to_dagster.lower import lower
from kedro_to_dagster.options import Options

from .models import node, project

BREW = node("brew", ["water"], ["tea", "leaves"])
POUR = node("pour", ["tea", "params:size"], ["cup"])
SIP = node("sip", ["cup", "tea"], ["note"])
TOSS = node("toss", ["leaves"])


def _body(made: Project) -> list[str]:
    """The statements of the only step, behind its docstring and the import of the functions."""
    rules = parse_group_by_options(["memory"])
    package = lower(made, Options(project=Path(), group_by=rules), DiagnosticLog())
    (module,) = package.asset_modules
    text = emit_assets(package, module, Layout(vendors_runtime=False))
    (function,) = [line for line in ast.parse(text).body if isinstance(line, ast.FunctionDef)]
    imported, *rest = function.body[1:]
    assert ast.unparse(imported).startswith("from shop.nodes import ")
    return [ast.unparse(line) for line in rest]


def _with(made: Project, name: str, **values: Any) -> Project:
    datasets = [
        replace(dataset, **values) if dataset.name == name else dataset for dataset in made.datasets
    ]
    return replace(made, datasets=tuple(datasets))


def _with_hooks(made: Project) -> Project:
    return replace(made, hooks=(Hook(name="shop.hooks.Own", specs=("before_node_run",)),))


def _daily(*nodes: Node, stored: tuple[str, ...] = ("water", "note")) -> Project:
    return project({"daily": nodes}, declared=stored, parameters={"params:size": 3})


MORNING = _daily(BREW, POUR, SIP, TOSS)


def test_what_is_in_memory_is_a_variable_that_is_copied_and_goes_when_nobody_reads_it() -> None:
    assert _body(MORNING) == [
        "tea, leaves = in_memory(*in_order(brew(water), 'tea', 'leaves'))",
        "cup = in_memory(pour(copied(tea), parameters.size))",
        "yield dg.Output(sip(cup, tea))",
        "del cup, tea",
        "toss(leaves)",
    ]


def test_with_hooks_kedro_s_task_runs_each_node_and_keeps_what_is_in_memory() -> None:
    assert _body(_with_hooks(MORNING)) == [
        "tea, leaves = hooks.call('brew', brew, water)",
        "cup = hooks.call('pour', pour, tea, parameters.size)",
        "note = hooks.call('sip', sip, cup, tea)",
        "hooks.call('toss', toss, leaves)",
        "return note",
    ]


def test_what_is_stored_is_handed_to_dagster_and_loaded_again() -> None:
    stored = _daily(BREW, POUR, SIP, TOSS, stored=("water", "note", "cup"))
    assert _body(stored) == [
        "tea, leaves = in_memory(*in_order(brew(water), 'tea', 'leaves'))",
        "yield dg.Output(pour(copied(tea), parameters.size), 'cup')",
        "yield dg.Output(sip(cup_io_manager.load(context), tea), 'note')",
        "del tea",
        "toss(leaves)",
    ]


def test_a_copy_mode_of_the_catalog_is_kept() -> None:
    assigned = _with(MORNING, "tea", arguments=(("copy_mode", "assign"),), declared=True)
    first, second, third, pour, *_ = _body(assigned)
    assert first == "tea, leaves = in_order(brew(water), 'tea', 'leaves')"
    assert second == "tea = in_memory(tea, copy_mode='assign')"
    assert third == "leaves = in_memory(leaves)"
    assert pour == "cup = in_memory(pour(tea, parameters.size))"


def test_a_dataset_that_a_node_takes_twice_is_one_object() -> None:
    twice = node("pour", ["tea", "tea"], ["cup"])
    made = _daily(BREW, twice, SIP, TOSS)
    assert _body(made)[1:3] == ["tea_ = copied(tea)", "cup = in_memory(pour(tea_, tea_))"]


def test_a_node_confirms_when_it_has_run() -> None:
    confirming = replace(POUR, confirms=("water",))
    made = _daily(BREW, confirming, SIP, TOSS)
    assert _body(made)[1:3] == [
        "cup = in_memory(pour(copied(tea), parameters.size))",
        "water_io_manager.confirm(context)",
    ]


def test_the_last_node_returns_what_is_the_only_output() -> None:
    made = _daily(node("brew", ["water"], ["tea"]), POUR, SIP)
    assert _body(made)[-1] == "return sip(cup, tea)"
