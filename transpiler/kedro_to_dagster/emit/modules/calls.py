"""What a job that calls assets and ops consists of: one call for each, or one for each partition."""

from __future__ import annotations

from collections.abc import Iterable

import libcst as cst

from ...dagster_model.jobs import Invocation, JobArgument, MappedPartitions, Wait
from ..code.layout import Layout
from ..code.source import Source
from ..code.syntax import (
    Statement,
    arg,
    assign,
    call,
    dictionary,
    dotted,
    literal,
    name,
    statement,
    tuple_of,
)
from ..code.template import fill
from .partitions import in_partitions, of_partitions

_FAN_OUT = """
for key in DEFINITION.get_partition_keys():
    INVOCATION
"""
_KEY = cst.SubscriptElement(cst.Index(cst.Name("key")))


def calls(invocations: Iterable[Invocation], source: Source, layout: Layout) -> list[Statement]:
    """The statements of a job."""
    lines: list[Statement] = []
    for invocation in invocations:
        called_step = _step_reference(invocation.module, invocation.name, invocation.is_op, source)
        if invocation.partitions is None:
            lines.append(_once(invocation, called_step, source, layout))
        else:
            lines += _for_each(invocation, called_step, source, layout)
    return lines


def _step_reference(module: str, function: str, is_op: bool, source: Source) -> cst.BaseExpression:
    """An asset, through its module: a value of the job may have its name."""
    if is_op:
        # Assets of the same pipeline are in a module of the same name.
        source.import_names("ops", f"{module} as {module}_ops", level=2)
        return dotted(f"{module}_ops", function)
    source.import_names("assets", module, level=2)
    return dotted(module, function)


def _once(
    invocation: Invocation, called_step: cst.BaseExpression, source: Source, layout: Layout
) -> Statement:
    step_call = call(called_step, _arguments(invocation, source, layout))
    if not invocation.results:
        return statement(step_call)
    return assign(tuple_of([name(result) for result in invocation.results]), step_call)


def _for_each(
    invocation: Invocation, called_step: cst.BaseExpression, source: Source, layout: Layout
) -> list[Statement]:
    """A loop that calls an asset once for each partition."""
    layout.import_runtime(source, "explicit_jobs", "for_partition", level=2)
    partition_step = call("for_partition", [arg(called_step), arg(name("key"))])
    step_call = call(partition_step, _arguments(invocation, source, layout))
    before: list[Statement] = []
    line: Statement = statement(step_call)
    if invocation.results:
        targets = [
            name(result) if result == "_" else cst.Subscript(name(result), [_KEY])
            for result in invocation.results
        ]
        line = assign(tuple_of(targets), step_call)
        before = [
            assign(name(result), dictionary([])) for result in invocation.results if result != "_"
        ]
    assert invocation.partitions is not None
    definition = of_partitions(invocation.partitions, source, 2)
    return [*before, *fill(_FAN_OUT, DEFINITION=definition, INVOCATION=[line])]


def _arguments(invocation: Invocation, source: Source, layout: Layout) -> list[cst.Arg]:
    """The inputs by name: Dagster has an order of its own."""
    values = [
        (argument.name, _value(argument, source, layout)) for argument in invocation.arguments
    ]
    if len(values) == 1:
        return [arg(values[0][1])]
    return [arg(value, keyword) for keyword, value in values]


def _value(argument: JobArgument, source: Source, layout: Layout) -> cst.BaseExpression:
    if argument.variable.startswith("external."):
        source.import_names("assets", "external", level=2)
    if argument.wait is Wait.ONE:
        return dotted(argument.variable)
    if argument.wait is Wait.SAME:
        return cst.Subscript(name(argument.variable), [_KEY])
    layout.import_runtime(source, "explicit_jobs", "gather", level=2)
    assert argument.maker is not None
    module, function = argument.maker
    source.import_names("assets", module, level=2)
    arguments = [arg(dotted(module, function)), arg(name(argument.variable))]
    if argument.output is not None:
        arguments.append(arg(literal(argument.output), "output"))
    if argument.wait is Wait.MAPPED:
        assert argument.partitions is not None
        arguments.append(arg(_mapped(argument.partitions, source, layout), "keys"))
        arguments.append(arg(name("key"), "key"))
    return call("gather", arguments)


def _mapped(partitions: MappedPartitions, source: Source, layout: Layout) -> cst.Call:
    layout.import_runtime(source, "partition_keys", "upstream_keys", level=2)
    return call(
        "upstream_keys",
        [
            arg(in_partitions(partitions.mapping, source, 2)),
            arg(of_partitions(partitions.upstream, source, 2)),
            arg(of_partitions(partitions.downstream, source, 2)),
            arg(name("key")),
        ],
    )
