"""Classes of configuration for mappings of parameters: which there are, their names, their fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from ...codes.datasets import PARAMETER_NOT_EDITABLE, PARAMETER_NOT_WRITABLE
from ...dagster_model.call import ParameterForm
from ...dagster_model.config import ConfigClass, ConfigField
from ...diagnostics import DiagnosticLog
from ...kedro_model.dataset import OpenValue, open_values_in
from ...kedro_model.deferred import in_yaml, is_text_throughout
from ...kedro_model.node import parameter_name
from ...literals import is_configurable, is_literal
from ..names.identifiers import class_name, field_name, unique_names
from ..values import parameter_annotation
from .tree import Missing, ParameterTree, Path

PARAMETERS_CLASS = "Parameters"
# Dagster gives a class its values as arguments by name, where one of this name would be the class's own.
_SELF = "self"
# Formatters disagree about an annotation that is longer than a line.
_WIDTH = 88


def mapping_paths(values: Mapping[str, Any]) -> Iterator[Path]:
    """Paths of the mappings that become classes."""
    for key, value in values.items():
        if _becomes_class(value):
            yield (key,)
            yield from ((key, *path) for path in mapping_paths(value))


def field_keys(values: Mapping[str, Any]) -> Iterator[str]:
    """The keys of a mapping and of those in it, each of which becomes a field."""
    for key, value in values.items():
        yield key
        if _becomes_class(value):
            yield from field_keys(value)


def _becomes_class(value: Any) -> bool:
    """Whether a mapping becomes a class; Dagster cannot make one that has a key `self`."""
    plain = type(value) is dict and all(type(key) is str for key in value)
    return plain and bool(value) and _SELF not in value


def _is_all_missing(value: Any) -> bool:
    """Whether there is nothing in a mapping but what the configuration lacks, which is told of itself."""
    if type(value) is dict:
        return all(map(_is_all_missing, value.values()))
    return isinstance(value, Missing)


@dataclass(slots=True)
class ClassMaker:
    """Makes a class for each mapping; the inner ones first, as Python needs them."""

    names: Mapping[Path, str]
    log: DiagnosticLog
    opaque: frozenset[Path] = frozenset()
    # What a run resolves: its fields have their values as YAML has them.
    deferred: frozenset[Path] = frozenset()
    # A hook may give what the configuration has not.
    hooks_give: bool = False
    # What only a run with a node that reads it must be given.
    needed_where_read: frozenset[Path] = frozenset()
    classes: dict[Path, ConfigClass] = field(default_factory=dict)

    def make(self, path: Path, value: dict[str, Any]) -> ConfigClass:
        """Make the class of a mapping, and those of the mappings in it first."""
        keys = unique_names(value, field_name)
        fields = tuple(
            self.field(keys[key], key, (*path, key), inner) for key, inner in value.items()
        )
        config_class = ConfigClass(
            name=self.names[path],
            doc=f"`{parameter_name('.'.join(path))}`.",
            fields=fields,
            builds_values=self.builds_values(fields),
        )
        self.classes[path] = config_class
        return config_class

    def builds_values(self, fields: Iterable[ConfigField]) -> bool:
        """Whether a class with the fields has to build its values itself."""
        return any(field.is_constant or field.form is ParameterForm.METHOD for field in fields)

    def class_named(self, name: str | None) -> ConfigClass | None:
        """A class that was made."""
        return next((known for known in self.classes.values() if known.name == name), None)

    def form(self, config_class: ConfigClass) -> ParameterForm:
        """How the whole mapping of a class is got."""
        return form_of(config_class, self.classes.values())

    def field(self, name: str, key: str, path: Path, value: Any) -> ConfigField:
        """A field for one value: a nested class, a typed default, or a constant in the code."""
        if isinstance(value, Missing):
            is_required = not self.hooks_give and path not in self.needed_where_read
            return ConfigField(name=name, key=key, annotation="Any", is_required=is_required)
        is_deferred = any(path == deferred_path[: len(path)] for deferred_path in self.deferred)
        in_field = in_yaml(value) if is_deferred else value
        if key == _SELF:
            return self._outside(name, key, path, in_field)
        if path in self.opaque and is_configurable(in_field):
            return ConfigField(name=name, key=key, annotation="Any", default=in_field)
        # Dagster loses what a run gives for a required class under another name than its key.
        if _becomes_class(value) and (name == key or self._has_defaults(path, value)):
            nested = self.make(path, value)
            return ConfigField(
                name=name,
                key=key,
                annotation=nested.name,
                nested_class=nested.name,
                is_required=nested.needs_values,
                form=self.form(nested),
            )
        if is_configurable(in_field):
            kind = parameter_annotation(in_field) if is_text_throughout(value) else "Any"
            return ConfigField(name=name, key=key, annotation=kind, default=in_field)
        if open_values_in(value):
            is_text = isinstance(value, OpenValue) and value.is_part
            kind = "str" if is_text else "Any"
            return ConfigField(name=name, key=key, annotation=kind, is_required=True)
        return self._outside(name, key, path, in_field)

    def _has_defaults(self, path: Path, value: Any) -> bool:
        """Whether a run can do without values for a mapping, or for what is in one."""
        if isinstance(value, Missing):
            return self.hooks_give or path in self.needed_where_read
        if type(value) is dict:
            return all(self._has_defaults((*path, key), inner) for key, inner in value.items())
        return is_literal(in_yaml(value))

    def _outside(self, name: str, key: str, path: Path, value: Any) -> ConfigField:
        """A field for what Dagster's configuration cannot express: a constant, if code can."""
        shown = ".".join(path)
        if is_literal(value):
            self.log.add(PARAMETER_NOT_EDITABLE(shown=shown), shown)
            return ConfigField(
                name=name, key=key, annotation="Any", default=value, is_constant=True
            )
        if not _is_all_missing(value):
            self.log.add(PARAMETER_NOT_WRITABLE(shown=shown, type=type(value).__name__), shown)
        return ConfigField(name=name, key=key, annotation="Any", is_required=True)


def form_of(config_class: ConfigClass, classes: Iterable[ConfigClass]) -> ParameterForm:
    """How the whole mapping of a class is got."""
    if config_class.builds_values:
        return ParameterForm.METHOD
    by_name = {known.name: known for known in classes}

    def has_alias(owner: ConfigClass) -> bool:
        return any(
            field.name != field.key
            or (field.nested_class is not None and has_alias(by_name[field.nested_class]))
            for field in owner.fields
        )

    return ParameterForm.ALIASED_MODEL if has_alias(config_class) else ParameterForm.MODEL


def _class_name(path: Path) -> str:
    """The name of the class of a mapping: its path, or only its own key where no line would hold that."""
    own = path[-1]
    name = class_name(".".join(path))
    line = f"    {field_name(own)}: {name} = Field("
    return name if len(line) <= _WIDTH else class_name(own)


def class_names(trees: Iterable[ParameterTree], taken: Set[str]) -> Mapping[Path, str]:
    """The names of the classes, by the paths of the mappings in all environments."""
    roots = [tree.values for tree in trees]
    paths = sorted({path for root in roots for path in mapping_paths(root)})
    # A field of the name of its own class would hide it from the annotation.
    fields = {field_name(key) for root in roots for key in field_keys(root)}
    by_label = {".".join(path): path for path in paths}
    names = unique_names(
        by_label,
        lambda label: _class_name(by_label[label]),
        fields | taken,
        lambda name: f"{name}Parameters",
    )
    return {path: names[".".join(path)] for path in paths}
