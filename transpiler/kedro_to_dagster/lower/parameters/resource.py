"""Parameters: one resource that holds all that nodes read, with a class for each mapping in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from ...codes.parameters import PARAMETER_KEY_NO_TEXT, PARAMETER_OF_TWO_FORMS
from ...dagster_model.call import ConfigValue, MissingValue, ParameterValue, ResolvedValue
from ...dagster_model.code import Constant
from ...dagster_model.config import ConfigClass, ConfigField
from ...diagnostics import DiagnosticLog
from ...kedro_model.deferred import deferred_values_in, looks_deferred
from ...kedro_model.node import Node, NodeId, parameter_name, parameter_path
from ...kedro_model.project import Parameter, Project
from ...literals import exact
from ..names import bound
from ..names.identifiers import ROOT_ATTRIBUTES, field_name, unique_names
from ..names.naming import Names
from ..own_hooks import may_give_datasets
from ..planned_jobs import PlannedJob
from .checked import leads_through, with_check
from .classes import PARAMETERS_CLASS, ClassMaker, class_names
from .hook_parameters import missing_for_hooks, with_fields
from .missing import lacking_in, needed_where_read, with_required
from .reports import pipelines_of_nodes, report_missing, report_runs
from .tree import ParameterTree, Path
from .typed import Models

# What the module of parameters has imported.
_TAKEN = bound.PARAMETERS | {PARAMETERS_CLASS}
# Types of values that no node can change in place, or tell from others that are equal.
_ALWAYS_ALIKE = frozenset({"bool", "float", "int", "Number"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """The classes of parameters, and where in them each node finds what it reads.

    `classes` are those of the first environment, `of_environments` those of the others.
    """

    classes: tuple[ConfigClass, ...]
    of_environments: Mapping[str, tuple[ConfigClass, ...]]
    values: Mapping[NodeId, Mapping[str, ParameterValue]]

    def values_of(self, node: Node) -> Mapping[str, ParameterValue]:
        """What stands for each parameter that a node reads, by Kedro's names."""
        return self.values.get(node.identity, {})


def lower_parameters(
    project: Project,
    nodes: tuple[Node, ...],
    jobs: Iterable[PlannedJob],
    names: Names,
    log: DiagnosticLog,
) -> Parameters:
    """Make the classes, and note for each node where it finds its parameters.

    A node finds them in the same way in every environment, since its asset is the same.

    Raises:
        ProjectError: If that cannot be.
    """
    models = Models(project.parameter_models, _names_in_bodies(nodes, names))
    runs = pipelines_of_nodes(project)
    inputs = _Inputs.of(nodes, models, project.parameters, runs)
    others = {
        environment.name: _Inputs.of(nodes, models, environment.parameters, runs)
        for environment in project.other_environments
    }
    trees = [inputs.tree, *(other.tree for other in others.values())]
    _check_keys(trees)
    of_mappings = class_names(trees, _TAKEN)
    deferred = _deferred_paths(trees)
    hooks_give = may_give_datasets(project)
    environments = [inputs, *others.values()]
    report_missing([one.parameters for one in environments], hooks_give, log)
    report_runs(nodes, models, runs, log)
    optional = frozenset() if hooks_give else _needed_where_read(environments, jobs, models)
    maker = ClassMaker(of_mappings, log, frozenset(), deferred, hooks_give, optional)
    first, lowered = _alike(project, inputs, others, maker)
    every = [config for one in (first, *lowered.values()) for config in one.classes]
    missing = missing_for_hooks(project, first.classes, log)

    def completed(classes: tuple[ConfigClass, ...]) -> tuple[ConfigClass, ...]:
        # With hooks Kedro's own session checks them, when the hooks have seen them.
        if project.has_session:
            checked = classes
        else:
            required = with_required(classes, nodes, first.values)
            checked = with_check(required, models, deferred)
        return with_fields(_with_copies(checked, every), missing)

    return Parameters(
        classes=completed(first.classes),
        of_environments={
            name: completed(other.classes) if other.classes else ()
            for name, other in lowered.items()
        },
        values=first.values,
    )


def _alike(
    project: Project, inputs: _Inputs, others: Mapping[str, _Inputs], maker: ClassMaker
) -> tuple[_Lowered, Mapping[str, _Lowered]]:
    """The parameters of every environment, such that nodes find them in the same way in all.

    What would be found in another way is a field that takes anything.
    """
    opaque: frozenset[Path] = frozenset()
    while True:
        first = _lowered(inputs, replace(maker, opaque=opaque, classes={}))
        lowered = {
            name: _lowered(other, replace(maker, opaque=opaque, classes={}))
            for name, other in others.items()
        }
        differing = {
            path: environment
            for environment, other in lowered.items()
            for path in first.differing(other)
        }
        if not differing:
            return first, lowered
        if opaque >= set(differing):
            _refuse(project.environment, differing)
        opaque |= set(differing)


def _needed_where_read(
    environments: Iterable[_Inputs], jobs: Iterable[PlannedJob], models: Models
) -> frozenset[Path]:
    inputs = list(environments)
    names = needed_where_read(inputs[0].nodes, [one.parameters for one in inputs], jobs, models)
    return frozenset(one.tree.path(name) for one in inputs for name in names)


