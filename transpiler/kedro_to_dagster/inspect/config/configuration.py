"""Reads the catalog and the parameters, with marks in the places of what only a run has.

Kedro resolves `${runtime_params:day}` while it reads the configuration, and fails without a value. The
export gives each missing one a text of its own instead, and finds it again in what was read. So it is with
what resolvers give.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...kedro_model.dataset import CredentialsReference, OpenValue
from .opening import MakeLoader
from .resolving import OPEN_MARK, CannotDeferError, ResolverCalls

_KINDS = ("catalog", "parameters")
# What OmegaConfigLoader says of a runtime parameter that has neither a value nor a default.
_MISSING = re.compile(r"Runtime parameter '(.+?)' not found and no default value provided")


@dataclass(frozen=True, slots=True)
class Marks:
    """What was not settled while the configuration was read: runtime parameters, and calls of resolvers."""

    names: tuple[str, ...] = ()
    calls: ResolverCalls = field(default_factory=ResolverCalls)

    def in_place(self, value: Any) -> Any:
        """The value with an `OpenValue` or a `DeferredValue` wherever a mark is."""
        if isinstance(value, CredentialsReference):
            name = self.in_place(value.name)
            return value if isinstance(name, str) else name
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, Mapping):
            return {key: self.in_place(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return type(value)(self.in_place(element) for element in value)
        return value

    def _text(self, text: str) -> Any:
        params = [self.names[int(index)] for index in OPEN_MARK.findall(text)]
        if not params:
            deferred = self.calls.deferred(text)
            return text if deferred is None else deferred
        shown = self.calls.shown(text) if self.calls.deferred(text) else text
        return OpenValue(
            parameters=tuple(dict.fromkeys(params)),
            text=OPEN_MARK.sub(
                lambda mark: f"${{runtime_params:{self.names[int(mark[1])]}}}", shown
            ),
            is_part=OPEN_MARK.fullmatch(text) is None,
        )


@dataclass(frozen=True, slots=True)
class Configuration:
    """The catalog and the parameters as a configuration loader gives them, each read once."""

    marks: Marks = field(default_factory=Marks)
    _values: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, kind: str) -> Any:
        """What was read.

        Raises:
            Exception: The one that reading it ended with.
        """
        value = self._values[kind]
        if isinstance(value, Exception):
            raise value
        return value


def read_configuration(
    make_loader: MakeLoader,
    runtime_params: Mapping[str, Any],
    constant: Iterable[str] = (),
    personal_global: Callable[[str], str | None] | None = None,
) -> Configuration:
    """Read the configuration with the given runtime parameters, and marks for what only a run has.

    `constant` names the resolvers whose values may be settled; `personal_global` tells which file of one
    person's a global is from.
    """
    names: tuple[str, ...] = ()
    params: dict[str, Any] | None = dict(runtime_params)
    while True:
        assert params is not None
        calls = ResolverCalls(frozenset(constant), personal_global)
        with calls.watched():
            loader = make_loader(params)
            values = {kind: _read_kind(loader, kind) for kind in _KINDS}
        missing = next(filter(None, map(_missing, values.values())), None)
        marks = Marks(names, calls)
        if missing is not None and missing not in names:
            params = _with(params, missing.split("."), f"\ue000{len(names)}\ue001")
        if missing is None or missing in names or params is None:
            return Configuration(
                marks,
                _told_apart(values, make_loader, dict(runtime_params)) if calls.seen else values,
            )
        names = (*names, missing)


def _told_apart(
    values: dict[str, Any],
    make_loader: MakeLoader,
    params: dict[str, Any],
) -> dict[str, Any]:
    """What was read, where an error is due to the marks with an error that says so."""
    failed = [kind for kind, value in values.items() if isinstance(value, Exception)]
    if not failed:
        return values
    loader = make_loader(params)
    for kind in failed:
        if not isinstance(_read_kind(loader, kind), Exception):
            error = CannotDeferError()
            error.__cause__ = values[kind]
            values[kind] = error
    return values


def _read_kind(loader: Any, kind: str) -> Any:
    try:
        return loader[kind]
    except Exception as error:
        return error


def _missing(value: Any) -> str | None:
    """The runtime parameter for want of which the configuration could not be read."""
    error = value if isinstance(value, Exception) else None
    while error is not None:
        match = _MISSING.search(str(error))
        if match:
            return match[1]
        cause = error.__cause__ or error.__context__
        error = cause if isinstance(cause, Exception) else None
    return None


def _with(params: dict[str, Any], path: list[str], value: str) -> dict[str, Any] | None:
    """The parameters with one more, at a dotted path; None if something else is in its way."""
    key, *rest = path
    if not rest:
        return {**params, key: value}
    inner = params.get(key, {})
    merged = _with(inner, rest, value) if isinstance(inner, dict) else None
    return None if merged is None else {**params, key: merged}
