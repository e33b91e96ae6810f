"""A dataset's arguments, sorted by where they can stand: in the configuration, in the code, or nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from ...codes.datasets import ARGUMENT_NOT_EDITABLE, ARGUMENT_NOT_WRITABLE
from ...dagster_model.code import Constant
from ...dagster_model.config import IOManagerConstant
from ...diagnostics import DiagnosticLog
from ...kedro_model.dataset import (
    PATH_KEYS,
    CredentialsReference,
    Dataset,
    OpenValue,
    Required,
    open_values_in,
)
from ...kedro_model.deferred import DeferredValue, deferred_values_in, in_yaml
from ...kedro_model.function import RECIPES, Collected, Literal
from ...literals import exact, is_configurable, is_literal
from ..functions.lifting import built_value

# What tells classes apart: module and name of the dataset's class, and the dataset whose own one it is.
ClassKey: TypeAlias = "tuple[str, ...]"
# What the body of `create_dataset` uses by name.
_BODY_NAMES = frozenset({"self", "version", "project"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Configured:
    """A dataset's arguments, sorted by where they can stand.

    `used_by` has the nodes that read or write it, where a run may only confirm it: Kedro makes it then when
    it is confirmed.
    """

    dataset: Dataset
    values: dict[str, Any]
    resolutions: dict[str, str]
    constants: dict[str, IOManagerConstant]
    environment: str | None = None
    is_partitioned: bool = False
    used_by: tuple[str, ...] | None = None

    def class_key(self, first: Configured) -> ClassKey:
        """Datasets of one key share a class; one whose class is special has its own.

        `first` is the same dataset in the first environment that stores it, with which it shares one if
        it can.
        """
        kind = self.dataset.dataset_class
        own = [self.dataset.name] if self.constants or self._opens_default else []
        is_first = self.environment is None or exact(self.constants) == exact(first.constants)
        if own and self.environment is not None and not is_first:
            own.append(self.environment)
        name = f"Dagster{kind.name}" if self.is_partitioned else kind.name
        return (kind.module, name, *own)

    @property
    def _opens_default(self) -> bool:
        """Whether a run must give a value to an argument that has a default for other datasets."""
        arguments = dict(self.dataset.dataset_class.arguments or ())
        return any(
            arguments.get(name) is not Required.REQUIRED
            for name, value in self.values.items()
            if isinstance(value, OpenValue)
        )


def configure(
    dataset: Dataset, log: DiagnosticLog, credentials: set[str], environment: str | None = None
) -> Configured:
    """Sort the arguments of a dataset, report those that have no place, and note the credentials."""
    values: dict[str, Any] = {}
    resolutions: dict[str, str] = {}
    constants: dict[str, IOManagerConstant] = {}
    for name, configured in dataset.arguments:
        resolution = _resolution(name, configured)
        if isinstance(configured, OpenValue) and not configured.is_part:
            # The run may give it a mapping with paths in it.
            resolution = resolution or "resolve"
        is_deferred = bool(deferred_values_in(configured))
        value = _left_open(configured) or _by_name(configured, credentials)
        if resolution is not None:
            resolutions[name] = resolution
        built = built_value(value, _BODY_NAMES) if isinstance(value, RECIPES) else None
        if isinstance(value, OpenValue) or is_configurable(in_yaml(value)):
            values[name] = value
        elif built is not None:
            constants[name] = IOManagerConstant(argument=name, value=built, resolution=resolution)
        elif is_literal(in_yaml(value)):
            constants[name] = IOManagerConstant(
                argument=name,
                value=Constant(value=in_yaml(value) if is_deferred else value),
                resolution=resolution,
                is_deferred=is_deferred,
            )
            log.add(
                ARGUMENT_NOT_EDITABLE(name=name, dataset=dataset.name),
                dataset.name,
                place=dataset.place,
            )
        else:
            log.add(
                ARGUMENT_NOT_WRITABLE(
                    name=name, dataset=dataset.name, what=_first_unwritable(value)
                ),
                dataset.name,
                place=dataset.place,
            )
    return Configured(
        dataset=dataset,
        values=values,
        resolutions=resolutions,
        constants=constants,
        environment=environment,
    )


def _resolution(name: str, value: Any) -> str | None:
    """What the project must resolve at run time: a path, a credentials entry, or some inside."""
    if isinstance(value, CredentialsReference):
        return "credentials"
    if isinstance(value, (DeferredValue, OpenValue)) and name == "credentials":
        return "credentials"
    if name in PATH_KEYS and isinstance(value, (str, DeferredValue, OpenValue)):
        return "path"
    if isinstance(value, DeferredValue):
        # A run may find paths and credentials in it.
        return "resolve" if isinstance(value.value, (dict, list, tuple)) else None
    if isinstance(value, Collected) and value.type == "dict":
        value = dict(value.items)
    if isinstance(value, Literal):
        return _resolution(name, value.value)
    if isinstance(value, dict) and any(_resolution(key, item) for key, item in value.items()):
        return "resolve"
    if isinstance(value, list) and any(_holds_credentials(item) for item in value):
        return "resolve"
    return None


def _left_open(value: Any) -> OpenValue | None:
    """What stands for an argument with something open in it: a run must give the whole of it."""
    open_values = open_values_in(value)
    if not open_values or isinstance(value, OpenValue):
        return open_values[0] if open_values else None
    parameters = dict.fromkeys(name for value in open_values for name in value.parameters)
    return OpenValue(parameters=tuple(parameters), text=open_values[0].text)


def _holds_credentials(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_holds_credentials(item) for item in value.values())
    if isinstance(value, list):
        return any(_holds_credentials(item) for item in value)
    return isinstance(value, CredentialsReference)


def _by_name(value: Any, credentials: set[str]) -> Any:
    if isinstance(value, CredentialsReference):
        credentials.add(value.name)
        return value.name
    if isinstance(value, dict):
        return {key: _by_name(item, credentials) for key, item in value.items()}
    if isinstance(value, list):
        return [_by_name(item, credentials) for item in value]
    return value


def _first_unwritable(value: Any) -> str:
    if isinstance(value, dict):
        value = next((item for item in value.values() if not is_literal(item)), value)
        return (
            _first_unwritable(value)
            if isinstance(value, (dict, list))
            else _first_unwritable([value])
        )
    if isinstance(value, list) and value:
        inner = next((item for item in value if not is_literal(item)), value[0])
        return f"a {type(inner).__name__}"
    return f"a {type(value).__name__}"


def open_annotation(argument: str, value: Any) -> str | None:
    """The type of a field that a run must fill: a text where it can be nothing else."""
    if not isinstance(value, OpenValue):
        return None
    return "str" if value.is_part or argument in {*PATH_KEYS, "credentials"} else "Any"
