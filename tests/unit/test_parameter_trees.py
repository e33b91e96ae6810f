"""Ten thousand random trees of parameters reach the nodes' functions as Kedro would give them.

They go the whole way: they are lowered, the configuration classes and ops are emitted and executed, and
Dagster makes the configuration of its defaults. Many are in one project: what costs is the project.
"""

from __future__ import annotations

import ast
from pathlib import Path
from random import Random
from typing import Any

import dagster as dg
import pytest
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.emit.layout import Layout
from kedro_to_dagster.emit.ops import emit_ops
from kedro_to_dagster.emit.parameters import emit_parameters
from kedro_to_dagster.lower.passes import lower
from kedro_to_dagster.model.dagster import Package
from kedro_to_dagster.options import Options

from ..support.random_values import key, mapping, tree
from .models import codes, exactly, node, project
from .test_values import executed, unformatted

BATCH = 500
BATCHES = 20


def _through_dagster(classes: dict[str, type[dg.Config]]) -> dict[str, Any]:
    """Each configuration as an op finds it that was given nothing."""
    members = {name: made() for name, made in classes.items()}
    everything = type(
        "Everything",
        (dg.Config,),
        {"__annotations__": dict(classes), "__module__": __name__, **members},
    )
    found: dict[str, Any] = {}

    def compute(config) -> None:  # type: ignore[no-untyped-def]
        found.update({name: getattr(config, name) for name in classes})

    compute.__annotations__["config"] = everything
    op = dg.op(name="compute")(compute)

    @dg.job
    def job() -> None:
        op()

    job.execute_in_process()
    return found


def _arguments(package: Package, ops: str, parameters: str) -> dict[str, Any]:
    """What the body of each op calls its function with."""
    names = executed(parameters)
    own = {op.function_name: op.computation.config_class for op in package.ops}
    configs = _through_dagster({name: names[each] for name, each in own.items() if each})
    found = {}
    for function in ast.parse(ops).body:
        if isinstance(function, ast.FunctionDef):
            returned = function.body[-1]
            assert isinstance(returned, ast.Return)
            assert isinstance(returned.value, ast.Call)
            code = compile(ast.Expression(returned.value.args[0]), "argument", "eval")
            found[function.name] = eval(code, {"config": configs.get(function.name)})
    return found


@pytest.mark.parametrize("seed", range(BATCHES))
def test_random_trees_of_parameters_come_back_equal_and_in_order(seed: int) -> None:
    random = Random(seed)
    trees = {
        f"params:{key(random)}{number}": (mapping if random.random() < 0.7 else tree)(random)
        for number in range(BATCH)
    }
    nodes = {
        name: node(f"use_{number}", [name], [f"used_{number}"]) for number, name in enumerate(trees)
    }
    log = DiagnosticLog()
    made = project({"__default__": nodes.values()}, parameters=trees)
    package = lower(made, Options(project=Path()), log)
    with unformatted():
        parameters = emit_parameters(package.config_classes)
        ops = emit_ops(package, package.modules[0], Layout(vendors_runtime=True))
    kinds = {type(each) for each in ast.parse(parameters).body}
    assert kinds <= {ast.Expr, ast.Import, ast.ImportFrom, ast.ClassDef}
    assert {type(each) for each in ast.parse(ops).body} <= {
        *(ast.Expr, ast.Import, ast.ImportFrom, ast.FunctionDef)
    }
    found = _arguments(package, ops, parameters)
    for name, value in trees.items():
        assert exactly(found[nodes[name].name]) == exactly(value), name
    assert set(codes(log)) <= {"K2D305"}


def _edited(tree: dict[str, Any], given: dict[str, Any]) -> Any:
    """What a run that gives a part of a parameter finds in the whole of it."""
    made = project(
        {"__default__": [node("use", ["params:tree"], ["used"])]}, parameters={"params:tree": tree}
    )
    package = lower(made, Options(project=Path()), DiagnosticLog())
    names = executed(emit_parameters(package.config_classes))
    found: list[Any] = []

    def compute(config) -> None:  # type: ignore[no-untyped-def]
        value = config.tree
        found.append(value.model_dump(by_alias=True) if isinstance(value, dg.Config) else value)

    compute.__annotations__["config"] = names["UseConfig"]
    op = dg.op(name="compute")(compute)

    @dg.job
    def job() -> None:
        op()

    job.execute_in_process(run_config={"ops": {"compute": {"config": {"tree": given}}}})
    return found[0]


@pytest.mark.parametrize("key", ["plain", "odd-key", "class", "_x", "a.b", "copy"])
def test_a_run_can_change_a_part_of_a_mapping_under_any_key(key: str) -> None:
    tree = {key: {"x": 1, "y": 2}, "other": 3}
    assert _edited(tree, {key: {"x": 5}}) == {key: {"x": 5, "y": 2}, "other": 3}


def test_a_mapping_with_a_key_that_dagster_cannot_take_is_changed_as_a_whole() -> None:
    assert _edited({"self": 1, "y": 2}, {"self": 5}) == {"self": 5}
