"""`io_managers.py` and `resources.py`: a class for each dataset type, an instance for each dataset."""

from __future__ import annotations

import libcst as cst

from ..model.computation import BuiltValue, Constant, Import
from ..model.dagster import IOManagerClass, IOManagerField, Package
from .expressions import expression, import_statements
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
    field,
    literal,
    name,
    returning,
    spaced,
)
from .template import fill

_CLASS = """
class NAME(KedroDatasetIOManager):
    FIELDS

    def create_dataset(self, version):
        IMPORT

        RETURN
"""
_PARTITIONED = """
class NAME(PartitionsIOManager):
    FIELDS

    def create_dataset(self, version):
        IMPORT

        RETURN

    def partitions(self):
        return partitions_of[self.dataset_name]
"""
_MEMORY = "MemoryDatasetIOManager"


def emit_io_managers(package: Package, layout: Layout) -> str:
    """The text of the module of I/O manager classes."""
    source = Source(doc="I/O managers: how each type of Kedro dataset is loaded and saved.")
    for each in package.io_manager_classes:
        if each.is_partitioned:
            layout.import_runtime(source, "partitions", "PartitionsIOManager")
            source.import_names("partitions", "partitions_of", level=1)
        else:
            layout.import_runtime(source, "io_managers", "KedroDatasetIOManager")
        if any(_is_resolved(each)):
            source.import_names("project", "project", level=1)
        source.add(
            fill(
                _PARTITIONED if each.is_partitioned else _CLASS,
                NAME=each.name,
                FIELDS=_fields(each, source),
                IMPORT=import_statements(_imports(each)),
                RETURN=[returning(_dataset(each))],
            )
        )
    return source.text()


def _is_resolved(io_manager_class: IOManagerClass) -> list[bool]:
    resolved = [each.resolution is not None for each in io_manager_class.fields]
    return [*resolved, io_manager_class.options_field is not None]


def _fields(io_manager_class: IOManagerClass, source: Source) -> list[Statement]:
    lines: list[Statement] = [docstring(f"Loads and saves a `{io_manager_class.dataset_type}`.")]
    fields = [
        field(each.name, each.annotation, None if each.is_required else literal(each.default))
        for each in io_manager_class.fields
    ]
    annotations = {each.annotation for each in io_manager_class.fields}
    if io_manager_class.options_field is not None:
        fields.append(field(io_manager_class.options_field, "Any", literal({})))
        annotations.add("Any")
    if "Any" in annotations:
        source.import_names("typing", "Any")
    if fields:
        fields[0] = spaced(fields[0])
    return [*lines, *fields]


def _dataset(io_manager_class: IOManagerClass) -> cst.Call:
    arguments = [
        arg(_value(each), each.argument)
        for each in io_manager_class.fields
        if each.argument is not None
    ]
    arguments += [arg(_constant(value), key) for key, value in io_manager_class.constants]
    if io_manager_class.options_field is not None:
        options = dotted("self", io_manager_class.options_field)
        arguments.append(arg(call("project.resolve", [arg(options)]), star="**"))
    if io_manager_class.passes_version:
        arguments.append(arg(name("version"), "version"))
    return call(io_manager_class.class_name, arguments, exploded=len(arguments) > 1)


def _constant(value: Constant | BuiltValue) -> cst.BaseExpression:
    return expression(value.expression if isinstance(value, BuiltValue) else value)


def _imports(io_manager_class: IOManagerClass) -> list[Import]:
    own = Import(module=io_manager_class.module, name=io_manager_class.class_name)
    built = [each for _, each in io_manager_class.constants if isinstance(each, BuiltValue)]
    return [own, *(each for value in built for each in value.imports)]


def _value(io_field: IOManagerField) -> cst.BaseExpression:
    value = dotted("self", io_field.name)
    if io_field.resolution is None:
        return value
    return call(f"project.{io_field.resolution}", [arg(value)])


def emit_resources(package: Package, layout: Layout) -> str:
    """The text of the module of resources."""
    source = Source(doc="Resources: one I/O manager for each dataset.")
    items: list[tuple[cst.BaseExpression, cst.BaseExpression]] = [
        (literal("io_manager"), call(_MEMORY))
    ]
    layout.import_runtime(source, "memory", _MEMORY)
    for each in package.resources:
        if each.class_name != _MEMORY:
            source.import_names("io_managers", each.class_name, level=1)
        values = [arg(literal(value), key) for key, value in each.values]
        items.append((literal(each.key), call(each.class_name, values, exploded=True)))
    source.add([assign(name("resources"), dictionary(items, exploded=True))])
    return source.text()
