"""Watches the resolvers while Kedro reads the configuration: what they give holds here and now only.

A call of a resolver gives a mark instead of its value. A mark goes wherever the value would have gone, into
texts, globals, and arguments of other resolvers, and what was read is told apart by it.
"""

from __future__ import annotations

import inspect
import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from ...kedro_model.deferred import DeferredValue, Source, SourceKind, escaped

# Characters for private use: no configuration has a meaning for them.
_MARK = re.compile("\ue002(\\d+)\ue003")
OPEN_MARK = re.compile("\ue000(\\d+)\ue001")
# These hand on what they look up, marks and all.
_LOOK_UP = frozenset({"globals", "runtime_params"})
# What these give depends on their arguments only.
_PURE = frozenset(
    {"oc.create", "oc.decode", "oc.deprecated", "oc.dict.keys", "oc.dict.values", "oc.select"}
)
_ENVIRONMENT = "oc.env"
# Variables that limit what OmegaConf reads: no value depends on them.
_LIMITS = "OMEGACONF_"
# What hands a record to the handlers.
_LOGGING = logging.Logger.callHandlers.__code__
# Texts that OmegaConf's grammar takes for a text, and for nothing else, without quotes.
_UNQUOTED = re.compile(r"[A-Za-z_][\w./-]*", re.ASCII)
_OTHER_WORDS = frozenset({"true", "false", "null", "nan", "inf"})


class CannotDeferError(Exception):
    """The configuration can be read with the values that resolvers have now, but not without them."""

    hint = (
        "Name the resolvers that give the same everywhere in 'constant-resolvers' of "
        "[tool.kedro-to-dagster], in pyproject.toml."
    )

    def __str__(self) -> str:
        return "what a resolver gives is needed to read it, and only a run has that"


@dataclass(frozen=True, slots=True)
class _Call:
    """A call of a resolver, and what it gave here; `is_given_nodes` tells of OmegaConf's own mappings."""

    name: str
    text: str
    value: Any
    sources: tuple[Source, ...]
    is_given_nodes: bool


class ResolverCalls:
    """The calls of resolvers while a configuration was read, each with its mark."""

    def __init__(
        self,
        constant: frozenset[str] = frozenset(),
        personal_global: Callable[[str], str | None] | None = None,
    ) -> None:
        self._personal_global = personal_global
        self._constant = (constant | _PURE) - {_ENVIRONMENT}
        self._calls: list[_Call] = []

    @property
    def seen(self) -> bool:
        """Whether there are any."""
        return bool(self._calls)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Watch all resolvers meanwhile, those too that are registered only then."""
        from omegaconf.basecontainer import BaseContainer

        watched = _WatchedResolvers(BaseContainer._resolvers, self)
        BaseContainer._resolvers = watched
        try:
            yield
        finally:
            BaseContainer._resolvers = dict(watched)

    def called(self, name: str, resolver: Any) -> Any:
        """The resolver, which gives a mark instead of its value where that may be another one in a run."""
        if name in _LOOK_UP and (name != "globals" or self._personal_global is None):
            return resolver

        def resolve(config: Any, parent: Any, node: Any, args: Any, args_text: Any) -> Any:
            if any(OPEN_MARK.search(_text_of(argument)) for argument in args):
                raise ValueError(f"the resolver '{name}' needs the value of a runtime parameter")
            if name not in self._constant and _looks_around(resolver):
                raise ValueError(f"the resolver '{name}' needs the values around its own")
            file = None
            if name in _LOOK_UP:
                file = self._personal_global(str(args[0])) if self._personal_global else None
                if file is None:
                    return resolver(config, parent, node, args, args_text)
            within = [call for argument in args for call in self._within(_text_of(argument))]
            plain = tuple(self._plain(argument) for argument in args)
            with _variables_read() as variables:
                value = resolver(config, parent, node, plain, args_text)
            if name in self._constant and not within and not variables:
                return value
            own = (
                [Source(SourceKind.VARIABLE, variable) for variable in variables]
                if variables
                else [Source(SourceKind.FILE, file)]
                if file is not None
                else [Source(SourceKind.RESOLVER, name)]
                if name not in self._constant
                else []
            )
            written = ",".join(self._written(argument) for argument in args)
            sources = dict.fromkeys([*own, *(source for call in within for source in call.sources)])
            is_given_nodes = any(map(_is_node, args)) or any(call.is_given_nodes for call in within)
            text = f"${{{name}:{written}}}"
            self._calls.append(_Call(name, text, value, tuple(sources), is_given_nodes))
            return f"\ue002{len(self._calls) - 1}\ue003"

        return resolve

    def deferred(self, text: str) -> DeferredValue | None:
        """What a text with marks stands for; None if there is none in it."""
        calls = self._within(text)
        if not calls:
            return None
        whole = _MARK.fullmatch(text)
        value = calls[0].value if whole else self._plain(text)
        return DeferredValue(
            text=calls[0].text if whole else self.shown(text),
            sources=tuple(dict.fromkeys(source for call in calls for source in call.sources)),
            is_text=isinstance(value, str),
            is_of_nodes=any(call.is_given_nodes for call in calls),
            value=value,
        )

    def shown(self, text: str) -> str:
        """A text with the calls in the places of their marks, as YAML has it."""
        shown = ""
        # Every other part is the number of a call.
        for position, part in enumerate(_MARK.split(text)):
            if position % 2:
                backslashes = len(shown) - len(shown.rstrip("\\"))
                shown += "\\" * backslashes + self._calls[int(part)].text
            else:
                shown += escaped(part)
        return shown

    def _within(self, text: str) -> list[_Call]:
        return [self._calls[int(number)] for number in _MARK.findall(text)]

    def _plain(self, value: Any) -> Any:
        """The value as a resolver would have been given it."""
        if isinstance(value, str):
            whole = _MARK.fullmatch(value)
            if whole is not None:
                return self._calls[int(whole[1])].value
            return _MARK.sub(lambda mark: str(self._calls[int(mark[1])].value), value)
        if not _MARK.search(_text_of(value)):
            return value
        plain = (
            {key: self._plain(inner) for key, inner in value.items()}
            if isinstance(value, Mapping)
            else [self._plain(inner) for inner in value]
        )
        return _node_of(plain) if _is_node(value) else plain

    def _written(self, value: Any) -> str:
        """An argument of a resolver in OmegaConf's grammar."""
        if value is None:
            return "null"
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, (int, float)):
            return repr(value)
        if isinstance(value, Mapping):
            pairs = (f"{self._written(key)}:{self._written(item)}" for key, item in value.items())
            return f"{{{','.join(pairs)}}}"
        if not isinstance(value, str):
            return f"[{','.join(self._written(element) for element in value)}]"
        if _MARK.fullmatch(value):
            return self.shown(value)
        return written_text(value, self.shown)


