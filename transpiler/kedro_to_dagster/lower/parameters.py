"""Parameters: a `dg.Config` class for each mapping of parameters, and one for each node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from ..errors import ProjectError
from ..model.computation import ConfigValue, Constant
from ..model.configuration import ConfigClass, ConfigField
from ..model.kedro import Node, Parameter, is_parameter
from .config_classes import (
    ClassMaker,
    field_keys,
    field_name,
    mapping_paths,
    parameter_path,
    path_order,
)
from .draft import Draft, NodeId, ParameterValue
from .models import WHOLE, Models
from .names import class_name, identifier, unique_names
from .values import is_configurable

_PREFIX = "params:"


def lower_parameters(draft: Draft) -> Draft:
    """Make the configuration classes, and note for each node where it finds its parameters.

    A node finds them in the same way in every environment, since its op and its asset are the same.

    Raises:
        ProjectError: If that cannot be.
    """
    others = {
        each.name: replace(draft, parameters={every.name: every for every in each.parameters})
        for each in draft.project.other_environments
    }
    names = _class_names(draft, (draft, *others.values()))
    opaque: frozenset[str] = frozenset()
    while True:
        first = _lowered(draft, names, opaque)
        made = {name: _lowered(each, names, opaque) for name, each in others.items()}
        differing = {
            parameter: environment
            for environment, each in made.items()
            for parameter in first.differing(each)
        }
        if not differing:
            break
        if opaque >= set(differing):
            _refuse(draft, differing)
        opaque |= set(differing)
    return replace(
        draft,
        config_classes=first.classes,
        config_class_of=first.class_of,
        parameter_values=first.values,
        environment_classes={name: each.classes for name, each in made.items()},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lowered:
    """The parameters of one environment: classes, the one of each node, and what its body makes of them."""

    classes: tuple[ConfigClass, ...]
    class_of: Mapping[NodeId, str]
    values: Mapping[NodeId, Mapping[str, ParameterValue]]

    def differing(self, other: _Lowered) -> Iterator[str]:
        """The parameters of which a node's body would make something else in another environment."""
        for node, values in self.values.items():
            for name, value in values.items():
                if repr(value) != repr(other.values[node][name]):
                    yield name


def _refuse(draft: Draft, differing: Mapping[str, str]) -> NoReturn:
    parameter, environment = min(differing.items())
    raise ProjectError(
        "K2D919",
        f"The parameter '{parameter.removeprefix(_PREFIX)}' is not of one form in the environments "
        f"'{draft.project.environment}' and '{environment}', and Dagster's configuration cannot express "
        "it in both.",
        "Export one package for each environment.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """The names of the classes, by the node's op and by the mapping's path; the same everywhere."""

    nodes: Mapping[str, str]
    mappings: Mapping[str, str]


def _class_names(draft: Draft, environments: Iterable[Draft]) -> _Names:
    parameters = [each for one in environments for each in one.parameters.values()]
    paths = sorted({path for each in parameters for path in mapping_paths(each)}, key=path_order)
    # Node classes end in Config; a mapping's class takes its own name unless that is gone.
    nodes = unique_names(
        [draft.names.ops[node.identity] for node in _reading(draft)],
        lambda name: f"{class_name(name)}Config",
    )
    # A field of the name of its own class would hide it from the annotation.
    fields = {
        field_name(key)
        for each in parameters
        for key in (parameter_path(each.name), *field_keys(each.value))
    }
    taken = fields | set(nodes.values())
    mappings = unique_names(paths, class_name, taken, lambda name: f"{name}Parameters")
    return _Names(nodes=nodes, mappings=mappings)


def _reading(draft: Draft) -> list[Node]:
    """The nodes that read parameters."""
    return [node for node in draft.nodes if any(is_parameter(each.dataset) for each in node.inputs)]


def _lowered(draft: Draft, names: _Names, opaque: frozenset[str]) -> _Lowered:
    """Lower the parameters of one environment; those that are `opaque` become no classes."""
    maker = ClassMaker(names=names.mappings, log=draft.log, opaque=opaque)
    values: dict[NodeId, Mapping[str, ParameterValue]] = {}
    config_classes: dict[NodeId, ConfigClass] = {}
    for node in _reading(draft):
        name = names.nodes[draft.names.ops[node.identity]]
        made, values[node.identity] = _node_class(node, draft, maker, name)
        if made.fields:
            config_classes[node.identity] = made
    return _Lowered(
        classes=(*maker.made.values(), *config_classes.values()),
        class_of={node: made.name for node, made in config_classes.items()},
        values=values,
    )


def _node_class(
    node: Node, draft: Draft, maker: ClassMaker, name: str
) -> tuple[ConfigClass, dict[str, ParameterValue]]:
    used = list(dict.fromkeys(each.dataset for each in node.inputs if is_parameter(each.dataset)))
    models = Models(draft.project.parameter_models)
    paths = {each: models.whole(parameter_path(each)) for each in used}
    keys = unique_names(paths.values(), lambda path: field_name(identifier(path)))
    made: dict[str, ConfigField] = {}
    values: dict[str, ParameterValue] = {}
    for parameter, path in paths.items():
        whole = draft.parameters["parameters" if path == WHOLE else f"{_PREFIX}{path}"]
        if path not in made:
            is_opaque = not maker.opaque.isdisjoint({parameter, whole.name})
            made[path] = (
                _opaque_field(keys[path], whole.value)
                if is_opaque and is_configurable(whole.value)
                else _node_field(keys[path], path, whole, maker)
            )
        values[parameter] = models.typed(_value(made[path]), parameter_path(parameter), path, whole)
    fields = tuple(each for each in made.values() if not each.is_constant)
    config = ConfigClass(name=name, doc=f"Parameters of the node `{node.name}`.", fields=fields)
    return config, values


def _opaque_field(name: str, value: Any) -> ConfigField:
    return ConfigField(name=name, key=name, annotation="Any", default=value)


def _value(made: ConfigField) -> ConfigValue | Constant:
    if made.is_constant:
        return Constant(value=made.default)
    return ConfigValue(field=made.name, form=made.form)


def _node_field(name: str, path: str, parameter: Parameter, maker: ClassMaker) -> ConfigField:
    if parameter.is_missing:
        return ConfigField(name=name, key=name, annotation="Any", is_required=True)
    return maker.field(name, name, path, parameter.value)
