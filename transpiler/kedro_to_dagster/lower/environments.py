"""Environments: what each further one has different from the first, whose package this is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..errors import ProjectError
from ..model.configuration import ConfigClass
from ..model.dagster import Environment
from ..model.kedro import Node, Shape, untranscoded
from . import bound
from .draft import Draft
from .names import safe_identifier, unique_names


def lower_environments(draft: Draft) -> Draft:
    """Note what differs in the environments beside the first, and refuse what code cannot choose."""
    others = draft.project.other_environments
    modules = unique_names(
        [each.name for each in others], lambda name: safe_identifier(name, bound.ENVIRONMENTS)
    )
    _refuse_partly_stored(draft)
    resources = {each.key: each for each in draft.resources}
    return replace(
        draft,
        environments=tuple(
            Environment(
                name=each.name,
                module=modules[each.name],
                config_classes=tuple(
                    _differing(draft.config_classes, draft.environment_classes[each.name])
                ),
                resources=tuple(
                    resource
                    for resource in draft.environment_resources[each.name]
                    if not same(resource, resources[resource.key])
                ),
            )
            for each in others
        ),
    )


def same(one: Any, other: Any) -> bool:
    """Whether two things are written alike: 1 is not True here, and a NaN is one."""
    return repr(one) == repr(other)


def _differing(
    first: tuple[ConfigClass, ...], classes: tuple[ConfigClass, ...]
) -> Iterator[ConfigClass]:
    """The classes that are not those of the first environment, or refer to one that is not."""
    known = {each.name: each for each in first}
    differing: set[str] = set()
    # Classes stand after those that they refer to.
    for each in classes:
        base = known.get(each.name)
        if base is None:
            differing.add(each.name)
            yield each
            continue
        changed = tuple(
            field
            for field, before in zip(each.fields, base.fields, strict=False)
            if field.nested_class in differing or not same(field, before)
        )
        if _extends(each, base):
            if changed:
                differing.add(each.name)
                yield replace(each, fields=changed, extends=True, builds_values=False)
        else:
            differing.add(each.name)
            yield each


def _extends(made: ConfigClass, base: ConfigClass) -> bool:
    """Whether a class can be written as a subclass with other defaults: all else is inherited."""

    def kept(config_class: ConfigClass) -> list[Any]:
        # What the method that builds the values says of each field.
        built = config_class.builds_values
        return [
            (
                each.name,
                each.key,
                each.is_constant,
                each.form if built else None,
                each.default if each.is_constant else None,
            )
            for each in config_class.fields
        ]

    return made.builds_values == base.builds_values and same(kept(made), kept(base))


def _refuse_partly_stored(draft: Draft) -> None:
    """Refuse datasets that are in memory in one environment where a node needs them to be stored."""
    for node in draft.nodes:
        for name in _used_by_the_body(node):
            versions = draft.versions_of(name)
            kinds = {environment: each.is_memory for environment, each in versions.items()}
            if len(set(kinds.values())) > 1:
                memory = ", ".join(key for key, is_memory in kinds.items() if is_memory)
                stored = ", ".join(key for key, is_memory in kinds.items() if not is_memory)
                raise ProjectError(
                    "K2D918",
                    f"Dataset '{name}' is stored in {stored} and lives in memory in {memory}; node "
                    f"'{node.name}' confirms it, saves it chunk by chunk beside other outputs, or loads "
                    "it by another view, which needs it to be stored in all of them or in none.",
                    "Add it to the catalog of each environment, or export one package for each.",
                )


def _used_by_the_body(node: Node) -> Iterator[str]:
    yield from node.confirms
    if node.function.is_generator and node.output_shape is not Shape.ONE:
        yield from (each.dataset for each in node.outputs)
    views = [each.dataset for each in node.inputs]
    plain = [untranscoded(each) for each in views]
    yield from (each for each in views if "@" in each and plain.count(untranscoded(each)) > 1)
