"""Parameters that a node gets as instances of a Pydantic model or dataclass, as Kedro makes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from copy import copy
from itertools import count
from typing import Any

from ...dagster_model.call import (
    ConfigValue,
    ModelClass,
    ModelValue,
    ParameterValue,
    RegisteredModel,
    ResolvedValue,
)
from ...dagster_model.code import Constant
from ...dagster_model.config import CheckedModel
from ...kedro_model.node import WHOLE
from ...kedro_model.project import Parameter, ParameterModel


class Models:
    """The classes that parameters become, by the parameters' paths."""

    def __init__(self, models: Iterable[ParameterModel], taken: Set[str] = frozenset()) -> None:
        self._models = {model.path: model for model in models}
        self._aliases = _aliases(self._models.values(), taken)

    def of_runs(self, pipelines: Set[str]) -> Models:
        """Those that a run of one of the pipelines makes."""
        models = copy(self)
        models._models = {
            path: model
            for path, model in self._models.items()
            if not model.pipelines or not pipelines or pipelines & set(model.pipelines)
        }
        return models

    def not_in_all(self, path: str, pipelines: Set[str]) -> Iterator[tuple[str, str, list[str]]]:
        """What is in the value at a path is an instance in runs of some of the pipelines only.

        The path of each, its class, and the pipelines where it is a mapping.
        """
        for known, model in sorted(self._models.items()):
            others = pipelines - set(model.pipelines)
            is_in = path in (WHOLE, known) or known.startswith(f"{path}.")
            if is_in and model.pipelines and others and others != pipelines:
                yield known, model.qualname, sorted(others)

    def checked(self) -> Iterator[CheckedModel]:
        """The parameters that are checked before a run of `__default__`, which is all that there is."""
        for path, model in sorted(self._models.items()):
            if model.is_of_default:
                yield CheckedModel(
                    path=path, model=self._class(model), is_optional=model.is_optional
                )

    def whole(self, path: str) -> str:
        """The path of the parameter that becomes an instance of which this one is a part."""
        wholes = [known for known in self._models if path.startswith(f"{known}.")]
        return min(wholes, key=len) if wholes else path

    def has(self, path: str) -> bool:
        """Whether the parameter, or what it is a part of, becomes an instance."""
        return self.whole(path) in self._models

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
                model=self._class(model),
                is_optional=model.is_optional,
                attributes=tuple(path.removeprefix(whole).split(".")[1:]),
            )
        prefix = "" if path == WHOLE else f"{path}."
        nested = tuple(
            (known.removeprefix(prefix), self._class(model))
            for known, model in sorted(self._models.items())
            if known.startswith(prefix) and _has(parameter.value, known.removeprefix(prefix))
        )
        return ModelValue(value=value, nested=nested) if nested else value

    def _class(self, model: ParameterModel) -> ModelClass | RegisteredModel:
        if model.module is None:
            return RegisteredModel(parameter=model.path, is_dataclass=model.is_dataclass)
        path = tuple(model.qualname.split("."))
        return ModelClass(
            module=model.module,
            path=path,
            is_dataclass=model.is_dataclass,
            alias=self._aliases.get((model.module, path[0])),
        )


def _aliases(models: Iterable[ParameterModel], taken: Set[str]) -> Mapping[tuple[str, str], str]:
    """Other names for classes whose own ones the bodies of nodes have for something else."""
    used, aliases = set(taken), {}
    classes = {
        (model.module, model.qualname.split(".")[0]) for model in models if model.module is not None
    }
    for module, name in sorted(classes):
        if name not in used:
            used.add(name)
            continue
        candidates = (f"{name}Model{number or ''}" for number in count())
        aliases[module, name] = next(candidate for candidate in candidates if candidate not in used)
        used.add(aliases[module, name])
    return aliases


def _has(value: Any, path: str) -> bool:
    if not isinstance(value, dict):
        return False
    if path in value:
        return True
    first, _, rest = path.partition(".")
    return bool(rest) and first in value and _has(value[first], rest)
