"""The body of an asset or op: import the node's function, call it, hand on the result."""

from __future__ import annotations

import libcst as cst

from ...dagster_model.call import (
    PARAMETERS,
    BodyDecorator,
    Call,
    ImportedFunction,
    RegisteredFunction,
    RegisteredPreview,
    Result,
)
from ...dagster_model.code import BuiltValue
from ...dagster_model.groups import GroupBody
from .arguments import argument_value, built, call_arguments
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
    param,
    returning,
    statement,
)


def parameters(node_call: Call | GroupBody, source: Source) -> list[cst.Param]:
    """The parameters of the function."""
    own = []
    managers: list[cst.Param] = []
    if isinstance(node_call, GroupBody) and node_call.needs_context:
        source.import_names("typing", "Any")
        own.append(param("context", "dg.OpExecutionContext"))
        managers = [param(key, "dg.ResourceParam[Any]") for key in node_call.io_managers]
    if node_call.uses_parameters:
        source.import_names("parameters", "Parameters", level=2)
        own.append(param(PARAMETERS, "Parameters"))
    return [*own, *(param(variable) for variable in node_call.inputs), *managers]


def decorators(node_call: Call | GroupBody, source: Source, layout: Layout) -> list[cst.Decorator]:
    """The lines between the decorator of the asset or op and its body."""
    lines = []
    for decorator in node_call.decorators:
        if decorator.name.startswith("hooks."):
            source.import_names("hooks", "hooks", level=2)
        else:
            layout.import_runtime(source, "decorators", decorator.name, level=2)
        lines.append(cst.Decorator(_decorator(decorator)))
    return lines


def _decorator(decorator: BodyDecorator) -> cst.Call:
    arguments = [arg(literal(value)) for value in decorator.arguments]
    arguments += [arg(literal(value), keyword) for keyword, value in decorator.keywords]
    return call(decorator.name, arguments)


def body(node_call: Call, source: Source, layout: Layout) -> list[Statement]:
    """The statements of the function: docstring, import, call, return."""
    statements: list[Statement] = []
    if node_call.summary:
        statements.append(docstring(node_call.summary))
    statements += import_statements(list(node_call.imports))
    statements += (
        assign(name(variable), argument_value(value, source, layout))
        for variable, value in node_call.variables
    )
    function_call = call(
        called_function(node_call.function, source, layout),
        call_arguments(node_call.arguments, source, layout),
    )
    if node_call.result is Result.NOTHING:
        return [*statements, statement(function_call)]
    value = returned_value(node_call, function_call, source, layout)
    if not node_call.outputs:
        return [*statements, statement(value)]
    if node_call.preview is None:
        return [*statements, returning(value)]
    return [
        *statements,
        assign(name("result"), value),
        _preview(node_call.preview, source, layout),
        returning(name("result")),
    ]


def called_function(
    function: ImportedFunction | BuiltValue | RegisteredFunction, source: Source, layout: Layout
) -> cst.BaseExpression:
    """What is called: a name that is imported, or what stands for the function."""
    if isinstance(function, ImportedFunction):
        return dotted(function.alias or function.name, *function.path)
    if isinstance(function, BuiltValue):
        return built(function, source)
    return _registered("registered_function", function, source, layout)


def _registered(
    fetch: str, registered: RegisteredFunction | RegisteredPreview, source: Source, layout: Layout
) -> cst.Call:
    source.import_names("project", "project", level=2)
    layout.import_runtime(source, "registry", fetch, level=2)
    return call(
        fetch,
        [arg(name("project")), arg(literal(registered.pipeline)), arg(literal(registered.node))],
    )


def returned_value(
    node_call: Call,
    function_call: cst.Call,
    source: Source,
    layout: Layout,
    *,
    is_event: bool = True,
) -> cst.BaseExpression:
    """What the body returns: the function's result, checked as Kedro checks that of several outputs.

    `is_event` tells that Dagster gets it as it is, and must not take a generator for one of events.
    """
    value = function_call
    if node_call.result is Result.DROPPED:
        layout.import_runtime(source, "outputs", "no_output", level=2)
        return call("no_output", [arg(function_call)])
    if node_call.result in (Result.IN_ORDER, Result.BY_KEY):
        check = "in_order" if node_call.result is Result.IN_ORDER else "by_key"
        layout.import_runtime(source, "outputs", check, level=2)
        value = call(
            check, [arg(function_call), *(arg(literal(output)) for output in node_call.outputs)]
        )
    if node_call.is_stream:
        layout.import_runtime(source, "streams", "Chunks", level=2)
        return call("Chunks", [arg(value)])
    if node_call.result is Result.OUTPUT and is_event:
        return call("dg.Output", [arg(value)])
    return value


def _preview(preview: BuiltValue | RegisteredPreview, source: Source, layout: Layout) -> Statement:
    """Add what the preview function shows; it is called before the outputs are handed on."""
    layout.import_runtime(source, "previews", "add_preview", level=2)
    function = (
        built(preview, source)
        if isinstance(preview, BuiltValue)
        else _registered("registered_preview", preview, source, layout)
    )
    return statement(call("add_preview", [arg(function)]))
