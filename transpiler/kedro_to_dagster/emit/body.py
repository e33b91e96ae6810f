"""The body that an op and its asset share: import the node's function, call it, hand on the result."""

from __future__ import annotations

import libcst as cst

from ..model.dagster import (
    Argument,
    Computation,
    ConfigValue,
    Constant,
    ImportedFunction,
    InputValue,
    ParameterForm,
    RegisteredFunction,
    Result,
)
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
    import_from,
    is_identifier,
    literal,
    name,
    param,
    returning,
    statement,
    tuple_of,
)


def parameters(computation: Computation) -> list[cst.Param]:
    """The parameters of the op's or asset's function."""
    config = [param("config", computation.config_class)] if computation.config_class else []
    return [*config, *(param(each) for each in computation.inputs)]


def body(computation: Computation, source: Source, layout: Layout) -> list[Statement]:
    """The statements of the function: docstring, import, call, return."""
    statements: list[Statement] = []
    if computation.summary:
        statements.append(docstring(computation.summary))
    function = computation.function
    if isinstance(function, ImportedFunction) and function.module is not None:
        alias = f" as {function.alias}" if function.alias else ""
        statements.append(import_from(function.module, [f"{function.name}{alias}"]))
    if computation.config_class:
        source.import_names("parameters", computation.config_class, level=2)
    called = call(_function(function, source), _arguments(computation.arguments))
    return [*statements, *_hand_on(computation, called, source, layout)]


def _function(
    function: ImportedFunction | RegisteredFunction, source: Source
) -> cst.BaseExpression:
    if isinstance(function, ImportedFunction):
        return dotted(function.alias or function.name, *function.path)
    source.import_names("project", "project", level=2)
    return call(
        "project.registered_function",
        [arg(literal(function.pipeline)), arg(literal(function.node))],
    )


def _arguments(arguments: tuple[Argument, ...]) -> list[cst.Arg]:
    """The arguments of the call; those whose names are no identifiers go in one `**{…}`."""
    plain = [each for each in arguments if each.keyword is None or is_identifier(each.keyword)]
    others = [
        (literal(each.keyword), _value(each.value)) for each in arguments if each not in plain
    ]
    made = [arg(_value(each.value), each.keyword) for each in plain]
    return [*made, arg(dictionary(others), star="**")] if others else made


def _value(value: InputValue | ConfigValue | Constant) -> cst.BaseExpression:
    if isinstance(value, InputValue):
        return name(value.name)
    if isinstance(value, Constant):
        return literal(value.value)
    return parameter_value(dotted("config", value.field), value.form)


def parameter_value(field: cst.BaseExpression, form: ParameterForm) -> cst.BaseExpression:
    """The value that Kedro would give, from a field of a configuration class."""
    if form is ParameterForm.VALUE:
        return field
    method = "as_parameters" if form is ParameterForm.METHOD else "model_dump"
    by_alias = form is ParameterForm.ALIASED_MODEL
    arguments = [arg(literal(True), "by_alias")] if by_alias else []
    return call(cst.Attribute(field, name(method)), arguments)


def _hand_on(
    computation: Computation, called: cst.Call, source: Source, layout: Layout
) -> list[Statement]:
    result, keys = computation.result, computation.keys
    if result is Result.NOTHING:
        return [statement(called)]
    if result is Result.ONE:
        return [returning(called)]
    if result is Result.ONLY_ELEMENT:
        output = name(computation.outputs[0])
        element = cst.Element(output, comma=cst.Comma())
        return [assign(cst.Tuple([element]), called), returning(output)]
    if result is Result.IN_ORDER:
        return [returning(call("tuple", [arg(called)]))]
    if result is Result.BY_KEY:
        picked = [
            cst.Subscript(name("outputs"), [cst.SubscriptElement(cst.Index(literal(key)))])
            for key in keys
        ]
        return [assign(name("outputs"), called), returning(tuple_of(picked))]
    wrapper = {
        Result.STREAM: "Chunks",
        Result.STREAMS_IN_ORDER: "chunks_in_order",
        Result.STREAMS_BY_KEY: "chunks_by_key",
    }[result]
    layout.import_runtime(source, "streams", wrapper, level=2)
    arguments = [arg(called), *(arg(literal(key)) for key in keys)]
    return [returning(call(wrapper, arguments))]
