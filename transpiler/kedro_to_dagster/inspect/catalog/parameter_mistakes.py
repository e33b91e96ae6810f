"""Typed parameters: what Kedro finds wrong with them before the first node, and objects of a moment."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any

from ...codes.nodes import PARAMETER_CLASS_OF_A_MOMENT
from ...codes.parameters import PARAMETER_REFUSED_BY_TYPE, PART_IS_NO_FIELD
from ...diagnostics import DiagnosticLog
from ...kedro_model.deferred import deferred_values_in
from ...kedro_model.node import parameter_name, parameter_path
from ..config.places import Places
from .optional_types import without_none

_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def report_typed_values(
    types: Mapping[str, Any], known: Mapping[str, Any], places: Places, log: DiagnosticLog
) -> None:
    """Report the values that the type of a node's argument refuses, or makes something else of each time.

    Kedro checks the parameters of the pipelines that it runs, or of all of them, when a run begins
    (`kedro.validation.parameter_validator`). Values that a run looks up are left to the run.
    """
    for path, annotated in sorted(types.items()):
        name = parameter_name(path)
        if name not in known or deferred_values_in(known[name]):
            continue
        reason = _reason(path, known[name], annotated)
        if reason:
            log.add(
                PARAMETER_REFUSED_BY_TYPE(name=name, reason=reason),
                name,
                place=_place(path, places),
            )
        elif known[name] is not None and _is_of_a_moment(known[name], annotated):
            model = without_none(annotated)[0].__qualname__
            log.add(
                PARAMETER_CLASS_OF_A_MOMENT(model=model, parameter=name),
                name,
                place=_place(path, places),
            )


def report_parts(
    names: Iterable[str],
    types: Mapping[str, Any],
    known: Mapping[str, Any],
    places: Places,
    log: DiagnosticLog,
) -> None:
    """Report the parts of typed parameters that Kedro, which knows declared fields only, does not find."""
    if not types:
        return
    from kedro.validation.model_factory import instantiate_model

    for name in sorted(set(names)):
        path = parameter_path(name)
        wholes = [typed for typed in types if path.startswith(f"{typed}.")]
        whole = min(wholes, key=len, default=None)
        value = None if whole is None else known.get(parameter_name(whole))
        if whole is None or value is None or deferred_values_in(value):
            continue
        model_class, _ = without_none(types[whole])
        try:
            instance = instantiate_model(whole, deepcopy(value), model_class)
        except Exception:
            # Reported as what its type refuses.
            continue
        if not _has_part(instance, path.removeprefix(f"{whole}.").split(".")):
            log.add(
                PART_IS_NO_FIELD(name=name, model=model_class.__qualname__),
                name,
                place=_place(path, places),
            )


def _has_part(value: Any, path: Sequence[str]) -> bool:
    """Whether Kedro names such a part of a value (`KedroContext._get_parameters`)."""
    for name in path:
        if isinstance(value, dict):
            names = set(value)
        elif dataclasses.is_dataclass(value):
            names = {declared.name for declared in dataclasses.fields(value)}
        else:
            names = set(getattr(type(value), "model_fields", ()))
        if name not in names:
            return False
        value = value[name] if isinstance(value, dict) else getattr(value, name)
    return True


def _reason(path: str, value: Any, annotated: Any) -> str | None:
    from kedro.validation.model_factory import instantiate_model

    model_class, is_optional = without_none(annotated)
    if value is None:
        return None if is_optional else "it is null, and the type is not optional"
    try:
        instantiate_model(path, value, model_class)
    except Exception as error:
        return _innermost(error)
    return None


def _is_of_a_moment(value: Any, annotated: Any) -> bool:
    """Whether two instances that are made of the same value differ.

    Classes of the project may refuse to be compared or shown, such as one that holds an array.
    """
    from kedro.validation.model_factory import instantiate_model

    model_class, _ = without_none(annotated)
    try:
        one, other = (instantiate_model("", deepcopy(value), model_class) for _ in range(2))
        # An object without an equality of its own shows its address only.
        shown = {_ADDRESS.sub("", repr(instance)) for instance in (one, other)}
    except Exception:
        return False
    try:
        return len(shown) > 1 and bool(one != other)
    except Exception:
        # Their texts differ.
        return True


def _innermost(error: BaseException) -> str:
    """The innermost cause, without the values that it quotes: one may be a secret."""
    while error.__cause__ is not None:
        error = error.__cause__
    listed = getattr(error, "errors", None)
    if not callable(listed):
        return str(error).rstrip(".")
    return "; ".join(
        f"{'.'.join(str(part) for part in detail['loc'])}: {detail['msg']}"
        if detail["loc"]
        else detail["msg"]
        for detail in listed(include_url=False, include_context=False, include_input=False)
    )


def _place(path: str, places: Places) -> Any:
    keys = path.split(".")
    tried = (places.of(*keys[:count]) for count in range(len(keys), 0, -1))
    return next((place for place in tried if place is not None), None)