def _names_in_bodies(nodes: Iterable[Node], names: Names) -> frozenset[str]:
    """What the bodies of assets call by a name already: inputs, functions, imports of the module."""
    functions = {node.function.qualname.split(".")[0] for node in nodes}
    return bound.ASSETS | functions | {*names.variables.values(), *names.nodes.values()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Inputs:
    """What nodes read in one environment: the parameters, and the tree that all of them make."""

    nodes: tuple[Node, ...]
    models: Models
    parameters: Mapping[str, Parameter]
    tree: ParameterTree
    runs: Mapping[NodeId, frozenset[str]]

    @classmethod
    def of(
        cls,
        nodes: tuple[Node, ...],
        models: Models,
        parameters: Iterable[Parameter],
        runs: Mapping[NodeId, frozenset[str]],
    ) -> _Inputs:
        """Collect all parameters that nodes read; of one that becomes an instance of a class, the whole."""
        by_name = {parameter.name: parameter for parameter in parameters}
        used: dict[str, Parameter] = {}
        for node in nodes:
            for name in node.parameters:
                whole = models.whole(parameter_path(name))
                used[whole] = by_name[parameter_name(whole)]
        tree = ParameterTree.of(used)
        return cls(nodes=nodes, models=models, parameters=by_name, tree=tree, runs=runs)


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
                if exact(value) != exact(other.values[node][name]):
                    yield self.paths[name]


def _with_copies(
    classes: tuple[ConfigClass, ...], every: Iterable[ConfigClass]
) -> tuple[ConfigClass, ...]:
    """The classes, the resource as one that hands out copies if any environment, or a run, needs it."""
    fields = [field for config_class in every for field in config_class.fields]
    if not any(_is_told_apart(field) for field in fields):
        return classes
    return tuple(
        replace(config_class, hands_out_copies=config_class.is_resource) for config_class in classes
    )


def _is_told_apart(field: ConfigField) -> bool:
    """Whether it shows that a node has the same object as another: for all but numbers and flags.

    A node could change it in place, and a pickle says which texts are one object.
    """
    return not field.is_constant and field.annotation not in _ALWAYS_ALIKE


def _refuse(environment: str | None, differing: Mapping[Path, str]) -> NoReturn:
    path, other = min(differing.items())
    raise PARAMETER_OF_TWO_FORMS(parameter=".".join(path), environment=environment, other=other)


def _check_keys(trees: Iterable[ParameterTree]) -> None:
    for tree in trees:
        keys: Iterable[Any] = tree.values
        for key in keys:
            if not isinstance(key, str):
                raise PARAMETER_KEY_NO_TEXT(key=key)


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


def _lowered(inputs: _Inputs, maker: ClassMaker) -> _Lowered:
    """Lower the parameters of one environment."""
    tree = inputs.tree
    keys = unique_names(tree.values, lambda key: field_name(key, ROOT_ATTRIBUTES))
    # In the order of the files: a node that takes all of them gets them so from Kedro.
    fields = tuple(maker.field(keys[key], key, (key,), value) for key, value in tree.values.items())
    root = ConfigClass(
        name=PARAMETERS_CLASS,
        doc="All parameters that nodes take.",
        fields=fields,
        is_resource=True,
        builds_values=maker.builds_values(fields),
    )
    reader = _Reader(inputs=inputs, root=root, maker=maker)
    values = {
        node.identity: {name: reader.value(name, node) for name in node.parameters}
        for node in inputs.nodes
        if node.parameters
    }
    return _Lowered(
        classes=(*maker.classes.values(), root) if _is_configurable(root) else (),
        values=values,
        paths={
            name: tree.path(inputs.models.whole(parameter_path(name)))
            for node in inputs.nodes
            for name in node.parameters
        },
    )


def _is_configurable(root: ConfigClass) -> bool:
    """Whether the class has something that a run can configure."""
    return any(not field.is_constant for field in root.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Finds in the classes what nodes read."""

    inputs: _Inputs
    root: ConfigClass
    maker: ClassMaker

    def value(self, name: str, node: Node) -> ParameterValue:
        """What stands for a parameter that a node reads."""
        path, models = parameter_path(name), self.inputs.models
        whole = models.whole(path)
        place = self.inputs.tree.path(whole)
        found = self._value_at(place)
        if isinstance(found, ConfigValue):
            needed = self.maker.needed_where_read
            if place in needed:
                return MissingValue(value=found, parameter=path)
            found = replace(found, lacking=lacking_in(place, needed))
        is_deferred = any(leads_through(place, other) for other in self.maker.deferred)
        plain = ResolvedValue(value=found) if is_deferred else found
        if path == whole:
            models = models.of_runs(self.inputs.runs.get(node.identity, frozenset()))
        return models.typed(plain, path, whole, self.inputs.parameters[parameter_name(whole)])

    def _value_at(self, path: Path) -> ConfigValue | Constant:
        """The value at a path: attributes as far as there are classes, then keys."""
        holder: ConfigClass | None = self.root
        fields: list[str] = []
        field: ConfigField | None = None
        rest = list(path)
        while rest and holder is not None:
            key = rest.pop(0)
            field = next(known for known in holder.fields if known.key == key)
            if field.is_constant:
                value = field.default
                for inner in rest:
                    value = value[inner]
                return Constant(value=value)
            fields.append(field.name)
            holder = self.maker.class_named(field.nested_class)
        if field is None and not _is_configurable(self.root):
            return Constant(value={known.key: known.default for known in self.root.fields})
        if field is None:
            return ConfigValue(fields=(), form=self.maker.form(self.root))
        form = ConfigValue(fields=(), form=field.form).form
        if rest:
            return ConfigValue(fields=tuple(fields), form=form, keys=tuple(rest))
        return ConfigValue(fields=tuple(fields), form=form)
