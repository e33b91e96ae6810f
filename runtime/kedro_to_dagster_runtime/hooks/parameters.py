"""Parameters as a run overrides them and as hooks change them."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

import dagster as dg

from .kedro_private import has_own_class, parameters_of

if TYPE_CHECKING:
    from kedro.config import AbstractConfigLoader
    from kedro.framework.context import KedroContext

    from .wiring import KedroHooks

PARAMETERS_RESOURCE = "parameters"
_MISSING = object()


def is_parameter(name: str) -> bool:
    """Whether a dataset is a parameter, or all of them."""
    return name == "parameters" or name.startswith("params:")


def runtime_params(
    hooks: "KedroHooks", run_config: Mapping[str, Any]
) -> dict[str, Any]:
    """The run's changes of the parameters, as `kedro run --params` takes them."""
    resources = run_config.get("resources", {})
    values_of_run = resources.get(PARAMETERS_RESOURCE, {}).get("config")
    params = dict(hooks.runtime_params)
    if not values_of_run:
        return params
    defaults = hooks.resources[PARAMETERS_RESOURCE]
    config = {PARAMETERS_RESOURCE: {"config": values_of_run}}
    with dg.build_resources(
        {PARAMETERS_RESOURCE: defaults}, resource_config=config
    ) as built:
        values = getattr(built, PARAMETERS_RESOURCE).model_dump(by_alias=True)
    return {**params, **_changes(values, _known(defaults))}


def _known(defaults: Any) -> dict[str, object]:
    """The project's values, without those that every run must give."""
    if isinstance(defaults, dg.ConfigurableResource):
        return defaults.model_dump(by_alias=True)
    # Made by `configure_at_launch()`, since some have no value.
    return _defaults(defaults.resource_cls)


def _defaults(config_class: type[dg.Config]) -> dict[str, Any]:
    """The values of those fields, and of fields in them, that have one."""
    values: dict[str, object] = {}
    for name, field in config_class.model_fields.items():
        if not field.is_required():
            default = field.default
            is_config = isinstance(default, dg.Config)
            value = default.model_dump(by_alias=True) if is_config else default
            values[field.alias or name] = value
        elif isinstance(field.annotation, type) and issubclass(
            field.annotation, dg.Config
        ):
            values[field.alias or name] = _defaults(field.annotation)
    return values


