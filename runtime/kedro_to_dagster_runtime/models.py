"""Parameters that Kedro turns into instances of the project's classes."""

import copy
from collections.abc import Mapping
from typing import Any

from .private import validate_parameters


def with_models(
    values: Mapping[str, object], models: Mapping[str, object]
) -> dict[str, Any]:
    """Put instances of classes into a mapping, at the places that dotted paths name.

    None stays None. The rules are Kedro's (`kedro.validation.parameter_validator`).
    """
    result = copy.deepcopy(dict(values))
    for path, model in models.items():
        holder: Any = result
        *parents, key = [path] if path in result else path.split(".")
        for parent in parents:
            holder = holder[parent]
        if holder[key] is not None:
            holder[key] = as_model(model, holder[key])
    return result


def as_model(model: Any, value: Any) -> Any:
    """Make an instance of a Pydantic model or a dataclass."""
    return (
        model.model_validate(value)
        if hasattr(model, "model_validate")
        else model(**value)
    )


def check_models(values: Mapping[str, object], types: Mapping[str, object]) -> None:
    """Check that parameters, by their dotted paths, fit the types that nodes declare.

    Raises:
        ParameterValidationError: If one does not, as Kedro does before the first node.
    """
    validate_parameters(values, types)


def part_of(instance: Any, *path: str) -> Any:
    """Follow a parameter's path into an instance, through attributes and keys."""
    for name in path:
        instance = (
            instance[name] if isinstance(instance, Mapping) else getattr(instance, name)
        )
    return instance
