"""Python expressions of the generated code, and functions that are copied into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant:
    """A value that stands in the code."""

    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """`from module import name as alias`, or `import module as alias` where there is no name."""

    module: str
    name: str | None = None
    alias: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A name that stands for something, with the attributes that lead on from there."""

    path: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftedReference:
    """A function of `functions.py`, by its name."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Construction:
    """A call that makes an object; arguments by position come first."""

    function: Expression
    arguments: tuple[tuple[str | None, Expression], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An attribute of what an expression gives."""

    of: Expression
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A list, tuple or dict display; keys for a dict only."""

    type: str
    items: tuple[tuple[Any, Expression], ...]


Expression: TypeAlias = (
    "Constant | Reference | LiftedReference | Construction | Member | Collection"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltValue:
    """A value that an expression gives, with the imports that it needs."""

    expression: Expression
    imports: tuple[Import, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftedFunction:
    """A function of `functions.py`: a lambda or closure of the project under a name of its own.

    `source` is a `def` of the name `_`, with `...` for each of `defaults`. In its body, the
    `substitutes` stand for names; the `bindings` give names their values before it begins.
    """

    name: str
    source: str
    origin: str
    defaults: tuple[tuple[str, Any], ...] = ()
    imports: tuple[Import, ...] = ()
    bindings: tuple[tuple[str, Expression], ...] = ()
    substitutes: tuple[tuple[str, Expression], ...] = ()