def _changes(values: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    changes = {}
    for key, value in values.items():
        old = known.get(key, _MISSING)
        if isinstance(value, Mapping) and isinstance(old, Mapping):
            if inner := _changes(value, old):
                changes[key] = inner
        elif not is_same(value, old):
            changes[key] = value
    return changes


class ParametersOfRun:
    """Tells which parameters of a run are not those of the configuration.

    Hooks, or the project's own classes of contexts and sessions, may have replaced them.
    """

    def __init__(
        self, context: "KedroContext", configured_loader: "AbstractConfigLoader"
    ) -> None:
        self._context = context
        # Their values before any hook is called.
        self._configured = _by_name(_parameters_of(configured_loader))

    @cached_property
    def _read_again(self) -> dict[str, object]:
        return _by_name(_parameters_of(self._context.config_loader))

    @cached_property
    def _of_context(self) -> dict[str, Any]:
        return parameters_of(self._context)

    def is_replaced(self, name: str, value: object) -> bool:
        """Whether the value that a node gets differs from the configured one."""
        before = self._configured.get(name, _MISSING)
        if not is_same(before, self._read_again.get(name, _MISSING)):
            return True
        if not self.is_typed(name):
            return not is_same(value, self._configured.get(name, _MISSING))
        # A class of the project's own may have changed what Kedro makes instances of.
        is_changed = not is_same(value, self._of_context.get(name, _MISSING))
        return is_changed or has_own_class(self._context)

    def is_typed(self, name: str) -> bool:
        """Whether it is an instance of a class, holds one, or is a part of one."""
        path = name.removeprefix("params:").split(".")
        lengths = range(1, len(path) + 1)
        wholes = (f"params:{'.'.join(path[:length])}" for length in lengths)
        return _holds_instance(
            self._of_context.get(name), self._read_again.get(name)
        ) or any(
            isinstance(self._read_again.get(whole), Mapping)
            and not isinstance(self._of_context.get(whole), Mapping)
            for whole in wholes
        )


def _holds_instance(value: object, configured: object) -> bool:
    """Whether Kedro has made an instance of a class of a configured mapping, or of one inside."""
    if isinstance(configured, Mapping):
        if not isinstance(value, Mapping):
            return True
        return any(
            _holds_instance(value.get(key), inner) for key, inner in configured.items()
        )
    if isinstance(configured, list) and isinstance(value, list):
        return any(map(_holds_instance, value, configured))
    return False


def _parameters_of(config_loader: "AbstractConfigLoader") -> Mapping[str, object]:
    # Kedro reports errors when it reads them.
    with suppress(Exception):
        parameters: Mapping[str, object] = config_loader["parameters"]
        return parameters
    return {}


def _by_name(parameters: Mapping[str, Any]) -> dict[str, object]:
    """Parameters by the names of their datasets, as Kedro's context has them."""
    return {"parameters": parameters, **dict(_with_inner("params:", parameters))}


def _with_inner(prefix: str, values: Mapping[str, object]) -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        yield f"{prefix}{key}", value
        if isinstance(value, dict):
            yield from _with_inner(f"{prefix}{key}.", value)


def is_same(value: Any, other: Any) -> bool:
    """Whether two values are equal and of the same types: 4 is not 4.0."""
    if type(value) is not type(other):
        return False
    if isinstance(value, dict):
        return value.keys() == other.keys() and all(
            is_same(value[key], other[key]) for key in value
        )
    if isinstance(value, list):
        return len(value) == len(other) and all(map(is_same, value, other))
    try:
        return bool(value == other)
    except Exception:
        # A hook may put anything there, even objects that cannot be compared.
        return False


class _Replaced:
    """Parameters with some other values, for a body that asks for them."""

    def __init__(self, original: Any) -> None:
        self._original = original
        self._attributes: dict[str, Any] = {}
        self._value: object = _MISSING

    def __getattr__(self, name: str) -> Any:
        attributes = self.__dict__["_attributes"]
        return attributes[name] if name in attributes else getattr(self._original, name)

    def model_dump(self, **options: Any) -> Any:
        """The whole, as Kedro has it."""
        if self._value is _MISSING:
            return self._original.model_dump(**options)
        return self._value

    def as_parameters(self) -> Any:
        """The whole, with what cannot be configured."""
        return (
            self._original.as_parameters() if self._value is _MISSING else self._value
        )

    def put(self, path: str, value: object) -> bool:
        """Replace the value of a parameter; False if it does not exist."""
        if not path:
            self._value = value
            return True
        for attribute, field in type(self._original).model_fields.items():
            key = field.alias or attribute
            if path != key and not path.startswith(f"{key}."):
                continue
            part = getattr(self._original, attribute)
            if isinstance(part, dg.Config):
                nested = self._attributes.setdefault(attribute, _Replaced(part))
                return bool(nested.put(path[len(key) + 1 :], value))
            if path == key:
                self._attributes[attribute] = value
                return True
        return False


def with_values(parameters: object, values: Mapping[str, Any]) -> Any:
    """Parameters that have other values, by the names of their datasets.

    None if one of them has no field of its own.
    """
    replaced = _Replaced(parameters)
    for name, value in values.items():
        path = "" if name == "parameters" else name.removeprefix("params:")
        if not replaced.put(path, value):
            return None
    return replaced


def has_value(parameters: object, name: str, value: object) -> bool:
    """Whether the body gets exactly this value: no part of it is looked up or made by a class."""
    path = "" if name == "parameters" else name.removeprefix("params:")
    part = parameters
    while path:
        fields = type(part).model_fields.items() if isinstance(part, dg.Config) else ()
        for attribute, field in fields:
            key = field.alias or attribute
            if path == key or path.startswith(f"{key}."):
                part, path = getattr(part, attribute), path[len(key) + 1 :]
                break
        else:
            return False
    own = part.model_dump(by_alias=True) if isinstance(part, dg.Config) else part
    return is_same(own, value)
