"""Parameters: one resource that holds all that nodes read, with a class for each mapping in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from ..errors import ProjectError
from ..model.computation import ConfigValue, Constant, ParameterForm, ResolvedValue
from ..model.configuration import ConfigClass, ConfigField
from ..model.deferred import deferred_values_in, looks_deferred
from ..model.kedro import Node, is_parameter
from . import bound
from .config_classes import ClassMaker, field_keys, field_name, mapping_paths, parameter_path
from .draft import Draft, NodeId, ParameterValue
from .models import Models
from .names import ROOT_ATTRIBUTES, class_name, unique_names
from .parameter_tree import ParameterTree, Path

PARAMETERS_CLASS = "Parameters"
# What the module of parameters has imported.
_TAKEN = bound.PARAMETERS | {PARAMETERS_CLASS}
# Types of values that nothing can change in place.
_UNCHANGEABLE = frozenset({"bool", "float", "int", "str", "Number"})


def lower_parameters(draft: Draft) -> Draft:
    """Make the classes, and note for each node where it finds its parameters.

    A node finds them in the same way in every environment, since its asset is the same.

    Raises:
        ProjectError: If that cannot be.
    """
    others = {
        environment.name: replace(
            draft, parameters={parameter.name: parameter for parameter in environment.parameters}
        )
        for environment in draft.project.other_environments
    }
    trees = [_tree(variant) for variant in (draft, *others.values())]
    names = _class_names(trees)
    deferred = _deferred_paths(trees)
    opaque: frozenset[Path] = frozenset()
    while True:
        first = _lowered(draft, names, opaque, deferred)
        made = {
            name: _lowered(variant, names, opaque, deferred) for name, variant in others.items()
        }
        differing = {
            path: environment
            for environment, other in made.items()
            for path in first.differing(other)
        }
        if not differing:
            break
        if opaque >= set(differing):
            _refuse(draft, differing)
        opaque |= set(differing)
    every = [made_class for lowered in (first, *made.values()) for made_class in lowered.classes]
    return replace(
        draft,
        config_classes=_with_copies(first.classes, every),
        parameter_values=first.values,
        environment_classes={name: lowered.classes for name, lowered in made.items()},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lowered:
    """The parameters of one environment: classes, and what each node's body makes of them."""

    classes: tuple[ConfigClass, ...]
    values: Mapping[NodeId, Mapping[str, ParameterValue]]
    paths: Mapping[str, Path]

    def differing(self, other: _Lowered) -> Iterator[Path]:
        """The parameters of which a node's body would make something else in another environment."""
        for node, values in self.values.items():
            for name, value in values.items():
                if repr(value) != repr(other.values[node][name]):
                    yield self.paths[name]


def _with_copies(
    classes: tuple[ConfigClass, ...], every: Iterable[ConfigClass]
) -> tuple[ConfigClass, ...]:
    """The classes, the resource as one that hands out copies if any environment, or a run, needs it."""
    fields = [field for config_class in every for field in config_class.fields]
    if not any(_can_be_changed(field) for field in fields):
        return classes
    return tuple(replace(made, hands_out_copies=made.is_resource) for made in classes)


def _can_be_changed(field: ConfigField) -> bool:
    """Whether a node could change the field's value in place: all but texts, numbers and flags.

    A mapping is made anew for each node, but what stands in one that builds its values is not.
    """
    if field.nested_class is not None:
        return field.form is ParameterForm.METHOD
    return not field.is_constant and field.annotation not in _UNCHANGEABLE


def _refuse(draft: Draft, differing: Mapping[Path, str]) -> NoReturn:
    path, environment = min(differing.items())
    raise ProjectError(
        "K2D919",
        f"The parameter '{'.'.join(path)}' is not of one form in the environments "
        f"'{draft.project.environment}' and '{environment}', and Dagster's configuration cannot express "
        "it in both.",
        "Export one package for each environment.",
    )


def _tree(draft: Draft) -> ParameterTree:
    """All parameters that nodes read; of one that becomes an instance of a class, the whole."""
    models = Models(draft.project.parameter_models)
    used: dict[str, Any] = {}
    for node in draft.nodes:
        for binding in node.inputs:
            if is_parameter(binding.dataset):
                whole = models.whole(parameter_path(binding.dataset))
                used[whole] = draft.parameters[path_name(whole)]
    return ParameterTree.of(used)


def _deferred_paths(trees: Iterable[ParameterTree]) -> frozenset[Path]:
    """What a run resolves, in any environment; with texts that would else be taken for such."""
    roots = [dict(tree.values) for tree in trees]
    if not deferred_values_in(roots):
        return frozenset()
    return frozenset(
        path for root in roots for path, value in _leaves(root, ()) if looks_deferred(value)
    )


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if type(value) is dict and all(type(key) is str for key in value):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    else:
        yield path, value


