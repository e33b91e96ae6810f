"""Finds what two runs of Kedro's agree in, of a file that varies by itself, and the package's has not got.

Nothing can be held to a value that is another one each time. What is the same in both runs can: the columns
of a table that do not vary, the keys of a document and the values that stay, the classes in a pickle.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from .documents import Column, Lines, content
from .pickles import StandIn, class_of, is_same_value
from .texts import cut

# What tells when a run was made or how long it took: two runs may agree in it by chance.
_OF_TIME = re.compile(r"\d:\d\d|\d ?(h|m|s|ms|hours?|min|minutes?|secs?|seconds?)\b", re.IGNORECASE)
_NAMED_FOR_TIME = re.compile(
    r"time|date|duration|elapsed|second|minute|latency|memory|_at\b|(\b|_)m?s\b", re.IGNORECASE
)
_FEW = 5
# Libraries whose objects are data. What others have learned is in attributes with an underscore at the end,
# as scikit-learn has it.
_OF_DATA = frozenset(
    {"numpy", "pandas", "polars", "builtins", "datetime", "collections", "decimal"}
)
# Objects may refer to each other in circles.
_DEPTH = 200
_VISITS = 500_000


@dataclass(frozen=True, slots=True)
class Unlike:
    """Where a file of the package's is not as both of Kedro's are, and what each has there."""

    place: str
    there: str
    here: str


@dataclass(frozen=True, slots=True)
class _At:
    """A place in a file, and whether values count at it, or kinds of values only.

    `is_in_object` is true among the attributes of an object that is more than data.
    """

    text: str
    counts: bool
    is_in_object: bool = False
    depth: int = 0

    def inside(self, key: str, *, counts: bool = True) -> _At:
        return replace(
            self, text=self.text + key, counts=self.counts and counts, depth=self.depth + 1
        )


def first_difference(one: Path, other: Path) -> Unlike | None:
    """The first place at which two files differ; None where nothing can be told."""
    return _first(content(one), content(one), content(other), _Comparison(every=True), values=True)


def first_unlike(one: Path, two: Path, other: Path, *, values: bool) -> Unlike | None:
    """The first place at which two files agree and a third one does not; None if there is none.

    Without `values` only keys, lengths and kinds of values count: runs that begin with other random numbers
    may have the same values by chance.
    """
    held = content(one), content(two), content(other)
    return _first(*held, _Comparison(every=False), values=values)


def _first(
    one: Any, two: Any, other: Any, comparison: _Comparison, *, values: bool
) -> Unlike | None:
    if one is None or two is None or (isinstance(one, Lines) and not values):
        return None
    if other is None:
        return Unlike("", "what its name says", "something else")
    try:
        return next(comparison.unlike(one, two, other, _At("", values)), None)
    except RecursionError:
        return None


class _Comparison:
    """One comparison, which does not go on for ever.

    With `every`, all values count; else those that two runs agree in by more than chance.
    """

    def __init__(self, *, every: bool) -> None:
        self._visits = count()
        self._every = every

    def unlike(self, one: Any, two: Any, other: Any, at: _At) -> Iterator[Unlike]:
        if at.depth > _DEPTH or next(self._visits) > _VISITS:
            raise RecursionError
        if _kind(one) != _kind(two):
            return
        if _kind(one) != _kind(other):
            yield Unlike(at.text, _shown(one), _shown(other))
        elif isinstance(one, StandIn):
            yield from self._objects(one, two, other, at)
        elif isinstance(one, dict):
            yield from self._keys(one, two, other, at)
        elif isinstance(one, (list, tuple)):
            yield from self._items(one, two, other, at)
        elif (
            at.counts
            and (self._every or _is_held(one, at))
            and _is_same(one, two)
            and not _is_same(one, other)
        ):
            yield _of_values(one, other, at)

    def _objects(self, one: StandIn, two: StandIn, other: StandIn, at: _At) -> Iterator[Unlike]:
        library = class_of(one).partition(".")[0]
        inside = replace(at, is_in_object=library not in _OF_DATA, depth=at.depth + 1)
        for parts in zip(one.parts, two.parts, other.parts, strict=False):
            if all(_is_pair(part) for part in parts):
                # Its state, or what it was called with.
                for values in zip(*parts, strict=True):
                    yield from self.unlike(*values, inside)
            else:
                yield from self.unlike(*parts, inside)

    def _keys(self, one: Any, two: Any, other: Any, at: _At) -> Iterator[Unlike]:
        if set(one) == set(two) != set(other):
            lost = [key for key in one if key not in other]
            more = [key for key in other if key not in one]
            yield Unlike(
                at.text,
                f"the key {lost[0]!r}" if lost else f"no key {more[0]!r}",
                "none of the name" if lost else "one",
            )
            return
        for key in one:
            if key in two and key in other:
                is_learned = at.is_in_object and str(key).endswith("_") and not self._every
                inside = at.inside(_step(key, at), counts=not is_learned)
                values = one[key], two[key], other[key]
                if is_learned and at.counts and _is_learned_otherwise(*values):
                    yield Unlike(inside.text, "the same data", "other data")
                yield from self.unlike(*values, inside)

    def _items(self, one: Any, two: Any, other: Any, at: _At) -> Iterator[Unlike]:
        if len(one) != len(two):
            return
        if len(one) != len(other):
            yield Unlike(at.text, f"{len(one)} items", f"{len(other)}")
            return
        for number, values in enumerate(zip(one, two, other, strict=True)):
            step = f"line {number + 1}" if isinstance(one, Lines) else f"[{number}]"
            yield from self.unlike(*values, at.inside(step))


def _is_learned_otherwise(one: Any, two: Any, other: Any) -> bool:
    """Whether all that two models have learned agrees, which is no chance, and a third one's does not."""
    is_much = isinstance(one, (list, dict, StandIn))
    return is_much and is_same_value(one, two) and not is_same_value(one, other)


