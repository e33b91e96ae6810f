"""Functions of nodes: what they are, and how one that no path leads to is written anew."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

from .place import Place


class FunctionKind(Enum):
    """How a node's function can be reached from another module."""

    IMPORTABLE = "importable"
    PARTIAL = "partial"
    LIFTED = "lifted"
    REGISTRY_ONLY = "registry only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """A value that a Python literal expresses."""

    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """An object that a path leads to; the module itself where `qualname` is None."""

    module: str
    qualname: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """An object that a call makes, such as an instance of a class."""

    function: Recipe
    args: tuple[Recipe, ...] = ()
    keywords: tuple[tuple[str, Recipe], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """An attribute of an object, such as a bound method."""

    of: Recipe
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """A list, tuple or dict with something in it that is no literal; keys for a dict only."""

    type: str
    items: tuple[tuple[Any, Recipe], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Itself:
    """The function that captures it: how a nested function calls itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionSource:
    """A function that no path leads to, as source text and the values that it has captured.

    `source` is a `def` of the name `_` without decorators; its defaults are `...` and stand evaluated
    in `defaults`. `captured` holds the free names with what they stood for when the pipelines were
    registered; `local_names` are those that the function, or one in it, binds. `owner` names the
    function that made it.
    """

    source: str
    module: str
    owner: str | None = None
    defaults: tuple[tuple[str, Any], ...] = ()
    captured: tuple[tuple[str, Recipe], ...] = ()
    local_names: tuple[str, ...] = ()


# How an object can be made again in another process.
Recipe: TypeAlias = Literal | Imported | Called | Attribute | Collected | Itself | FunctionSource


RECIPES = (Literal, Imported, Called, Attribute, Collected, Itself, FunctionSource)


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A node's function.

    `module` and `qualname` lead to this very object when `kind` is importable; for a partial they
    lead to the function that it wraps, and `args` and `keywords` hold what it fixes, as expressions
    where they are no literals. `expression` makes a function of the kind lifted again, without what a
    partial fixes; `reason` says why one cannot be reached but through the registry.
    """

    kind: FunctionKind
    module: str
    qualname: str
    summary: str | None = None
    place: Place | None = None
    is_generator: bool = False
    may_return_events: bool = False
    may_return_value: bool = False
    args: tuple[Any, ...] = ()
    keywords: tuple[tuple[str, Any], ...] = ()
    expression: Recipe | None = None
    reason: str | None = None

    @property
    def captured(self) -> str:
        """What tells functions of one module and name apart: their text, and what they hold."""
        held = (self.expression, self.args, self.keywords)
        return "" if held == (None, (), ()) else repr(held)
