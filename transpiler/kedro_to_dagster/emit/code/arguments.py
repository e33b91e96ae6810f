"""The arguments of a node function's call: inputs, parameters, constants."""

from __future__ import annotations

import libcst as cst

from ...dagster_model.call import (
    PARAMETERS,
    Argument,
    ConfigValue,
    CopiedValue,
    DatasetValue,
    InputValue,
    LoadedValue,
    MissingValue,
    ModelClass,
    ModelValue,
    ParameterForm,
    ParameterValue,
    RegisteredModel,
    ResolvedValue,
)
from ...dagster_model.code import BuiltValue, Constant
from .expressions import expression, uses_functions
from .layout import Layout
from .source import Source
from .syntax import arg, call, dictionary, dotted, is_identifier, literal, name


def call_arguments(
    arguments: tuple[Argument, ...], source: Source, layout: Layout
) -> list[cst.Arg]:
    """The arguments of the call; those whose names are no identifiers go in one `**{…}`."""
    plain = [
        argument
        for argument in arguments
        if argument.keyword is None or is_identifier(argument.keyword)
    ]
    others = [
        (literal(argument.keyword), argument_value(argument.value, source, layout))
        for argument in arguments
        if argument not in plain
    ]
    args = [
        arg(argument_value(argument.value, source, layout), argument.keyword) for argument in plain
    ]
    return [*args, arg(dictionary(others), star="**")] if others else args


def argument_value(
    value: DatasetValue | ParameterValue | BuiltValue,
    source: Source,
    layout: Layout,
) -> cst.BaseExpression:
    """What stands for the value of an argument."""
    if isinstance(value, InputValue):
        return name(value.name)
    if isinstance(value, CopiedValue):
        layout.import_runtime(source, "copies", "copied", level=2)
        mode = [] if value.copy_mode is None else [arg(literal(value.copy_mode), "copy_mode")]
        return call("copied", [arg(name(value.name)), *mode])
    if isinstance(value, LoadedValue):
        return call(dotted(value.io_manager, "load"), [arg(name("context"))])
    if isinstance(value, Constant):
        return literal(value.value)
    if isinstance(value, BuiltValue):
        return built(value, source)
    if isinstance(value, ModelValue):
        return _instance(value, source, layout)
    if isinstance(value, ResolvedValue):
        return resolved(argument_value(value.value, source, layout), source, layout, level=2)
    if isinstance(value, MissingValue):
        return _parameter(value.value)
    if value.lacking:
        layout.import_runtime(source, "missing", "without", level=2)
        return call(
            "without", [arg(_parameter(value)), *(arg(literal(path)) for path in value.lacking)]
        )
    return _parameter(value)


def resolved(
    value: cst.BaseExpression, source: Source, layout: Layout, level: int = 1
) -> cst.BaseExpression:
    """The value once a run has looked up what in it is of a moment, a machine or a person."""
    source.import_names("project", "project", level=level)
    layout.import_runtime(source, "resolvers", "resolved", level=level)
    return call("resolved", [arg(value), arg(name("project"))])


def parameter_of(holder: cst.BaseExpression, value: ConfigValue) -> cst.BaseExpression:
    """The value of a parameter, from the resource that holds them all."""
    field = holder
    for attribute in value.fields:
        field = cst.Attribute(field, name(attribute))
    value_expression = parameter_value(field, value.form)
    for key in value.keys:
        value_expression = cst.Subscript(
            value_expression, [cst.SubscriptElement(cst.Index(literal(key)))]
        )
    return value_expression


def _parameter(value: ConfigValue) -> cst.BaseExpression:
    return parameter_of(name(PARAMETERS), value)


def built(value: BuiltValue, source: Source) -> cst.BaseExpression:
    """What stands for an object that the package makes again; its imports are the body's."""
    if uses_functions(value.expression):
        source.import_names("", "functions", level=2)
    return expression(value.expression, "functions")


def _instance(value: ModelValue, source: Source, layout: Layout) -> cst.BaseExpression:
    plain = argument_value(value.value, source, layout)
    if value.nested:
        layout.import_runtime(source, "models", "with_models", level=2)
        models = [
            (literal(path), model_class(model, source, layout, 2)) for path, model in value.nested
        ]
        return call("with_models", [arg(plain), arg(dictionary(models))])
    assert value.model is not None
    of_value = model_class(value.model, source, layout, 2)
    instance = (
        call(of_value, [arg(plain, star="**")])
        if value.model.is_dataclass
        else call(cst.Attribute(of_value, name("model_validate")), [arg(plain)])
    )
    if value.attributes:
        layout.import_runtime(source, "models", "part_of", level=2)
        return call(
            "part_of", [arg(instance), *(arg(literal(attribute)) for attribute in value.attributes)]
        )
    plain_value = value.value.value if isinstance(value.value, ResolvedValue) else value.value
    if value.is_optional and isinstance(plain_value, ConfigValue):
        field = _parameter(plain_value)
        is_given = cst.Comparison(field, [cst.ComparisonTarget(cst.IsNot(), cst.Name("None"))])
        return cst.IfExp(test=is_given, body=instance, orelse=cst.Name("None"))
    return instance


def model_class(
    model: ModelClass | RegisteredModel, source: Source, layout: Layout, level: int
) -> cst.BaseExpression:
    """The class that a parameter becomes an instance of."""
    if isinstance(model, ModelClass):
        return dotted(*model.reference)
    source.import_names("project", "project", level=level)
    layout.import_runtime(source, "registry", "registered_model", level=level)
    return call("registered_model", [arg(name("project")), arg(literal(model.parameter))])


def parameter_value(field: cst.BaseExpression, form: ParameterForm) -> cst.BaseExpression:
    """The value that Kedro would give, from a field of a configuration class."""
    if form is ParameterForm.VALUE:
        return field
    method = "as_parameters" if form is ParameterForm.METHOD else "model_dump"
    by_alias = form is ParameterForm.ALIASED_MODEL
    arguments = [arg(literal(True), "by_alias")] if by_alias else []
    return call(cst.Attribute(field, name(method)), arguments)
