"""Checks the file; an error names the file, the key and the closest match."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from ...codes.dagster_yml import KEY_MISSING, KEY_UNKNOWN, VALUE_WRONG
from ...errors import UsageError, near
from ..config.places import Places

FILE = "dagster.yml"


class Strict(BaseModel):
    """A mapping that has only the declared keys, with values of the declared types."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


Model = TypeVar("Model", bound=Strict)


def listed(value: Any) -> Any:
    """Turn a text into a list with one entry."""
    return [value] if isinstance(value, str) else value


def _filled(value: Any) -> Any:
    return {} if value is None else value


# One name may stand for a list of one.
NameList = Annotated[list[str], BeforeValidator(listed)]
# A key with nothing after it is an empty mapping.
Mapped = Annotated[dict[str, Any], BeforeValidator(_filled)]


def parse(
    model: type[Model], value: Any, path: tuple[str, ...], places: Places, file: str = FILE
) -> Model:
    """Check a part of the file; `path` leads to it.

    Raises:
        UsageError: If it has an unknown key or a value that does not fit.
    """
    try:
        return model.model_validate({} if value is None else value)
    except ValidationError as error:
        # An unknown key may be a misspelt one that is also reported as missing.
        errors = error.errors(include_url=False)
        first = next((error for error in errors if error["type"] == "extra_forbidden"), errors[0])
        inner = tuple(str(part) for part in first["loc"])
        where = located((*path, *inner), places, file)
        raise _error(model, first, inner, where) from None


def _error(
    model: type[Strict],
    error: Any,
    inner: tuple[str, ...],
    where: str,
) -> UsageError:
    if error["type"] == "extra_forbidden":
        keys = list(_model_at(model, inner[:-1]).model_fields)
        return KEY_UNKNOWN(where=where, key=inner[-1], hint=near(inner[-1], keys))
    if error["type"] == "missing":
        return KEY_MISSING(where=where, key=inner[-1])
    message = error["msg"].removeprefix("Value error, ").removeprefix("Input ")
    message = message.partition(" or instance of ")[0].replace("valid dictionary", "mapping")
    entry = error["input"]
    shown = "" if isinstance(entry, Mapping) else f", not {entry!r}"
    return wrong_value(where, f"{message}{shown}")


def wrong_value(where: str, message: str) -> UsageError:
    """A value that does not fit, at a place; `message` goes on after "the value"."""
    return VALUE_WRONG(where=where, said=message)


def located(path: Iterable[str], places: Places, file: str = FILE) -> str:
    """File, line and key of a part of the file, or of the nearest part around it with a known place."""
    keys = tuple(path)
    for length in range(len(keys), 0, -1):
        place = places.of(*keys[:length])
        if place is not None:
            return f"{place.file}:{place.line} ({'.'.join(keys)})"
    return f"{file} ({'.'.join(keys)})"


def _model_at(model: type[BaseModel], path: Iterable[str]) -> type[BaseModel]:
    """The model of a nested mapping."""
    for key in path:
        field = model.model_fields.get(key)
        model = next(_models(field.annotation), model) if field is not None else model
    return model


def _models(annotation: Any) -> typing.Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _models(argument)
