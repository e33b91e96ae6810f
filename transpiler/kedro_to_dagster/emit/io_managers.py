"""`io_managers.py` and `resources.py`: a class for each dataset type, an instance for each dataset."""

from __future__ import annotations

from collections.abc import Iterable

import libcst as cst

from ..model.computation import HOOKS_RESOURCE, BuiltValue, Import
from ..model.configuration import IOManagerClass, IOManagerConstant, IOManagerField, Resource
from ..model.dagster import Package
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
    is_identifier,
    literal,
    name,
    returning,
    spaced,
)
from .template import fill

_CLASS = """
class NAME(BASE):
    FIELDS

    def create_dataset(self, version):
        IMPORT

        RETURN
"""
_PARTITIONED = """
class NAME(BASE):
    FIELDS

    def create_dataset(self, version):
        IMPORT

        RETURN

    def partitions(self):
        return partitions_of[self.dataset_name]
"""
# The module of the runtime that has the I/O managers of a package.
_MODULES = {
    "KedroDatasetIOManager": "io_managers",
    "MemoryDatasetIOManager": "memory",
    "PartitionsIOManager": "partitions",
    "HookedDatasetIOManager": "hooked_io_managers",
    "HookedMemoryDatasetIOManager": "hooked_io_managers",
    "HookedPartitionsIOManager": "hooked_partitions",
}


def emit_io_managers(package: Package, layout: Layout) -> str:
    """The text of the module of I/O manager classes."""
    source = Source(doc="I/O managers: how each type of Kedro dataset is loaded and saved.")
    classes = package.runtime_classes
    for each in package.io_manager_classes:
        base = classes.partitioned if each.is_partitioned else classes.stored
        layout.import_runtime(source, _MODULES[base], base)
        if each.is_partitioned:
            source.import_names("partitions", "partitions_of", level=1)
        if any(_is_resolved(each)):
            source.import_names("project", "project", level=1)
        source.add(
            fill(
                _PARTITIONED if each.is_partitioned else _CLASS,
                NAME=each.name,
                BASE=base,
                FIELDS=_fields(each, source),
                IMPORT=import_statements(_imports(each)),
                RETURN=[returning(_dataset(each))],
            )
        )
    return source.text()


def _is_resolved(io_manager_class: IOManagerClass) -> list[bool]:
    resolutions = [each.resolution for each in io_manager_class.fields]
    resolutions += [each.resolution for each in io_manager_class.constants]
    resolved = [each is not None for each in resolutions]
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
    values = [
        *(
            (each.argument, _value(each))
            for each in io_manager_class.fields
            if each.argument is not None
        ),
        *((each.argument, _constant(each)) for each in io_manager_class.constants),
    ]
    arguments = [arg(value, key) for key, value in values if is_identifier(key)]
    others = [(literal(key), value) for key, value in values if not is_identifier(key)]
    if others:
        arguments.append(arg(dictionary(others), star="**"))
    if io_manager_class.options_field is not None:
        options = dotted("self", io_manager_class.options_field)
        arguments.append(arg(call("project.resolve", [arg(options)]), star="**"))
    if io_manager_class.passes_version:
        arguments.append(arg(name("version"), "version"))
    return call(io_manager_class.class_name, arguments, exploded=len(arguments) > 1)


def _constant(constant: IOManagerConstant) -> cst.BaseExpression:
    value = constant.value
    made = expression(value.expression if isinstance(value, BuiltValue) else value)
    return _resolved(made, constant.resolution)


def _imports(io_manager_class: IOManagerClass) -> list[Import]:
    own = Import(module=io_manager_class.module, name=io_manager_class.class_name)
    values = [each.value for each in io_manager_class.constants]
    built = [each for each in values if isinstance(each, BuiltValue)]
    return [own, *(each for value in built for each in value.imports)]


def _value(io_field: IOManagerField) -> cst.BaseExpression:
    return _resolved(dotted("self", io_field.name), io_field.resolution)


def _resolved(value: cst.BaseExpression, resolution: str | None) -> cst.BaseExpression:
    """The value, with the paths and credentials in it resolved by the project."""
    return value if resolution is None else call(f"project.{resolution}", [arg(value)])


def _resource(resource: Resource) -> cst.Call:
    """An instance; or one whose missing fields the launchpad asks for."""
    made = (
        (resource.class_name, "configure_at_launch")
        if resource.left_open
        else (resource.class_name,)
    )
    values = [arg(literal(value), key) for key, value in resource.values]
    return call(dotted(*made), values, exploded=True)


def resource_items(
    resources: Iterable[Resource], source: Source, layout: Layout, level: int = 1
) -> list[tuple[cst.BaseExpression, cst.BaseExpression]]:
    """The entries of a dictionary of resources."""
    items: list[tuple[cst.BaseExpression, cst.BaseExpression]] = []
    for each in resources:
        if each.class_name in _MODULES:
            layout.import_runtime(source, _MODULES[each.class_name], each.class_name, level=level)
        else:
            source.import_names("io_managers", each.class_name, level=level)
        items.append((literal(each.key), _resource(each)))
    return items


def resources_statements(
    managers: cst.Dict, package: Package, source: Source, level: int = 1
) -> list[Statement]:
    """What makes the dictionary of resources of the I/O managers, and of the hooks where there are some."""
    if package.hooks is None:
        return [assign(name("resources"), managers)]
    source.import_names("hooks", "hooks", level=level)
    resource = call("hooks.resource", [arg(name("io_managers"))])
    both = cst.Dict(
        [
            cst.DictElement(literal(HOOKS_RESOURCE), resource),
            cst.StarredDictElement(name("io_managers")),
        ]
    )
    return [assign(name("io_managers"), managers), spaced(assign(name("resources"), both))]


def emit_resources(package: Package, layout: Layout) -> str:
    """The text of the module of resources."""
    source = Source(doc="Resources: one I/O manager for each dataset.")
    default = Resource(key="io_manager", class_name=package.runtime_classes.memory, values=())
    items = resource_items((default, *package.resources), source, layout)
    source.add(resources_statements(dictionary(items, exploded=True), package, source))
    return source.text()