def _of_values(one: Any, other: Any, at: _At) -> Unlike:
    """How two values differ; of columns the first row in which they do."""
    if isinstance(one, Column) and len(one.values) == len(other.values):
        for row, values in enumerate(zip(one.values, other.values, strict=True), 1):
            there, here = map(repr, values)
            if there != here:
                return Unlike(f"{at.text} in row {row}", cut(there), cut(here))
    return Unlike(at.text, _shown(one), _shown(other))


def _is_pair(part: Any) -> bool:
    return isinstance(part, tuple) and len(part) == 2


def _step(key: object, at: _At) -> str:
    """A step to a value as Python writes it."""
    return f".{key}" if at.is_in_object and isinstance(key, str) else f"[{key!r}]"


def _kind(value: Any) -> str:
    if isinstance(value, StandIn):
        return class_of(value)
    if isinstance(value, type):
        return str(getattr(value, "name", value))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return "number"
    return type(value).__name__


def _is_same(one: Any, other: Any) -> bool:
    if isinstance(one, float) or isinstance(other, float):
        # What is computed in several threads differs in the last digits, now and then.
        return math.isclose(one, other, rel_tol=1e-9) or (math.isnan(one) and math.isnan(other))
    if isinstance(one, Column):
        # What is no number is not equal to itself.
        return repr(one.values) == repr(other.values)
    return bool(one == other)


def _is_held(value: Any, at: _At) -> bool:
    """Whether that two runs agree in a value is no chance."""
    if isinstance(value, Column):
        return len(value.values) >= _FEW or not _NAMED_FOR_TIME.search(at.text)
    if isinstance(value, str) and _OF_TIME.search(value):
        return False
    return isinstance(value, bool) or not _NAMED_FOR_TIME.search(at.text)


def _shown(value: Any) -> str:
    """A value for a message."""
    if isinstance(value, StandIn):
        return f"an object of {class_of(value)}"
    if isinstance(value, Column):
        return f"{len(value.values)} values"
    if isinstance(value, bytes):
        return f"{len(value)} bytes of data"
    return cut(repr(value))