def path_name(path: str) -> str:
    """What Kedro calls the parameter of a path."""
    return "parameters" if path == parameter_path("parameters") else f"params:{path}"


def _class_names(trees: Iterable[ParameterTree]) -> Mapping[Path, str]:
    roots = [tree.values for tree in trees]
    paths = sorted({path for root in roots for path in mapping_paths(root)})
    # A field of the name of its own class would hide it from the annotation.
    fields = {field_name(key) for root in roots for key in field_keys(root)}
    taken = fields | _TAKEN
    labels = {path: ".".join(path) for path in paths}
    named = unique_names(labels.values(), class_name, taken, lambda name: f"{name}Parameters")
    return {path: named[label] for path, label in labels.items()}


def _lowered(
    draft: Draft,
    names: Mapping[Path, str],
    opaque: frozenset[Path],
    deferred: frozenset[Path],
) -> _Lowered:
    """Lower the parameters of one environment.

    Those that are `opaque` become no classes, those that are `deferred` are resolved by a run.
    """
    tree = _tree(draft)
    maker = ClassMaker(names=names, log=draft.log, opaque=opaque, deferred=deferred)
    keys = unique_names(tree.values, lambda key: field_name(key, ROOT_ATTRIBUTES))
    # Kedro reads the files of parameters in an order that differs from run to run.
    fields = {
        key: maker.field(keys[key], key, (key,), value)
        for key, value in sorted(tree.values.items())
    }
    root = ConfigClass(
        name=PARAMETERS_CLASS,
        doc="All parameters that nodes take.",
        fields=tuple(fields.values()),
        is_resource=True,
        builds_values=maker.builds_values(fields.values()),
    )
    models = Models(draft.project.parameter_models)
    reader = _Reader(tree=tree, root=root, maker=maker, models=models, draft=draft)
    values = {node.identity: reader.values_of(node) for node in draft.nodes}
    return _Lowered(
        classes=(*maker.made.values(), root) if any_field(root) else (),
        values={node: found for node, found in values.items() if found},
        paths={
            binding.dataset: tree.path(models.whole(parameter_path(binding.dataset)))
            for node in draft.nodes
            for binding in node.inputs
            if is_parameter(binding.dataset)
        },
    )


def any_field(root: ConfigClass) -> bool:
    """Whether the class has something that a run can configure."""
    return any(not field.is_constant for field in root.fields)


def _within(path: Path, other: Path) -> bool:
    """Whether one of two paths leads through the other."""
    length = min(len(path), len(other))
    return path[:length] == other[:length]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Finds in the classes what nodes read."""

    tree: ParameterTree
    root: ConfigClass
    maker: ClassMaker
    models: Models
    draft: Draft

    def values_of(self, node: Node) -> dict[str, ParameterValue]:
        """What stands for each parameter that a node reads."""
        used = dict.fromkeys(
            binding.dataset for binding in node.inputs if is_parameter(binding.dataset)
        )
        return {name: self._value(name) for name in used}

    def _value(self, name: str) -> ParameterValue:
        path = parameter_path(name)
        whole = self.models.whole(path)
        place = self.tree.path(whole)
        found: ConfigValue | Constant | ResolvedValue = self._found(place)
        if any(_within(place, other) for other in self.maker.deferred):
            found = ResolvedValue(value=self._found(place))
        return self.models.typed(found, path, whole, self.draft.parameters[path_name(whole)])

    def _found(self, path: Path) -> ConfigValue | Constant:
        """The value at a path: attributes as far as there are classes, then keys."""
        holder: ConfigClass | None = self.root
        fields: list[str] = []
        field: ConfigField | None = None
        rest = list(path)
        while rest and holder is not None:
            key = rest.pop(0)
            field = next(each for each in holder.fields if each.key == key)
            if field.is_constant:
                value = field.default
                for inner in rest:
                    value = value[inner]
                return Constant(value=value)
            fields.append(field.name)
            holder = self.maker.class_named(field.nested_class)
        if field is None and not any_field(self.root):
            return Constant(value={each.key: each.default for each in self.root.fields})
        if field is None:
            return ConfigValue(fields=(), form=self.maker.form(self.root))
        form = ConfigValue(fields=(), form=field.form).form
        if rest:
            return ConfigValue(fields=tuple(fields), form=form, keys=tuple(rest))
        return ConfigValue(fields=tuple(fields), form=form)
