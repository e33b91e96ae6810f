"""`hooks.py`: the project's hooks, and the ops that call those of pipelines."""

from __future__ import annotations

import libcst as cst

from ..model.computation import HOOKS_RESOURCE
from ..model.dagster import HookEntry, Hooks
from .layout import Layout
from .source import Source
from .syntax import (
    Statement,
    arg,
    assign,
    call,
    dictionary,
    docstring,
    dotted,
    literal,
    name,
    statement,
    string_set,
)
from .template import fill

_NOTHING = ("nothing", "DagsterNothingDataset")
_BEFORE = """
@dg.op(ARGUMENTS)
def FUNCTION(context):
    BODY
"""


def emit_hooks(hooks: Hooks, package: str, layout: Layout) -> str:
    """The text of the module of hooks of a package."""
    source = Source(doc="Hooks of the Kedro project: which there are, and what calls them.")
    layout.import_runtime(source, "hooks", "KedroHooks")
    source.import_names("project", "project", level=1)
    arguments = _arguments(hooks, package, source, layout)
    source.add([assign(name("hooks"), call("KedroHooks", arguments, exploded=True))])
    if hooks.before is not None:
        text = "Call the hooks `before_pipeline_run`, ahead of every other op of a job."
        source.add(_op(hooks.before, "before_pipeline_run", text, []))
    if hooks.after is not None:
        text = "Call the hooks `after_pipeline_run`, when every other op of a job is done."
        done = dictionary([(literal("done"), call("dg.In", [arg(dotted("dg.Nothing"))]))])
        source.add(_op(hooks.after, "after_pipeline_run", text, [arg(done, "ins")]))
    if hooks.before is not None or hooks.after is not None:
        source.import_dagster()
    return source.text()


def _arguments(hooks: Hooks, package: str, source: Source, layout: Layout) -> list[cst.Arg]:
    made = [cst.Element(_entry(each, source, layout)) for each in hooks.entries]
    entries = cst.List([*made[:-1], made[-1].with_changes(comma=cst.Comma())])
    arguments = [arg(name("project"), "project"), arg(entries, "hooks")]
    if hooks.jobs:
        jobs = [(literal(job), literal(dict(facts))) for job, facts in hooks.jobs]
        arguments.append(arg(dictionary(jobs, exploded=True), "jobs"))
    if hooks.parameters:
        fields = [(literal(op), literal(dict(each))) for op, each in hooks.parameters]
        arguments.append(arg(dictionary(fields, exploded=True), "parameters"))
    if hooks.other_datasets:
        types = [
            (literal(dataset), literal(kind or layout.runtime_path(package, *_NOTHING)))
            for dataset, kind in hooks.other_datasets
        ]
        arguments.append(arg(dictionary(types, exploded=True), "other_datasets"))
    if hooks.factory_datasets:
        arguments.append(arg(literal(list(hooks.factory_datasets)), "factory_datasets"))
    if hooks.runtime_params:
        arguments.append(arg(literal(dict(hooks.runtime_params)), "runtime_params"))
    if hooks.takes_runtime_params:
        arguments.append(arg(literal(True), "takes_runtime_params"))
    if hooks.tracks_mlflow:
        layout.import_runtime(source, "hook_mlflow", "MlflowRuns")
        arguments.append(arg(call("MlflowRuns"), "tracking"))
    own = [each for each in (hooks.before, hooks.after) if each is not None]
    if set(own) - {"before_pipeline_run", "after_pipeline_run"}:
        arguments.append(arg(literal(own), "ops"))
    return arguments


def _entry(entry: HookEntry, source: Source, layout: Layout) -> cst.Call:
    kind = "SettingsHook" if entry.plugin is None else "PluginHook"
    layout.import_runtime(source, "hooks", kind)
    arguments = [arg(literal(entry.name))]
    if entry.plugin is not None:
        arguments.append(arg(literal(entry.plugin), "entry_point"))
    if entry.distribution is not None:
        arguments.append(arg(literal(entry.distribution), "distribution"))
    return call(kind, [*arguments, arg(literal(list(entry.specs)), "specs")], exploded=True)


def _op(function: str, spec: str, text: str, ins: list[cst.Arg]) -> list[Statement]:
    arguments = [
        *ins,
        arg(call("dg.Out", [arg(dotted("dg.Nothing"))]), "out"),
        arg(string_set([HOOKS_RESOURCE]), "required_resource_keys"),
    ]
    arguments[-1] = arguments[-1].with_changes(comma=cst.Comma())
    called = call(dotted("context.resources.hooks", spec), [arg(name("context"))])
    return fill(
        _BEFORE,
        FUNCTION=function,
        ARGUMENTS=arguments,
        BODY=[docstring(text), statement(called)],
    )
