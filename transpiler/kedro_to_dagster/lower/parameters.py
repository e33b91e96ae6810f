"""Parameters: a `dg.Config` class for each mapping of parameters, and one for each node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn

from ..diagnostics import DiagnosticLog
from ..errors import ProjectError
from ..model.computation import ConfigValue, Constant, ParameterForm
from ..model.configuration import ConfigClass, ConfigField
from ..model.kedro import Node, OpenValue, Parameter, is_parameter, open_values_in
from .draft import Draft, NodeId, ParameterValue
from .models import WHOLE, Models
from .names import MODEL_ATTRIBUTES, class_name, identifier, safe_identifier, unique_names
from .values import annotation, is_configurable, is_literal

_PREFIX = "params:"
_DOT = "\0"


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
    paths = sorted({path for each in parameters for path in _mappings(each)}, key=_path_order)
    # Node classes end in Config; a mapping's class takes its own name unless that is gone.
    nodes = unique_names(
        [draft.names.ops[node.identity] for node in _reading(draft)],
        lambda name: f"{class_name(name)}Config",
    )
    # A field of the name of its own class would hide it from the annotation.
    fields = {
        field_name(key)
        for each in parameters
        for key in (parameter_path(each.name), *_keys(each.value))
    }
    taken = fields | set(nodes.values())
    mappings = unique_names(paths, class_name, taken, lambda name: f"{name}Parameters")
    return _Names(nodes=nodes, mappings=mappings)


def _reading(draft: Draft) -> list[Node]:
    """The nodes that read parameters."""
    return [node for node in draft.nodes if any(is_parameter(each.dataset) for each in node.inputs)]


def _lowered(draft: Draft, names: _Names, opaque: frozenset[str]) -> _Lowered:
    """Lower the parameters of one environment; those that are `opaque` become no classes."""
    maker = _ClassMaker(names=names.mappings, log=draft.log, opaque=opaque)
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


def parameter_path(name: str) -> str:
    """`params:a.b` → `a.b`; `parameters` has a path that none of them can have."""
    return WHOLE if name == "parameters" else name.removeprefix(_PREFIX)


def _path_order(path: str) -> tuple[str, ...]:
    return tuple(path.split("."))


def _mappings(parameter: Parameter) -> list[str]:
    """Paths of the mappings in a parameter that become classes."""
    found: list[str] = []

    def visit(path: str, value: Any) -> None:
        if _becomes_class(value):
            found.append(path)
            for key, inner in value.items():
                visit(_below(path, key), inner)

    visit(parameter_path(parameter.name), parameter.value)
    return found


def _keys(value: Any) -> Iterator[str]:
    """The keys of a mapping and of those in it, each of which becomes a field."""
    if _becomes_class(value):
        for key, inner in value.items():
            yield key
            yield from _keys(inner)


def _below(path: str, key: str) -> str:
    """The path of a key; a dot in the key itself does not divide it."""
    inner = key.replace(".", _DOT)
    return inner if path == WHOLE else f"{path}.{inner}"


def _shown(path: str) -> str:
    return path.replace(_DOT, ".")


def _becomes_class(value: Any) -> bool:
    """Whether a mapping becomes a class; Dagster cannot make one that has a key `self`."""
    plain = type(value) is dict and all(type(key) is str for key in value)
    return plain and bool(value) and "self" not in value


@dataclass(slots=True)
class _ClassMaker:
    """Makes a class for each mapping once; the inner ones first, as Python needs them."""

    names: Mapping[str, str]
    log: DiagnosticLog
    opaque: frozenset[str] = frozenset()
    made: dict[str, ConfigClass] = field(default_factory=dict)

    def make(self, path: str, value: dict[str, Any]) -> ConfigClass:
        if path in self.made:
            return self.made[path]
        keys = unique_names(value, field_name)
        fields = tuple(
            self.field(keys[key], key, _below(path, key), inner) for key, inner in value.items()
        )
        doc = "All parameters." if path == WHOLE else f"Parameters under `{_shown(path)}`."
        made = ConfigClass(
            name=self.names[path],
            doc=doc,
            fields=fields,
            builds_values=any(
                each.is_constant or each.form is ParameterForm.METHOD for each in fields
            ),
        )
        self.made[path] = made
        return made

    def field(self, name: str, key: str, path: str, value: Any) -> ConfigField:
        """A field for one value: a nested class, a typed default, or a constant in the code."""
        # Dagster loses what a run gives for a required class under another name than its key.
        if _becomes_class(value) and (name == key or is_literal(value)):
            nested = self.make(path, value)
            return ConfigField(
                name=name,
                key=key,
                annotation=nested.name,
                nested_class=nested.name,
                is_required=any(each.is_required for each in nested.fields),
                form=_form(nested, self.made.values()),
            )
        if is_configurable(value):
            return ConfigField(name=name, key=key, annotation=annotation(value), default=value)
        if open_values_in(value):
            is_text = isinstance(value, OpenValue) and value.is_part
            kind = "str" if is_text else "Any"
            return ConfigField(name=name, key=key, annotation=kind, is_required=True)
        if is_literal(value):
            self.log.add(
                "K2D305",
                _shown(path),
                f"the parameter '{_shown(path)}' cannot be expressed in Dagster's configuration; it "
                "stands in the code.",
                hint="Edit it in the Kedro project and export again.",
            )
            return ConfigField(
                name=name, key=key, annotation="Any", default=value, is_constant=True
            )
        self.log.add(
            "K2D304",
            _shown(path),
            f"the parameter '{_shown(path)}' is a {type(value).__name__}, which cannot be written as code.",
            hint="A run must be given its value.",
        )
        return ConfigField(name=name, key=key, annotation="Any", is_required=True)


def _form(made: ConfigClass, classes: Any) -> ParameterForm:
    if made.builds_values:
        return ParameterForm.METHOD
    by_name = {each.name: each for each in classes}

    def has_alias(config_class: ConfigClass) -> bool:
        return any(
            each.name != each.key
            or (each.nested_class is not None and has_alias(by_name[each.nested_class]))
            for each in config_class.fields
        )

    return ParameterForm.ALIASED_MODEL if has_alias(made) else ParameterForm.MODEL


def field_name(key: str) -> str:
    """Python name of a field: a key that pydantic or Dagster would not take is changed and aliased."""
    name = safe_identifier(key, MODEL_ATTRIBUTES)
    if name.startswith("_"):
        # pydantic takes a leading underscore for a private attribute.
        name = f"field{name}"
    elif name.startswith(("model_dump", "model_validate")):
        # pydantic keeps these beginnings for itself, and warns.
        name = f"field_{name.rstrip('_')}"
    return name


def _node_class(
    node: Node, draft: Draft, maker: _ClassMaker, name: str
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


def _node_field(name: str, path: str, parameter: Parameter, maker: _ClassMaker) -> ConfigField:
    if parameter.is_missing:
        return ConfigField(name=name, key=name, annotation="Any", is_required=True)
    return maker.field(name, name, path, parameter.value)
