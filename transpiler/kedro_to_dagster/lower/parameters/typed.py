"""Parameters that a node gets as instances of a Pydantic model or dataclass, as Kedro makes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...dagster_model.call import ConfigValue, ModelClass, ModelValue, ParameterValue, ResolvedValue
from ...dagster_model.code import Constant
from ...kedro_model.node import WHOLE
from ...kedro_model.project import Parameter, ParameterModel


class Models:
    """The classes that parameters become, by the parameters' paths."""

    def __init__(self, models: Iterable[ParameterModel]) -> None:
        self._models = {model.path: model for model in models if model.module is not None}

    def whole(self, path: str) -> str:
        """The path of the parameter that becomes an instance of which this one is a part."""
        wholes = [known for known in self._models if path.startswith(f"{known}.")]
        return min(wholes, key=len) if wholes else path

    def typed(
        self,
        value: ConfigValue | Constant | ResolvedValue,
        path: str,
        whole: str,
        parameter: Parameter,
    ) -> ParameterValue:
        """The value with what Kedro makes of it: an instance, a part of one, or a mapping with some."""
        model = self._models.get(whole)
        if model is not None:
            return ModelValue(
                value=value,
                model=_class(model),
                is_optional=model.is_optional,
                attributes=tuple(path.removeprefix(whole).split(".")[1:]),
            )
        prefix = "" if path == WHOLE else f"{path}."
        nested = tuple(
            (known.removeprefix(prefix), _class(model))
            for known, model in sorted(self._models.items())
            if known.startswith(prefix) and _has(parameter.value, known.removeprefix(prefix))
        )
        return ModelValue(value=value, nested=nested) if nested else value


def _class(model: ParameterModel) -> ModelClass:
    return ModelClass(
        module=str(model.module),
        path=tuple(model.qualname.split(".")),
        is_dataclass=model.is_dataclass,
    )


def _has(value: Any, path: str) -> bool:
    if not isinstance(value, dict):
        return False
    if path in value:
        return True
    first, _, rest = path.partition(".")
    return bool(rest) and first in value and _has(value[first], rest)
