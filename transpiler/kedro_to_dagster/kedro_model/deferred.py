"""Values that are not settled at the export, and what they come from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class SourceKind(Enum):
    """What a value may come from that is of a moment, a machine or a person."""

    VARIABLE = "environment variable"
    RESOLVER = "resolver"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from: a variable, a resolver, or a file of one person's."""

    kind: SourceKind
    name: str

    def __str__(self) -> str:
        return f"the {self.kind.value} '{self.name}'"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferredValue:
    """Stands where a value is, or has in it, something that a run has to look up.

    `text` is what resolves to the value, in the form that YAML has it in; `is_text` tells whether the value
    is a text, `is_of_nodes` that a resolver is given nodes of the configuration, which only Kedro has. The
    `value` itself is that of this moment and machine, and must not be written.
    """

    text: str
    sources: tuple[Source, ...]
    is_text: bool
    is_of_nodes: bool = False
    value: Any = field(repr=False, compare=False)


def deferred_values_in(value: Any) -> tuple[DeferredValue, ...]:
    """The deferred values in a value of the configuration, or the value itself if it is one."""
    if isinstance(value, DeferredValue):
        return (value,)
    inner = value.values() if isinstance(value, dict) else value
    if isinstance(value, (dict, list, tuple)):
        return tuple(deferred for item in inner for deferred in deferred_values_in(item))
    return ()


def in_yaml(value: Any) -> Any:
    """The value as YAML has it: what resolves to a deferred value, and other texts escaped."""
    if isinstance(value, DeferredValue):
        return value.text
    if isinstance(value, str):
        return escaped(value)
    if type(value) is dict:
        return {key: in_yaml(item) for key, item in value.items()}
    if type(value) in (list, tuple):
        return type(value)(in_yaml(item) for item in value)
    return value


def looks_deferred(value: Any) -> bool:
    """Whether a value is another one once a run has resolved it as YAML has it."""
    if isinstance(value, dict):
        return any(looks_deferred(item) for item in value.values())
    if isinstance(value, (list, tuple)):
        return any(looks_deferred(item) for item in value)
    return isinstance(value, DeferredValue) or (isinstance(value, str) and "${" in value)


def is_text_throughout(value: Any) -> bool:
    """Whether all that is deferred in a value gives texts."""
    return all(deferred.is_text for deferred in deferred_values_in(value))


def escaped(text: str) -> str:
    """A text that OmegaConf resolves to itself: `${` is written `\\${`."""
    return re.sub(r"(\\*)\$\{", lambda match: f"{match[1] * 2}\\${{", text)
