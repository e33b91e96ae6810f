"""The body of a step of several nodes: their functions are called one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import libcst as cst

from ...dagster_model.call import Call, Result
from ...dagster_model.groups import CallResult, GroupBody, GroupedCall
from .arguments import argument_value, call_arguments
from .body import called_function, returned_value
from .expressions import import_statements
from .layout import Layout
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
    returning,
    statement,
    tuple_of,
)


def group_body(
    group: GroupBody, source: Source, layout: Layout, output: str | None
) -> list[Statement]:
    """The statements of the function; `output` is the name of the one output that has no name."""
    return list(_Writer(group, source, layout, output).statements())


class _Writer:
    def __init__(
        self, group: GroupBody, source: Source, layout: Layout, output: str | None
    ) -> None:
        self._group = group
        self._source = source
        self._layout = layout
        self._unnamed = output

    def statements(self) -> Iterator[Statement]:
        group = self._group
        if group.summary:
            yield docstring(group.summary)
        if not group.imports_apart:
            yield from _imports(grouped.call for grouped in group.calls)
        for position, grouped in enumerate(group.calls):
            lines = list(self._call(grouped))
            if not position and not group.imports_apart and lines:
                lines[0] = lines[0].with_changes(leading_lines=[cst.EmptyLine(indent=False)])
            yield from lines
        if group.has_session:
            yield from self._returned_outputs()

    def _call(self, grouped: GroupedCall) -> Iterator[Statement]:
        node_call, is_last = grouped.call, grouped is self._group.calls[-1]
        if self._group.imports_apart:
            yield from _imports([node_call])
        for variable, value in node_call.variables:
            yield assign(name(variable), argument_value(value, self._source, self._layout))
        if self._group.has_session:
            yield self._with_hooks(grouped)
        elif is_last and self._group.returns and not grouped.confirmed:
            yield self._returned(grouped)
        else:
            yield from self._handed_on(grouped)
            for manager in grouped.confirmed:
                confirm = call(dotted(manager, "confirm"), [arg(name("context"))])
                yield statement(confirm)
        if grouped.dropped:
            names = tuple_of([name(variable) for variable in grouped.dropped])
            yield cst.SimpleStatementLine([cst.Del(names)])  # type: ignore[arg-type]

    def _function_called(self, node_call: Call) -> cst.Call:
        return call(
            called_function(node_call.function, self._source, self._layout),
            call_arguments(node_call.arguments, self._source, self._layout),
        )

    def _with_hooks(self, grouped: GroupedCall) -> Statement:
        """A call of a node by Kedro's own task."""
        node_call = grouped.call
        function = called_function(node_call.function, self._source, self._layout)
        arguments = call_arguments(node_call.arguments, self._source, self._layout)
        ran = call("hooks.call", [arg(literal(grouped.node)), arg(function), *arguments])
        if not grouped.results:
            return statement(ran)
        return assign(tuple_of([name(result.variable) for result in grouped.results]), ran)

    def _returned_outputs(self) -> Iterator[Statement]:
        outputs = [
            name(result.variable)
            for grouped in self._group.calls
            for result in grouped.results
            if result.output is not None
        ]
        if outputs:
            yield returning(tuple_of(outputs))

    def _returned(self, grouped: GroupedCall) -> Statement:
        node_call = grouped.call
        ran = self._function_called(node_call)
        if node_call.result is Result.NOTHING:
            return statement(ran)
        value = returned_value(node_call, ran, self._source, self._layout)
        return statement(value) if node_call.result is Result.DROPPED else returning(value)

    def _handed_on(self, grouped: GroupedCall) -> Iterator[Statement]:
        node_call, results = grouped.call, grouped.results
        ran = self._function_called(node_call)
        if node_call.result is Result.NOTHING:
            yield statement(ran)
            return
        value = returned_value(node_call, ran, self._source, self._layout, is_event=False)
        if not results:
            yield statement(value)
            return
        if len(results) == 1:
            yield from self._result(results[0], value)
            return
        target = tuple_of([name(result.variable) for result in results])
        are_plain = all(result.is_kept and result.copy_mode is None for result in results)
        if are_plain and not any(result.output for result in results):
            yield assign(target, self._in_memory(results[0], cst.Arg(value=value, star="*")))
            return
        yield assign(target, value)
        for result in results:
            yield from self._result(result, name(result.variable))

    def _result(self, result: CallResult, value: cst.BaseExpression) -> Iterator[Statement]:
        """Keep a result in a variable, hand it to Dagster, or both."""
        if result.is_kept:
            yield assign(name(result.variable), self._in_memory(result, arg(value)))
            value = name(result.variable)
        if result.output is not None:
            output_name = [] if result.output == self._unnamed else [arg(literal(result.output))]
            yield statement(cst.Yield(call("dg.Output", [arg(value), *output_name])))

    def _in_memory(self, result: CallResult, value: cst.Arg) -> cst.Call:
        self._layout.import_runtime(self._source, "copies", "in_memory", level=2)
        mode = [] if result.copy_mode is None else [arg(literal(result.copy_mode), "copy_mode")]
        return call("in_memory", [value, *mode])


def _imports(calls: Iterable[Call]) -> list[Statement]:
    imports = dict.fromkeys(line for node_call in calls for line in node_call.imports)
    return import_statements(list(imports))
