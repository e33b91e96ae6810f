"""`jobs/`: a module for each job, which is one of assets or calls them as a `@dg.job`, and its schedule."""

from __future__ import annotations

from collections.abc import Iterable

import libcst as cst

from ...dagster_model.jobs import AssetJob, AssetSelection, Job, JobInput
from ...dagster_model.package import Package
from ...kedro_model.dagster_yml import Selection
from ..code.layout import Layout
from ..code.source import Source
from ..code.syntax import (
    Statement,
    arg,
    assign,
    call,
    dictionary,
    docstring,
    dotted,
    literal,
    name,
    spaced,
)
from ..code.template import fill
from .calls import calls
from .job_settings import config_arguments, settings_arguments
from .partitions import of_partitions, partitions_argument
from .schedules import schedule_statement

_JOB = """
@dg.job(ARGUMENTS)
def FUNCTION():
    BODY
"""


def emit_job(job: Job | AssetJob, package: Package, layout: Layout) -> str:
    """The text of the module of a job."""
    schedule = package.schedule_of(job)
    doc = f"The job `{job.name}`{' and its schedule' if schedule else ''}."
    # Each pipeline has a line of its own wherever it is named.
    source = Source(doc=doc, exploded=frozenset({"assets"}))
    source.import_dagster()
    if isinstance(job, AssetJob):
        source.add([_asset_job(job, source, layout)])
    else:
        source.add(_inputs(job.inputs))
        source.add(_job(job, source, layout))
    if schedule is not None:
        source.add([schedule_statement(schedule, source, layout, name(job.variable))])
    return source.text()


def _inputs(inputs: Iterable[JobInput]) -> list[cst.SimpleStatementLine]:
    """Assets that a job which calls assets reads and does not make, unless they are external ones."""
    lines = []
    for job_input in inputs:
        key = literal(job_input.key[0] if len(job_input.key) == 1 else list(job_input.key))
        spec = cst.Attribute(call("dg.AssetSpec", [arg(key)]), name("with_io_manager_key"))
        external_asset = call(spec, [arg(literal(job_input.io_manager_key))])
        lines.append(assign(name(job_input.variable), external_asset))
    if lines:
        lines[0] = spaced(lines[0], "Assets that the job reads but does not make.")
    return lines


def _job(job: Job, source: Source, layout: Layout) -> list[Statement]:
    text = job.settings.description or _description(job.pipeline, job.selection)
    return fill(
        _JOB,
        FUNCTION=job.variable,
        ARGUMENTS=_arguments(job, source, layout),
        BODY=[docstring(text), *calls(job.invocations, source, layout)],
    )


def _arguments(job: Job, source: Source, layout: Layout) -> list[cst.Arg]:
    job_name = [arg(literal(job.name), "name")] if job.name != job.variable else []
    parts = partitions_argument(job.partitions, source, 2)
    layout.import_runtime(source, "explicit_jobs", "record_assets", level=2)
    hooks = arg(cst.Set([cst.Element(name("record_assets"))]), "hooks")
    config = config_arguments(job.settings)
    arguments = [*job_name, *config, *parts, hooks, *settings_arguments(job.settings, source)]
    if job.settings.loggers:
        source.import_names("", "loggers", level=2)
        loggers = [
            (literal(logger), dotted("loggers", logger))
            for logger in sorted(set(job.settings.loggers))
        ]
        arguments.append(arg(dictionary(loggers), "logger_defs"))
    if len(arguments) > 2:
        arguments[-1] = arguments[-1].with_changes(comma=cst.Comma())
    return arguments


def _description(pipeline: str, selection: Selection) -> str:
    filters = " and ".join(name for name, _ in selection.filters)
    return f"Kedro pipeline `{pipeline}`{f', filtered by {filters}' if filters else ''}."


def _asset_job(job: AssetJob, source: Source, layout: Layout) -> cst.SimpleStatementLine:
    text = job.settings.description
    if text is None and (job.selection.filters or job.pipeline != job.name):
        text = _description(job.pipeline, job.selection)
    arguments = [
        arg(literal(job.name)),
        arg(_selection(job.assets, source, layout), "selection"),
        *config_arguments(job.settings),
        *([] if text is None else [arg(literal(text), "description")]),
        *settings_arguments(job.settings, source, _all_at_once(job, source, layout)),
    ]
    job_definition = call("dg.define_asset_job", arguments, exploded=True)
    return spaced(assign(name(job.variable), job_definition))


def _all_at_once(job: AssetJob, source: Source, layout: Layout) -> cst.Call | None:
    """The tags of a run that makes all fixed partitions."""
    if job.all_at_once is None:
        return None
    layout.import_runtime(source, "jobs", "all_at_once", level=2)
    return call("all_at_once", [arg(of_partitions(job.all_at_once, source, 2))])


def _selection(selection: AssetSelection, source: Source, layout: Layout) -> cst.BaseExpression:
    if selection.all_but is not None:
        source.import_names("", "assets", level=2)
        everything = call("assets_of", [arg(name("assets"))])
        if not selection.all_but:
            layout.import_runtime(source, "jobs", "assets_of", level=2)
            return everything
        others = _of_modules(selection.all_but, source, layout)
        return cst.BinaryOperation(everything, cst.Subtract(), others)
    if selection.modules:
        return _of_modules(selection.modules, source, layout)
    if selection.tags:
        tags = [
            call("dg.AssetSelection.tag", [arg(literal(tag)), arg(literal(""))])
            for tag in selection.tags
        ]
        return _any_of(tags)
    if selection.groups:
        groups = [arg(literal(group)) for group in selection.groups]
        return call("dg.AssetSelection.groups", groups)
    keys = [arg(literal(key[0] if len(key) == 1 else list(key))) for key in selection.keys]
    return call("dg.AssetSelection.assets", keys, exploded=len(keys) > 1)


def _of_modules(modules: tuple[str, ...], source: Source, layout: Layout) -> cst.Call:
    layout.import_runtime(source, "jobs", "assets_of", level=2)
    source.import_names("assets", *modules, level=2)
    return call("assets_of", [arg(name(module)) for module in modules], exploded=len(modules) > 1)


def _any_of(selections: list[cst.Call]) -> cst.BaseExpression:
    union: cst.BaseExpression = selections[0]
    for selection in selections[1:]:
        union = cst.BinaryOperation(union, cst.BitOr(), selection)
    return union
