"""Parameters on their whole way: lowered, emitted, made a resource of, and read by the nodes' bodies."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from types import CodeType
from typing import Any

import dagster as dg
from kedro_to_dagster.dagster_model.package import Package
from kedro_to_dagster.emit.code.layout import Layout
from kedro_to_dagster.emit.modules.assets import emit_assets
from kedro_to_dagster.emit.modules.parameters import emit_parameters


def executed(module: str) -> dict[str, Any]:
    """The names of a module."""
    names: dict[str, Any] = {"__name__": "parameters"}
    # Without this module's own `annotations` of the future, which Dagster does not take.
    exec(compile(module, "parameters.py", "exec", dont_inherit=True), names)
    return names


def parameters_module(package: Package) -> str:
    """The text of the module of parameters."""
    return emit_parameters(package.config_classes, Layout(vendors_runtime=False))


def assets_modules(package: Package) -> list[str]:
    """The texts of the modules of assets."""
    layout = Layout(vendors_runtime=False)
    return [emit_assets(package, module, layout) for module in package.asset_modules]


def arguments(package: Package, given: Mapping[str, Any] | None = None) -> dict[str, list[Any]]:
    """What each asset calls its node's function with, in a run that is `given` some parameters."""
    calls = {
        function.name: _arguments(function)
        for module in assets_modules(package)
        for function in ast.parse(module).body
        if isinstance(function, ast.FunctionDef)
    }
    found: dict[str, list[Any]] = {}

    def compute(**resources: Any) -> None:
        for name, codes in calls.items():
            found[name] = [eval(code, dict(resources)) for code in codes]

    if not package.config_classes:
        compute()
        return found
    _run(compute, executed(parameters_module(package))["Parameters"], given)
    return found


def _run(compute: Any, resource: Any, given: Mapping[str, Any] | None) -> None:
    def read(parameters) -> None:  # type: ignore[no-untyped-def]
        compute(parameters=parameters)

    read.__annotations__["parameters"] = resource
    op = dg.op(name="read")(read)

    @dg.job(resource_defs={"parameters": resource()})
    def job() -> None:
        op()

    config = {} if given is None else {"resources": {"parameters": {"config": given}}}
    job.execute_in_process(run_config=config)


def _arguments(function: ast.FunctionDef) -> list[CodeType]:
    returned = function.body[-1]
    assert isinstance(returned, ast.Return)
    assert isinstance(returned.value, ast.Call)
    return [
        compile(ast.Expression(argument), "argument", "eval") for argument in returned.value.args
    ]