def _is_node(value: Any) -> bool:
    from omegaconf import Container

    return isinstance(value, Container)


def _node_of(value: Any) -> Any:
    from omegaconf import OmegaConf

    return OmegaConf.create(value, flags={"allow_objects": True})


def _looks_around(resolver: Any) -> bool:
    """Whether OmegaConf hands a resolver the place of its value: a run resolves the value by itself."""
    wrapped = inspect.getclosurevars(resolver).nonlocals if inspect.isfunction(resolver) else {}
    return any(wrapped.get(f"pass_{part}") for part in ("node", "parent", "root"))


def _text_of(value: Any) -> str:
    """A value, or all texts in it: the text of a list would have its marks escaped."""
    if isinstance(value, Mapping):
        return " ".join(_text_of(part) for pair in value.items() for part in pair)
    if isinstance(value, str) or not isinstance(value, Iterable):
        return str(value)
    return " ".join(map(_text_of, value))


def written_text(text: str, shown: Callable[[str], str] = escaped) -> str:
    """A text as an argument of a resolver in OmegaConf's grammar."""
    if _UNQUOTED.fullmatch(text) and text.lower() not in _OTHER_WORDS:
        return text
    # Backslashes mean something before quotes and at the end only.
    quoted = re.sub(r"(\\*)'", lambda match: f"{match[1] * 2}\\'", text)
    quoted = shown(re.sub(r"\\+$", lambda match: match[0] * 2, quoted))
    return f"'{quoted}'"


class _WatchedResolvers(dict[str, Any]):
    """The resolvers of OmegaConf, each watched when it is called."""

    def __init__(self, resolvers: Mapping[str, Any], calls: ResolverCalls) -> None:
        super().__init__(resolvers)
        self._calls = calls

    def __getitem__(self, name: str) -> Any:
        return self._calls.called(name, super().__getitem__(name))


@contextmanager
def _variables_read() -> Iterator[list[str]]:
    """The variables of the environment that are read meanwhile, but for those that logging reads."""
    variables: list[str] = []
    look_up = os._Environ.__getitem__

    def noted(environment: Any, key: Any) -> Any:
        is_own = environment is os.environ and not str(key).startswith(_LIMITS)
        if is_own and key not in variables and not _is_logged():
            variables.append(str(key))
        return look_up(environment, key)

    setattr(os._Environ, "__getitem__", noted)  # noqa: B010 (mypy knows it for a method)
    try:
        yield variables
    finally:
        setattr(os._Environ, "__getitem__", look_up)  # noqa: B010


def _is_logged() -> bool:
    """Whether a record is being logged: its handler asks how wide the terminal is, and so on."""
    frame = inspect.currentframe()
    while frame is not None:
        if frame.f_code is _LOGGING:
            return True
        frame = frame.f_back
    return False
