"""`io_managers.py` and `resources.py`: a class for each dataset type, an instance for each dataset."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import libcst as cst

from ...dagster_model.call import PARAMETERS
from ...dagster_model.code import BuiltValue, Import
from ...dagster_model.config import ConfigClass, IOManagerClass, IOManagerConstant, Resource
from ...dagster_model.package import Package
from ..code.arguments import resolved
from ..code.expressions import expression, import_statements
from ..code.layout import Layout
from ..code.source import Source
from ..code.syntax import (
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
from ..code.template import fill

_CLASS = """
class NAME(BASE):
    FIELDS

    def create_dataset(self, version):
        IMPORT

        RETURN
"""
# The module of the package's own classes.
_CLASSES = "io_managers"
# The modules of the runtime that have the I/O managers of a package.
_MODULES = {
    "KedroDatasetIOManager": "io_managers",
    "MemoryDatasetIOManager": "memory",
    "NothingIOManager": "nothing_io_manager",
    "PartitionsIOManager": "partitions",
}
# Those of a package with hooks, which calls them: the others of the same names.
_HOOKED_MODULES = {
    "KedroDatasetIOManager": "hooks.io_managers",
    "MemoryDatasetIOManager": "hooks.io_managers",
    "PartitionsIOManager": "hooks.partitions",
}


def emit_io_managers(package: Package, layout: Layout) -> str:
    """The text of the module of I/O manager classes."""
    source = Source(doc="I/O managers: how each type of Kedro dataset is loaded and saved.")
    modules = _modules(package)
    for io_manager_class in package.io_manager_classes:
        base = "PartitionsIOManager" if io_manager_class.is_partitioned else "KedroDatasetIOManager"
        layout.import_runtime(source, modules[base], base)
        source.add(
            fill(
                _CLASS,
                NAME=io_manager_class.name,
                BASE=base,
                FIELDS=_fields(io_manager_class, source),
                IMPORT=import_statements(_imports(io_manager_class)),
                RETURN=[returning(_dataset(io_manager_class, source, layout))],
            )
        )
    return source.text()


def _modules(package: Package) -> dict[str, str]:
    return {**_MODULES, **({} if package.hooks is None else _HOOKED_MODULES)}


def _fields(io_manager_class: IOManagerClass, source: Source) -> list[Statement]:
    article = "an" if io_manager_class.dataset_type[0].lower() in "aeiou" else "a"
    lines: list[Statement] = [
        docstring(f"Loads and saves {article} `{io_manager_class.dataset_type}`.")
    ]
    fields = [
        field(
            class_field.name,
            class_field.annotation,
            None if class_field.is_required else literal(class_field.default),
        )
        for class_field in io_manager_class.fields
    ]
    annotations = {class_field.annotation for class_field in io_manager_class.fields}
    if io_manager_class.options_field is not None:
        fields.append(field(io_manager_class.options_field, "Any", literal({})))
        annotations.add("Any")
    if "Any" in annotations:
        source.import_names("typing", "Any")
    if fields:
        fields[0] = spaced(fields[0])
    return [*lines, *fields]


def _dataset(io_manager_class: IOManagerClass, source: Source, layout: Layout) -> cst.Call:
    resolve = _Resolver(source, layout)
    values = [
        *(
            (
                io_field.argument,
                resolve(dotted("self", io_field.name), io_field.resolution, io_field.is_deferred),
            )
            for io_field in io_manager_class.fields
            if io_field.argument is not None
        ),
        *(
            (
                constant.argument,
                resolve(_constant(constant), constant.resolution, constant.is_deferred),
            )
            for constant in io_manager_class.constants
        ),
    ]
    arguments = [arg(value, key) for key, value in values if is_identifier(key)]
    others = [(literal(key), value) for key, value in values if not is_identifier(key)]
    if others:
        arguments.append(arg(dictionary(others), star="**"))
    if io_manager_class.options_field is not None:
        options = dotted("self", io_manager_class.options_field)
        arguments.append(
            arg(resolve(options, "resolve", io_manager_class.has_deferred_options), star="**")
        )
    if io_manager_class.passes_version:
        arguments.append(arg(name("version"), "version"))
    return call(io_manager_class.class_name, arguments)


class _Resolver:
    """Puts what resolves paths and credentials around a value, and imports it."""

    def __init__(self, source: Source, layout: Layout) -> None:
        self._source = source
        self._layout = layout

    def __call__(
        self, value: cst.BaseExpression, resolution: str | None, is_deferred: bool
    ) -> cst.BaseExpression:
        """The value, with the paths and credentials in it resolved by the project."""
        if is_deferred:
            value = resolved(value, self._source, self._layout)
        if resolution is None:
            return value
        self._source.import_names("project", "project", level=1)
        if resolution == "path":
            return call("project.path", [arg(value)])
        self._layout.import_runtime(self._source, "credentials", resolution)
        return call(resolution, [arg(name("project")), arg(value)])


def _constant(constant: IOManagerConstant) -> cst.BaseExpression:
    value = constant.value
    return expression(value.expression if isinstance(value, BuiltValue) else value)


def _imports(io_manager_class: IOManagerClass) -> list[Import]:
    own = Import(module=io_manager_class.module, name=io_manager_class.class_name)
    values = [constant.value for constant in io_manager_class.constants]
    built = [value for value in values if isinstance(value, BuiltValue)]
    return [own, *(import_ for value in built for import_ in value.imports)]


def _resource(resource: Resource, source: Source, layout: Layout, level: int) -> cst.BaseExpression:
    """An instance; or one whose missing fields the launchpad asks for."""
    if resource.module is not None:
        return _own_resource(resource, resource.module, source)
    values = [arg(literal(value), key) for key, value in resource.values]
    is_shared = resource.class_name in _MODULES
    class_path = (resource.class_name,) if is_shared else (_CLASSES, resource.class_name)
    if not resource.left_open:
        return call(dotted(*class_path), values, exploded=len(values) > 1)
    layout.import_runtime(source, "launch", "configure_at_launch", level=level)
    arguments = [arg(dotted(*class_path)), *values]
    return call("configure_at_launch", arguments, exploded=True)


def _own_resource(resource: Resource, module: str, source: Source) -> cst.BaseExpression:
    """One of the project's own: an instance of its class, or its definition with a configuration."""
    own: cst.BaseExpression = dotted(module, resource.class_name)
    if module.split(".", maxsplit=1)[0] == _CLASSES:
        source.import_names(module, resource.class_name)
        own = name(resource.class_name)
    else:
        source.import_module(module)
    if not resource.is_definition:
        values = [arg(_argument(value, source), key) for key, value in resource.values]
        return call(own, values, exploded=len(values) > 1)
    if not resource.values:
        return own
    config = [(literal(key), literal(value)) for key, value in resource.values]
    return call(cst.Attribute(own, name("configured")), [arg(dictionary(config, exploded=True))])


