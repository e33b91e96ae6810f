"""`jobs.py`: each registered pipeline as a `@dg.job` that composes its ops."""

from __future__ import annotations

import libcst as cst

from ..model.dagster import Invocation, Job, Package
from .layout import Layout
from .partitions import fan_out, partitions_argument, waited_for
from .source import Source
from .syntax import (
    Statement,
    arg,
    assign,
    call,
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
    source = Source(doc="Jobs: one for each registered Kedro pipeline.")
    source.import_dagster()
    source.add(_inputs(package, source))
    for job in package.jobs:
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
    arguments = []
    if job.name != job.function_name:
        arguments.append(arg(literal(job.name), "name"))
    arguments += partitions_argument(job.partitions, source)
    return [*arguments, arg(dotted("dg.in_process_executor"), "executor_def")]


def _body(job: Job, source: Source, layout: Layout) -> list[Statement]:
    lines: list[Statement] = [docstring(f"Kedro pipeline `{job.pipeline}`.")]
    for each in job.invocations:
        if each.partitions is None:
            lines.append(_invocation(each))
        else:
            lines += fan_out(each, source, layout)
    return lines


def _invocation(invocation: Invocation) -> cst.SimpleStatementLine:
    arguments = [arg(name(each)) for each in invocation.arguments]
    waits = [arg(waited_for(each), each.name) for each in invocation.waits]
    made = call(invocation.function_name, [*arguments, *waits])
    if not invocation.results:
        return statement(made)
    return assign(tuple_of([name(each) for each in invocation.results]), made)
