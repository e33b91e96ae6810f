"""`hooks.py`: the project's hooks, which nodes and the executor are wired to."""

from __future__ import annotations

import libcst as cst

from ...dagster_model.groups import GroupBody
from ...dagster_model.package import Hooks, Package
from ..code.layout import Layout
from ..code.source import Source
from ..code.syntax import arg, assign, call, dictionary, dotted, literal, name, spaced


def emit_hooks(package: Package, hooks: Hooks, layout: Layout) -> str:
    """The text of the module of hooks of a package."""
    source = Source(doc=_doc(hooks))
    has_groups = any(isinstance(asset.call, GroupBody) for asset in package.assets)
    module, kind = ("hooks.groups", "KedroHooksOfGroups") if has_groups else ("hooks", "KedroHooks")
    layout.import_runtime(source, module, kind)
    source.import_names("project", "project", level=1)
    resources_module = "environments" if package.environments else "resources"
    source.import_names(resources_module, "resources", level=1)
    arguments = [arg(name("project"), "project"), arg(name("resources"), "resources")]
    if hooks.jobs:
        jobs = [(literal(job), literal(dict(facts))) for job, facts in hooks.jobs]
        arguments.append(arg(dictionary(jobs, exploded=True), "jobs"))
    if hooks.runtime_params:
        arguments.append(arg(literal(dict(hooks.runtime_params)), "runtime_params"))
    if hooks.register_pipelines:
        arguments.append(arg(literal(True), "register_pipelines"))
    if hooks.tracks_mlflow:
        layout.import_runtime(source, "hooks.mlflow", "MlflowRuns")
        arguments.append(arg(call("MlflowRuns"), "tracking"))
    hooks_call: cst.BaseExpression = call(kind, arguments)
    source.add([assign(name("hooks"), hooks_call)])
    module, *_ = package.executor.path
    if module != "executors":
        source.import_dagster()
        layout.import_runtime(source, "sequential", "in_sequence")
        in_sequence = call("in_sequence", [arg(dotted(*package.executor.path))])
        executor = call("hooks.executor", [arg(in_sequence)])
        comment = "The default executor of jobs and assets."
        source.add([spaced(assign(name("executor"), executor), comment)])
    return source.text()


def _doc(hooks: Hooks) -> str:
    names = ", ".join(f"`{entry.name}`" for entry in hooks.entries)
    doc = f"Hooks of the Kedro project: {names}." if names else "Runs are sessions of Kedro."
    classes = "".join(f"\n- `{path}`" for path in hooks.session_classes)
    return f"{doc}\n\nClasses of the project's settings:\n{classes}\n" if classes else doc
