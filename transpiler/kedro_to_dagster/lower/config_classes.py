"""Classes of configuration for mappings of parameters: which there are, their names, their fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..diagnostics import DiagnosticLog
from ..model.computation import ParameterForm
from ..model.configuration import ConfigClass, ConfigField
from ..model.kedro import OpenValue, Parameter, open_values_in
from .models import WHOLE
from .names import MODEL_ATTRIBUTES, safe_identifier, unique_names
from .values import annotation, is_configurable, is_literal

_PREFIX = "params:"
_DOT = "\0"


def parameter_path(name: str) -> str:
    """`params:a.b` → `a.b`; `parameters` has a path that none of them can have."""
    return WHOLE if name == "parameters" else name.removeprefix(_PREFIX)


def path_order(path: str) -> tuple[str, ...]:
    """Sorts paths so that what is below one comes right behind it."""
    return tuple(path.split("."))


def mapping_paths(parameter: Parameter) -> list[str]:
    """Paths of the mappings in a parameter that become classes."""
    found: list[str] = []

    def visit(path: str, value: Any) -> None:
        if _becomes_class(value):
            found.append(path)
            for key, inner in value.items():
                visit(_below(path, key), inner)

    visit(parameter_path(parameter.name), parameter.value)
    return found


def field_keys(value: Any) -> Iterator[str]:
    """The keys of a mapping and of those in it, each of which becomes a field."""
    if _becomes_class(value):
        for key, inner in value.items():
            yield key
            yield from field_keys(inner)


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
class ClassMaker:
    """Makes a class for each mapping once; the inner ones first, as Python needs them."""

    names: Mapping[str, str]
    log: DiagnosticLog
    opaque: frozenset[str] = frozenset()
    made: dict[str, ConfigClass] = field(default_factory=dict)

    def make(self, path: str, value: dict[str, Any]) -> ConfigClass:
        """Make the class of a mapping, and those of the mappings in it first."""
        """Make the class of a mapping, and those of the mappings in it first."""
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