def _argument(value: Any, source: Source) -> cst.BaseExpression:
    """A value of a class's field; a variable of the environment is one that Dagster looks up."""
    if isinstance(value, dict) and set(value) == {"env"}:
        source.import_dagster()
        return call("dg.EnvVar", [arg(literal(value["env"]))])
    return literal(value)


def resource_items(
    package: Package, resources: Iterable[Resource], source: Source, layout: Layout, level: int = 1
) -> list[tuple[cst.BaseExpression, cst.BaseExpression]]:
    """The entries of a dictionary of resources."""
    items: list[tuple[cst.BaseExpression, cst.BaseExpression]] = []
    modules = _modules(package)
    for resource in resources:
        if resource.module is None and resource.class_name in modules:
            layout.import_runtime(
                source, modules[resource.class_name], resource.class_name, level=level
            )
        elif resource.module is None:
            # The module: a new type of datasets then changes no import.
            source.import_names("", _CLASSES, level=level)
        items.append((literal(resource.key), _resource(resource, source, layout, level)))
    return items


def parameters_item(
    package_classes: Iterable[ConfigClass], source: Source, level: int | None
) -> list[tuple[cst.BaseExpression, cst.BaseExpression]]:
    """The entry of the parameters, where a class of them is among those given."""
    root = next(
        (config_class for config_class in package_classes if config_class.is_resource), None
    )
    if root is None:
        return []
    if level is not None:
        source.import_names("parameters", root.name, level=level)
    instance_path = (root.name, "configure_at_launch") if root.needs_values else (root.name,)
    return [(literal(PARAMETERS), call(dotted(*instance_path)))]


def emit_resources(package: Package, layout: Layout) -> str:
    """The text of the module of resources."""
    has_parameters = any(config_class.is_resource for config_class in package.config_classes)
    parameters = "the parameters, and " if has_parameters else ""
    source = Source(doc=f"Resources: {parameters}one I/O manager for each dataset.")
    items = [
        *parameters_item(package.config_classes, source, 1),
        *resource_items(package, package.resources, source, layout),
    ]
    source.add([assign(name("resources"), dictionary(items, exploded=True))])
    return source.text()
