"""Configuration: parameters as classes, I/O managers as classes and their instances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .call import MissingValue, ModelClass, ParameterForm, RegisteredModel
from .code import BuiltValue, Constant


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigField:
    """A field of a configuration class.

    `default` is a value, or the name of a nested class. A constant is no field: its value cannot be
    expressed in Dagster's configuration, and stands in the code instead.
    """

    name: str
    key: str
    annotation: str
    default: Any = None
    nested_class: str | None = None
    form: ParameterForm = ParameterForm.VALUE
    is_required: bool = False
    is_constant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedModel:
    """A parameter that is checked before the first node, since a node has a type for it."""

    path: str
    model: ModelClass | RegisteredModel
    is_optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedParameters:
    """What of all parameters is checked, and the form in which the check is given them."""

    models: tuple[CheckedModel, ...]
    form: ParameterForm
    is_deferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigClass:
    """A class with the project's parameters as the defaults of its fields.

    One of them, the resource itself, holds all the others. One of a further environment `extends` the
    class of its name in the first, and has the fields that differ. The resource `hands_out_copies` where it
    shows which values are one object, and what of it is `checked` before the first node; `required` are the
    parameters without a value that a run must be given if it has the node of the name.
    """

    name: str
    doc: str
    fields: tuple[ConfigField, ...]
    is_resource: bool = False
    builds_values: bool = False
    extends: bool = False
    hands_out_copies: bool = False
    checked: CheckedParameters | None = None
    required: Mapping[str, tuple[MissingValue, ...]] = field(default_factory=dict)

    @property
    def needs_values(self) -> bool:
        """Whether a run must be given something."""
        return any(field.is_required for field in self.fields)

    @property
    def is_filled_by_name(self) -> bool:
        """Whether a nested class has another name than its key: Dagster fills it under the name."""
        return any(field.nested_class and field.name != field.key for field in self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class IOManagerField:
    """A field of an I/O manager class: a constructor's argument, or one that the runtime looks for.

    One that `is_deferred` has values as YAML has them, which a run resolves.
    """

    name: str
    argument: str | None
    annotation: str
    is_required: bool
    default: Any = None
    resolution: str | None = None
    is_deferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IOManagerConstant:
    """A constructor's argument whose value stands in the class."""

    argument: str
    value: Constant | BuiltValue
    resolution: str | None = None
    is_deferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IOManagerClass:
    """A dataset type as an I/O manager class.

    `constants` are arguments that Dagster's configuration cannot express; `options_field` names the
    field that holds arguments for which the constructor has no name of its own.
    """

    name: str
    dataset_type: str
    module: str
    class_name: str
    fields: tuple[IOManagerField, ...]
    constants: tuple[IOManagerConstant, ...] = ()
    options_field: str | None = None
    has_deferred_options: bool = False
    passes_version: bool = False
    is_partitioned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One configured I/O manager: a class and the values of its fields.

    A run must be given the fields that are `left_open`. A class of the project's own is in a `module`;
    what is there may also be a definition, which is configured rather than made.
    """

    key: str
    class_name: str
    values: tuple[tuple[str, Any], ...]
    left_open: tuple[str, ...] = ()
    module: str | None = None
    is_definition: bool = False
