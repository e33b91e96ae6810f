"""`executors.py`: where and how the steps of a run are executed."""

from __future__ import annotations

import libcst as cst

from ...dagster_model.package import Package
from ...dagster_model.runs import Executor
from ..code.layout import Layout
from ..code.source import Source
from ..code.syntax import arg, assign, call, dictionary, dotted, literal, name, spaced


def emit_executors(package: Package, layout: Layout) -> str:
    """The text of the module of executors."""
    source = Source(doc="Executors: where and how the steps of a run are executed.")
    for executor in package.executors:
        if executor.module == "dg":
            source.import_dagster()
            executor_def: cst.BaseExpression = dotted("dg", executor.function)
        elif executor.is_own:
            source.import_module(executor.module)
            executor_def = dotted(executor.module, executor.function)
        else:
            source.import_names(executor.module, executor.function)
            executor_def = name(executor.function)
        config = [(literal(key), literal(value)) for key, value in executor.config]
        if executor.forks:
            layout.import_runtime(source, "processes", "start_method")
            module = literal(f"{package.name}.preload")
            config.append((literal("start_method"), call("start_method", [arg(module)])))
        if config:
            configured = cst.Attribute(executor_def, name("configured"))
            executor_def = call(configured, [arg(dictionary(config, exploded=True))])
        if not executor.runs_elsewhere:
            layout.import_runtime(source, "sequential", "in_sequence")
            executor_def = call("in_sequence", [arg(executor_def)])
        if package.hooks is not None:
            source.import_names("hooks", "hooks", level=1)
            executor_def = call("hooks.executor", [arg(executor_def)])
        elif executor.runs_elsewhere:
            layout.import_runtime(source, "checked_runs", "checked")
            chosen = "environments" if package.environments else "resources"
            source.import_names(chosen, "resources", level=1)
            executor_def = call("checked", [arg(executor_def), arg(name("resources"))])
        line = assign(name(executor.variable), executor_def)
        source.add([spaced(line, _comment(executor))])
    return source.text()


def _comment(executor: Executor) -> str | None:
    if not executor.forks:
        return None
    return "Where possible, each step forks from a process that has already loaded its imports."
