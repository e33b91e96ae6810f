"""Environments: what each further one has different from the first, whose package this is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..codes.datasets import STORED_IN_SOME_ENVIRONMENTS
from ..dagster_model.config import ConfigClass, ConfigField
from ..dagster_model.package import EnvironmentChanges
from ..kedro_model.node import Node, Shape, untranscoded
from ..kedro_model.project import Project
from ..literals import exact
from .datasets.resources import Resources
from .names import bound
from .names.identifiers import safe_identifier, snake_case, unique_names
from .parameters.resource import Parameters
from .runs.schedules import Schedules


def lower_environments(
    project: Project,
    nodes: tuple[Node, ...],
    parameters: Parameters,
    resources: Resources,
    schedules: Schedules,
) -> tuple[EnvironmentChanges, ...]:
    """Note what differs in the environments beside the first.

    Raises:
        ProjectError: If code would have to choose among them.
    """
    _refuse_partly_stored(project, nodes)
    names = [environment.name for environment in project.other_environments]
    modules = unique_names(
        names, lambda name: safe_identifier(snake_case(name), bound.ENVIRONMENTS)
    )
    first = {resource.key: resource for resource in resources.resources}
    return tuple(
        EnvironmentChanges(
            name=name,
            module=modules[name],
            config_classes=tuple(_differing(parameters.classes, parameters.of_environments[name])),
            resources=tuple(
                resource
                for resource in resources.of_environments[name]
                if exact(resource) != exact(first[resource.key])
            ),
            schedules=own.differing if (own := schedules.of_environments.get(name)) else (),
            schedule_names=own.names if own else None,
        )
        for name in names
    )


def _differing(
    first: tuple[ConfigClass, ...], classes: tuple[ConfigClass, ...]
) -> Iterator[ConfigClass]:
    """The classes that are not those of the first environment, or refer to one that is not."""
    known = {config_class.name: config_class for config_class in first}
    # Whether each class that differs is a subclass of that of its name in the first environment.
    differing: dict[str, bool] = {}
    # Classes stand after those that they refer to.
    for config_class in classes:
        base = known.get(config_class.name)
        if base is None or not _extends(config_class, base, differing):
            differing[config_class.name] = False
            yield config_class
            continue
        count = len(base.fields)
        changed = tuple(
            field
            for field, before in zip(config_class.fields, base.fields, strict=False)
            if field.nested_class in differing or exact(field) != exact(before)
        )
        if changed or config_class.fields[count:]:
            differing[config_class.name] = True
            fields = changed + config_class.fields[count:]
            yield replace(config_class, fields=fields, extends=True, builds_values=False)


def _extends(config_class: ConfigClass, base: ConfigClass, differing: dict[str, bool]) -> bool:
    """Whether a class can be written as a subclass with other defaults and with fields after its own.

    A field keeps its type, or has a subclass of it.
    """
    count = len(base.fields)

    def inherited(owner: ConfigClass) -> list[Any]:
        # What the method that builds the values says of each field.
        built = owner.builds_values
        return [
            (
                field.name,
                field.key,
                field.is_constant,
                field.form if built else None,
                field.default if field.is_constant else None,
            )
            for field in owner.fields[:count]
        ]

    def keeps_type(field: ConfigField, before: ConfigField) -> bool:
        types = {field.annotation, before.annotation}
        return differing.get(field.nested_class or "", True) and (len(types) == 1 or "Any" in types)

    added = config_class.fields[count:]
    return (
        config_class.builds_values == base.builds_values
        and config_class.is_filled_by_name == base.is_filled_by_name
        and not (added and base.builds_values)
        and exact(inherited(config_class)) == exact(inherited(base))
        and all(map(keeps_type, config_class.fields, base.fields))
    )


def _refuse_partly_stored(project: Project, nodes: tuple[Node, ...]) -> None:
    """Refuse datasets that are in memory in one environment where a node needs them to be stored."""
    for node in nodes:
        for name in _used_by_the_body(node):
            versions = project.versions_of(name)
            kinds = {environment: version.is_memory for environment, version in versions.items()}
            if len(set(kinds.values())) > 1:
                memory = ", ".join(key for key, is_memory in kinds.items() if is_memory)
                stored = ", ".join(key for key, is_memory in kinds.items() if not is_memory)
                raise STORED_IN_SOME_ENVIRONMENTS(
                    name=name, stored=stored, memory=memory, node=node.name
                )


def _used_by_the_body(node: Node) -> Iterator[str]:
    yield from node.confirms
    if node.function.is_generator and node.output_shape is not Shape.ONE:
        yield from (output.dataset for output in node.outputs)
    views = [binding.dataset for binding in node.inputs]
    plain = [untranscoded(view) for view in views]
    yield from (view for view in views if "@" in view and plain.count(untranscoded(view)) > 1)
