"""`jobs.py`: each registered pipeline as a `@dg.job` that composes its ops."""

from __future__ import annotations

import libcst as cst

from ..model.dagster import Invocation, Job, Package
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
    names,
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


def emit_jobs(package: Package) -> str:
    """The text of the module of jobs."""
    source = Source(doc="Jobs: one for each registered Kedro pipeline.")
    source.import_dagster()
    source.add(_inputs(package, source))
    for job in package.jobs:
        called = [each for each in (job.before, job.after) if each is not None]
        if called:
            source.import_names("hooks", *called, level=1)
        for invocation in job.invocations:
            source.import_names(f"ops.{invocation.module}", invocation.function_name, level=1)
        source.add(
            fill(_JOB, FUNCTION=job.function_name, ARGUMENTS=_arguments(job), BODY=_body(job))
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


def _arguments(job: Job) -> list[cst.Arg]:
    arguments = []
    if job.name != job.function_name:
        arguments.append(arg(literal(job.name), "name"))
    return [*arguments, arg(dotted("dg.in_process_executor"), "executor_def")]


def _body(job: Job) -> list[Statement]:
    text = f"Kedro pipeline `{job.pipeline}`."
    lines: list[Statement] = [docstring(text)]
    if job.before is not None and job.start is not None:
        lines.append(assign(name(job.start), call(job.before)))
    lines += [_invocation(each) for each in job.invocations]
    if job.after is not None:
        lines.append(statement(call(job.after, [arg(names(job.ends), "done")])))
    return lines


def _invocation(invocation: Invocation) -> cst.SimpleStatementLine:
    arguments = [arg(name(each)) for each in invocation.arguments]
    if invocation.start is not None:
        arguments.append(arg(name(invocation.start), invocation.start))
    made = call(invocation.function_name, arguments)
    if not invocation.results:
        return statement(made)
    return assign(tuple_of([name(each) for each in invocation.results]), made)
