"""`parameters.py`: the project's parameters as typed defaults of one resource."""

from __future__ import annotations

from collections.abc import Mapping

import libcst as cst

from ...dagster_model.call import MissingValue, ModelClass
from ...dagster_model.config import CheckedModel, CheckedParameters, ConfigClass, ConfigField
from ..code.arguments import model_class, parameter_of, parameter_value, resolved
from ..code.expressions import import_statements
from ..code.layout import Layout
from ..code.source import Source
from ..code.splitting import fits
from ..code.syntax import (
    Statement,
    arg,
    call,
    dictionary,
    docstring,
    dotted,
    field,
    literal,
    name,
    returning,
    spaced,
    statement,
)
from ..code.template import fill

_CLASS = """
class NAME(BASE):
    BODY
"""
_METHOD = """
def as_parameters(self):
    BODY
"""
# What a value in parentheses of its own is indented by.
_INDENT = " " * 8
# What the method below does: look for parameters, check their types, or both.
_WHAT_IS_CHECKED = {
    (True, False): "See that the run has the parameters of its nodes",
    (False, True): "Validate the typed parameters",
    (True, True): "See that the run has the parameters of its nodes, and validate the typed ones,",
}
_SETUP = """
def setup_for_execution(self, context):
    BODY
"""


def emit_parameters(classes: tuple[ConfigClass, ...], layout: Layout) -> str:
    """The text of the module of parameters."""
    source = Source(doc="Parameters of the Kedro project, editable in the launchpad.")
    for definition in classes:
        source.add(config_class(definition, source, layout))
    return source.text()


def config_class(
    definition: ConfigClass, source: Source, layout: Layout, own: frozenset[str] | None = None
) -> list[Statement]:
    """A class of parameters; in the module of an environment, `own` are those that it has itself."""
    base = "dg.ConfigurableResource"
    if definition.extends:
        base = f"parameters.{definition.name}"
        source.import_names("", "parameters", level=2)
    elif definition.hands_out_copies or not definition.is_resource:
        base = "CopiedParameters" if definition.is_resource else "ParameterMapping"
        layout.import_runtime(source, "parameters", base, level=_level(own))
    else:
        source.import_dagster()
    lines = fill(
        _CLASS, NAME=definition.name, BASE=dotted(base), BODY=_body(definition, source, layout, own)
    )
    if not definition.is_filled_by_name or definition.extends:
        return lines
    keyword = arg(literal(True), "populate_by_name")
    return [lines[0].with_changes(keywords=[keyword])]


def _body(
    definition: ConfigClass, source: Source, layout: Layout, own: frozenset[str] | None
) -> list[Statement]:
    lines: list[Statement] = [docstring(definition.doc)]
    fields = [class_field for class_field in definition.fields if not class_field.is_constant]
    for position, class_field in enumerate(fields):
        line = _field(class_field, source, layout, own)
        lines.append(spaced(line) if position == 0 else line)
    if definition.builds_values:
        lines += _values_method(definition)
    if (definition.checked is not None or definition.required) and not definition.extends:
        lines += _setup_method(definition, source, layout, _level(own))
    return lines


def _level(own: frozenset[str] | None) -> int:
    """The dots to the package's root: the module of an environment is one folder below."""
    return 1 if own is None else 2


def _field(
    config_field: ConfigField, source: Source, layout: Layout, own: frozenset[str] | None
) -> cst.SimpleStatementLine:
    annotation = config_field.annotation
    if "Number" in annotation:
        layout.import_runtime(source, "parameters", "Number", level=_level(own))
    if annotation == "Any":
        source.import_names("typing", "Any")
    if config_field.nested_class is not None and own is not None and annotation not in own:
        source.import_names("", "parameters", level=2)
        annotation = f"parameters.{annotation}"
    default = _default(config_field, annotation)
    alias = config_field.key if config_field.name != config_field.key else None
    if alias is not None or (default is not None and _is_longer_than_a_line(default)):
        source.import_names("pydantic", "Field")
        default = call(
            "Field",
            [
                *([arg(default, "default")] if default is not None else []),
                *([arg(literal(alias), "alias")] if alias is not None else []),
            ],
        )
    return field(config_field.name, annotation, default)


def _is_longer_than_a_line(default: cst.BaseExpression) -> bool:
    """Whether formatters disagree about it: black puts parentheses around it, and ruff does not."""
    return isinstance(default, cst.SimpleString) and not fits(f"{_INDENT}{default.value}")


def _default(config_field: ConfigField, annotation: str) -> cst.BaseExpression | None:
    if config_field.is_required:
        return None
    if config_field.nested_class is not None:
        return call(annotation)
    return literal(config_field.default)


def _values_method(config_class: ConfigClass) -> list[Statement]:
    items = []
    for class_field in config_class.fields:
        value = (
            literal(class_field.default)
            if class_field.is_constant
            else parameter_value(dotted("self", class_field.name), class_field.form)
        )
        items.append((literal(class_field.key), value))
    text = "All values by their keys, including those that the launchpad cannot edit."
    # What a run has added to the mapping; the resource itself takes nothing more.
    rest = None if config_class.is_resource else dotted("self", "model_extra")
    method_body = [docstring(text), returning(dictionary(items, exploded=True, rest=rest))]
    method = fill(_METHOD, BODY=method_body)
    return [method[0].with_changes(leading_lines=[cst.EmptyLine()])]


def _setup_method(
    definition: ConfigClass, source: Source, layout: Layout, level: int
) -> list[Statement]:
    """The method that Dagster calls before the steps of a run."""
    imports: list[Statement] = []
    checks: list[Statement] = []
    if definition.required:
        layout.import_runtime(source, "missing", "require", level=level)
        checks.append(statement(_required(definition.required)))
    if definition.checked is not None:
        models = [parameter.model for parameter in definition.checked.models]
        imports += import_statements(
            [model.as_import for model in models if isinstance(model, ModelClass)]
        )
        checks.append(statement(_checked(definition.checked, source, layout, level)))
    what = _WHAT_IS_CHECKED[bool(definition.required), definition.checked is not None]
    text = f"{what} before the first node runs, as Kedro does."
    method = fill(_SETUP, BODY=[docstring(text), *imports, *checks])
    return [method[0].with_changes(leading_lines=[cst.EmptyLine()])]


def _required(required: Mapping[str, tuple[MissingValue, ...]]) -> cst.Call:
    nodes = []
    for node, parameters in required.items():
        values = [
            (literal(value.parameter), parameter_of(name("self"), value.value))
            for value in parameters
        ]
        nodes.append((literal(node), dictionary(values)))
    return call("require", [arg(name("context")), arg(dictionary(nodes, exploded=True))])


def _checked(checked: CheckedParameters, source: Source, layout: Layout, level: int) -> cst.Call:
    layout.import_runtime(source, "models", "check_models", level=level)
    values = parameter_value(name("self"), checked.form)
    if checked.is_deferred:
        values = resolved(values, source, layout, level)
    models = [
        (literal(parameter.path), _type(parameter, source, layout, level))
        for parameter in checked.models
    ]
    return call("check_models", [arg(values), arg(dictionary(models, exploded=True))])


def _type(checked: CheckedModel, source: Source, layout: Layout, level: int) -> cst.BaseExpression:
    model = model_class(checked.model, source, layout, level)
    if not checked.is_optional:
        return model
    return cst.BinaryOperation(model, cst.BitOr(), cst.Name("None"))
