"""Reads the catalog and the parameters, with marks in the places of runtime parameters not given.

Kedro resolves `${runtime_params:day}` while it reads the configuration, and fails without a value. The
export gives each missing one a text of its own instead, and finds it again in what was read.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model.kedro import CredentialsReference, OpenValue

_KINDS = ("catalog", "parameters")
# What OmegaConfigLoader says of a runtime parameter that has neither a value nor a default.
_MISSING = re.compile(r"Runtime parameter '(.+?)' not found and no default value provided")
# Characters for private use: no configuration has a meaning for them.
_MARK = re.compile("\ue000(\\d+)\ue001")
# These only look a value up.
_LOOK_UP = frozenset({"globals", "runtime_params"})


@dataclass(frozen=True, slots=True)
class OpenValues:
    """The runtime parameters that were not given, each with its mark in the configuration."""

    names: tuple[str, ...] = ()

    def in_place(self, value: Any) -> Any:
        """The value with an `OpenValue` wherever a mark is."""
        if not self.names:
            return value
        if isinstance(value, CredentialsReference):
            found = self.in_place(value.name)
            return value if isinstance(found, str) else found
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, Mapping):
            return {key: self.in_place(each) for key, each in value.items()}
        if isinstance(value, (list, tuple)):
            return type(value)(self.in_place(each) for each in value)
        return value

    def _text(self, text: str) -> Any:
        found = [self.names[int(each)] for each in _MARK.findall(text)]
        if not found:
            return text
        return OpenValue(
            parameters=tuple(dict.fromkeys(found)),
            text=_MARK.sub(lambda each: f"${{runtime_params:{self.names[int(each[1])]}}}", text),
            is_part=_MARK.fullmatch(text) is None,
        )


@dataclass(frozen=True, slots=True)
class Configuration:
    """The catalog and the parameters as a configuration loader gives them, each read once."""

    open_values: OpenValues = field(default_factory=OpenValues)
    _read: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, kind: str) -> Any:
        """What was read.

        Raises:
            Exception: The one that reading it ended with.
        """
        read = self._read[kind]
        if isinstance(read, Exception):
            raise read
        return read


def read_configuration(
    make_loader: Callable[[dict[str, Any]], Any],
    given: Mapping[str, Any],
    read_parameters: Callable[[Any], Any] | None = None,
) -> Configuration:
    """Read the configuration with the given runtime parameters, and marks for those that are missing.

    `read_parameters` reads the parameters with a configuration loader, in the place of that itself.
    """
    names: tuple[str, ...] = ()
    params: dict[str, Any] | None = dict(given)
    while True:
        assert params is not None
        with _marks_refused_by_resolvers() if names else contextlib.nullcontext():
            loader = make_loader(params)
            read = {kind: _read(loader, kind, read_parameters) for kind in _KINDS}
        missing = next(filter(None, map(_missing, read.values())), None)
        made = OpenValues(names)
        if missing is None or missing in names:
            return Configuration(made, read)
        params = _with(params, missing.split("."), f"\ue000{len(names)}\ue001")
        if params is None:
            return Configuration(made, read)
        names = (*names, missing)


def _read(loader: Any, kind: str, read_parameters: Callable[[Any], Any] | None) -> Any:
    try:
        if kind == "parameters" and read_parameters is not None:
            return read_parameters(loader)
        return loader[kind]
    except Exception as error:
        return error


def _missing(read: Any) -> str | None:
    """The runtime parameter for want of which the configuration could not be read."""
    error = read if isinstance(read, Exception) else None
    while error is not None:
        found = _MISSING.search(str(error))
        if found:
            return found[1]
        cause = error.__cause__ or error.__context__
        error = cause if isinstance(cause, Exception) else None
    return None


def _with(params: dict[str, Any], path: list[str], value: str) -> dict[str, Any] | None:
    """The parameters with one more, at a dotted path; None if something else is in its way."""
    key, *rest = path
    if not rest:
        return {**params, key: value}
    inner = params.get(key, {})
    made = _with(inner, rest, value) if isinstance(inner, dict) else None
    return None if made is None else {**params, key: made}


@contextlib.contextmanager
def _marks_refused_by_resolvers() -> Iterator[None]:
    """Let no resolver compute with a mark: what came of it would look like a value of the project's."""
    from omegaconf.basecontainer import BaseContainer

    resolvers = BaseContainer._resolvers
    before = dict(resolvers)

    def guarded(name: str, resolver: Any) -> Any:
        def resolve(config: Any, parent: Any, node: Any, args: Any, args_str: Any) -> Any:
            if any(_MARK.search(str(each)) for each in args):
                raise ValueError(f"the resolver '{name}' needs the value of a runtime parameter")
            return resolver(config, parent, node, args, args_str)

        return resolve

    resolvers.update(
        {name: guarded(name, each) for name, each in before.items() if name not in _LOOK_UP}
    )
    try:
        yield
    finally:
        for name, each in before.items():
            if name not in _LOOK_UP:
                resolvers[name] = each
