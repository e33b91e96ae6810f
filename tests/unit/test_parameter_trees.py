"""A thousand random trees of parameters reach the nodes' functions as Kedro would give them.

They go the whole way: they are lowered, the configuration classes and assets are emitted and executed, and
Dagster makes the resource of its defaults. Many are in one project: what costs is the project.
"""

from __future__ import annotations

import ast
from pathlib import Path
from random import Random

import pytest
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.lower import lower
from kedro_to_dagster.options import Options

from ..support.random_values import key, mapping, tree
from ..support.tiers import slow_from
from .emitted import arguments, assets_modules, parameters_module
from .models import codes, exactly, node, project

BATCH = 50
BATCHES = 20


@pytest.mark.parametrize("seed", slow_from(2, BATCHES))
def test_random_trees_of_parameters_come_back_equal_and_in_order(seed: int) -> None:
    random = Random(seed)
    trees = {
        f"params:{key(random)}{number}": (mapping if random.random() < 0.7 else tree)(random)
        for number in range(BATCH)
    }
    outputs = {name: f"used_{number}" for number, name in enumerate(trees)}
    nodes = [node(f"use_{number}", [name], [outputs[name]]) for number, name in enumerate(trees)]
    log = DiagnosticLog()
    kedro_project = project({"__default__": nodes}, parameters=trees)
    package = lower(kedro_project, Options(project=Path()), log)
    kinds = {type(line) for line in ast.parse(parameters_module(package)).body}
    assert kinds <= {ast.Expr, ast.Import, ast.ImportFrom, ast.ClassDef}
    (module,) = assets_modules(package)
    assert {type(line) for line in ast.parse(module).body} <= {
        *(ast.Expr, ast.Import, ast.ImportFrom, ast.FunctionDef)
    }
    found = arguments(package)
    for name, value in trees.items():
        assert exactly(found[outputs[name]]) == exactly([value]), name
    assert set(codes(log)) <= {"K2D305"}
