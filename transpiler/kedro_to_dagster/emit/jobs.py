"""`jobs.py`: each job as a `@dg.job` that composes its ops, or as a job of assets."""

from __future__ import annotations

import libcst as cst

from ..model.dagster import Package
from ..model.jobs import AssetJob, Invocation, Job, Wait
from ..model.orchestration import Selection
from .layout import Layout
from .partitions import fan_out, partitions_argument, waited_for
from .running import settings_arguments
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
    spaced,
    statement,
    tuple_of,
)
from .template import fill

_JOB = """
@dg.job(ARGUMENTS)
def FUNCTION():
    BODY
"""


def emit_jobs(package: Package, layout: Layout) -> str:
    """The text of the module of jobs."""
    source = Source(doc=package.jobs_doc)
    source.import_dagster()
    source.add(_inputs(package, source))
    for job in package.jobs:
        called = [each for each in (job.before, job.after) if each is not None]
        if called:
            source.import_names("hooks", *called, level=1)
        for invocation in job.invocations:
            source.import_names(f"ops.{invocation.module}", invocation.function_name, level=1)
        source.add(
            fill(
                _JOB,
                FUNCTION=job.function_name,
                ARGUMENTS=_arguments(job, source),
                BODY=_body(job, source, layout),
            )
        )
    source.add(_asset_job(each, source) for each in package.asset_jobs)
    return source.text()


def _inputs(package: Package, source: Source) -> list[cst.SimpleStatementLine]:
    lines = []
    for each in package.job_inputs:
        if each.is_external:
            source.import_names("assets.external", each.variable, level=1)
            continue
        key = literal(each.key[0] if len(each.key) == 1 else list(each.key))
        lines.append(assign(name(each.variable), call("dg.AssetSpec", [arg(key)])))
    if lines:
        lines[0] = spaced(lines[0], "Assets that jobs read and do not make.")
    return lines


def _arguments(job: Job, source: Source) -> list[cst.Arg]:
    named = [arg(literal(job.name), "name")] if job.name != job.function_name else []
    parts = partitions_argument(job.partitions, source)
    arguments = [*named, *parts, *settings_arguments(job.settings, source)]
    if job.settings.loggers:
        source.import_names("", "loggers", level=1)
        loggers = [
            (literal(each), dotted("loggers", each)) for each in sorted(set(job.settings.loggers))
        ]
        arguments.append(arg(dictionary(loggers), "logger_defs"))
    if len(arguments) > 2:
        arguments[-1] = arguments[-1].with_changes(comma=cst.Comma())
    return arguments


def _body(job: Job, source: Source, layout: Layout) -> list[Statement]:
    text = job.settings.description or _description(job.pipeline, job.selection)
    lines: list[Statement] = [docstring(text)]
    if job.before is not None and job.start is not None:
        lines.append(assign(name(job.start), call(job.before)))
    for each in job.invocations:
        if each.partitions is None:
            lines.append(_invocation(each))
        else:
            lines += fan_out(each, source, layout)
    if job.after is not None:
        lines.append(statement(call(job.after, [arg(_ends(job), "done")])))
    return lines


def _ends(job: Job) -> cst.List:
    """The outputs that the last op waits for, in a list."""
    return cst.List(
        [
            cst.Element(name(variable))
            if wait is Wait.ONE
            else cst.StarredElement(call(dotted(variable, "values")))
            for variable, wait in job.ends
        ]
    )


def _description(pipeline: str, selection: Selection) -> str:
    filters = " and ".join(name for name, _ in selection.filters)
    return f"Kedro pipeline `{pipeline}`{f', filtered by {filters}' if filters else ''}."


def _asset_job(job: AssetJob, source: Source) -> cst.SimpleStatementLine:
    keys = [arg(literal(key[0] if len(key) == 1 else list(key))) for key in job.keys]
    text = job.settings.description or f"Assets of the {_description(job.pipeline, job.selection)}"
    made = call(
        "dg.define_asset_job",
        [
            arg(literal(job.name)),
            arg(call("dg.AssetSelection.assets", keys), "selection"),
            arg(literal(text), "description"),
            *settings_arguments(job.settings, source),
        ],
        exploded=True,
    )
    return spaced(assign(name(job.function_name), made))


def _invocation(invocation: Invocation) -> cst.SimpleStatementLine:
    arguments = [arg(name(each)) for each in invocation.arguments]
    waits = [arg(waited_for(each), each.name) for each in invocation.waits]
    if invocation.start is not None:
        waits.append(arg(name(invocation.start), invocation.start))
    made = call(invocation.function_name, [*arguments, *waits])
    if not invocation.results:
        return statement(made)
    return assign(tuple_of([name(each) for each in invocation.results]), made)
