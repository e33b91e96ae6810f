"""Reads the parameters that nodes use."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from kedro import __version__ as kedro_version
from kedro.config import MissingConfigException
from kedro.framework import project as kedro_project

from ...codes.parameters import PARAMETERS_NOT_READ
from ...diagnostics import DiagnosticLog
from ...kedro_model.deferred import DeferredValue
from ...kedro_model.node import WHOLE, parameter_name, parameter_path
from ...kedro_model.project import Parameter, ParameterModel
from ..code.paths import leads_to
from ..config.configuration import Configuration
from ..config.mistakes import mistake_in
from ..config.places import Places
from ..config.private import Privacy, looked_up_value
from .optional_types import without_none
from .parameter_mistakes import report_parts, report_typed_values
from .parameter_references import report_references

# Whether a run of other pipelines than `__default__` makes only the instances that their own nodes ask for.
_MAKES_THOSE_OF_A_RUN = tuple(map(int, kedro_version.split(".")[:2])) >= (1, 7)


def inspect_parameters(
    names: Iterable[str],
    types: Mapping[str, Any],
    configuration: Configuration,
    places: Places,
    log: DiagnosticLog,
    privacy: Privacy | None = None,
) -> tuple[Parameter, ...]:
    """Read the values of the named parameters (`parameters`, `params:a.b`).

    `types` are those of the nodes' arguments, by path; `privacy` tells which of them a run looks up.

    A part of a parameter that becomes an instance stands for the whole of it.

    Raises:
        ProjectError: If the configuration cannot be read.
    """
    try:
        values = dict(configuration["parameters"])
    except MissingConfigException:
        values = {}
    except Exception as error:
        mistake = mistake_in(error, places, "kedro run")
        raise PARAMETERS_NOT_READ(mistake=mistake.message, hint=mistake.hint) from error
    values = _looked_up(configuration.marks.in_place(places.in_order(values)), ())
    names = tuple(names)
    if privacy is not None:
        values = _protected(values, names, privacy)
    known = {"parameters": values, **_flatten(values)}
    report_typed_values(types, known, places, log)
    report_parts(names, types, known, places, log)
    report_references(names, places, log)
    whole_names = {_whole(name, types) for name in names}
    return tuple(_parameter(name, known, places) for name in sorted(whole_names))


def _looked_up(value: Any, path: tuple[str, ...]) -> Any:
    """The value with look-ups where resolvers are given nodes, which a text would make anew."""
    if isinstance(value, DeferredValue) and value.is_of_nodes:
        return looked_up_value("parameters", path, value.sources, value.value)
    if isinstance(value, dict):
        return {key: _looked_up(inner, (*path, str(key))) for key, inner in value.items()}
    if isinstance(value, list):
        return [_looked_up(item, (*path, str(position))) for position, item in enumerate(value)]
    return value


def _protected(values: dict[str, Any], names: tuple[str, ...], privacy: Privacy) -> dict[str, Any]:
    """The values without what is private; no run looks up what one person has and no node reads."""
    paths = [parameter_path(name) for name in names]

    def is_read(key: str) -> bool:
        return any(path in (WHOLE, key) or path.startswith(f"{key}.") for path in paths)

    unread = dataclasses.replace(privacy, personal=frozenset())
    return {
        key: (privacy if is_read(str(key)) else unread).protected(value, (str(key),), (str(key),))
        for key, value in values.items()
    }


def _whole(name: str, types: Iterable[str]) -> str:
    path = parameter_path(name)
    wholes = [typed for typed in types if path.startswith(f"{typed}.")]
    return parameter_name(min(wholes, key=len)) if wholes else name


def parameter_types(*pipelines: str) -> dict[str, Any]:
    """Find the parameters that Kedro turns into instances of a class, from the nodes' annotations.

    Kedro does so since 1.3 (`kedro.validation`), for all registered pipelines together; since 1.7 a run
    does it for its own.
    """
    try:
        from kedro.validation.type_extractor import TypeExtractor
    except ImportError:
        return {}
    chosen = {
        name: pipeline
        for name, pipeline in kedro_project.pipelines.items()
        if not pipelines or name in pipelines
    }
    return dict(TypeExtractor(chosen).extract_types_from_pipelines())


def parameter_models(types: Mapping[str, Any]) -> tuple[ParameterModel, ...]:
    """Record how each class can be found again."""
    if not types:
        return ()
    models, of_default = [], parameter_types("__default__")
    runs = {name: parameter_types(name) for name in kedro_project.pipelines}
    for path, annotated in sorted(types.items()):
        model_class, is_optional = without_none(annotated)
        reachable = leads_to(model_class.__module__, model_class.__qualname__, model_class)
        models.append(
            ParameterModel(
                path=path,
                module=model_class.__module__ if reachable else None,
                qualname=model_class.__qualname__,
                is_dataclass=dataclasses.is_dataclass(model_class),
                is_optional=is_optional,
                is_of_default=path in of_default,
                pipelines=_runs_with(path, runs),
            )
        )
    return tuple(models)


def _runs_with(path: str, types: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """The pipelines whose runs make an instance of the parameter, by the types of each.

    A run of `__default__` makes all that any registered pipeline asks for.
    """
    if not _MAKES_THOSE_OF_A_RUN:
        return ()
    return tuple(name for name in sorted(types) if name == "__default__" or path in types[name])


def _parameter(name: str, known: dict[str, Any], places: Places) -> Parameter:
    if name in known:
        keys = parameter_path(name).split(".")
        place = places.of(*keys) or places.of(keys[0])
        return Parameter(name=name, value=known[name], place=place)
    return Parameter(name=name, value=None, is_missing=True)


def _flatten(values: dict[str, Any]) -> dict[str, Any]:
    """Name every parameter as Kedro does (`KedroContext._get_parameters`)."""
    flat: dict[str, Any] = {}

    def add(name: str, value: Any) -> None:
        flat[parameter_name(name)] = value
        if isinstance(value, dict):
            for key, inner in value.items():
                add(f"{name}.{key}", inner)
        elif isinstance(value, DeferredValue) and isinstance(value.value, dict):
            for key, inner in value.value.items():
                path = (*name.split("."), str(key))
                add(f"{name}.{key}", looked_up_value("parameters", path, value.sources, inner))

    for key, value in values.items():
        add(key, value)
    return flat
