"""Compares pickles by what they hold, without making any of it.

The bytes of equal objects differ where one of them refers to one text twice, and the other has it twice.
This depends on how data came to a node, which is no difference to the project. Nothing of a pickle is
called or imported here; stand-ins take the place of its classes and functions.
"""

from __future__ import annotations

import math
import pickle
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any, BinaryIO, ClassVar

from .texts import cut

PICKLES = frozenset({".pkl", ".pickle", ".p", ".joblib"})
# What joblib puts in the place of an array.
_JOBLIBS_ARRAY = "joblib.numpy_pickle.NumpyArrayWrapper"
# Deeper ones are compared by their bytes only.
_DEPTH = 200
_BUILD: Callable[..., None] = pickle._Unpickler.dispatch[pickle.BUILD[0]]
# Values that a message shows.
_PLAIN = (bool, int, float, str, bytes, dict, list, tuple, type(None))


class StandIn:
    """In the place of a class or a function: keeps what it is called with, and what it is filled with.

    Attributes:
        parts: Each of them, in order: a call's arguments, a state, items.
    """

    name: str
    parts: list[Any]

    def __new__(cls, *arguments: Any, **keywords: Any) -> StandIn:
        """Keep what an object is made with."""
        stand_in = super().__new__(cls)
        stand_in.parts = [(arguments, keywords)]
        return stand_in

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    def __setstate__(self, state: Any) -> None:
        self.parts.append(("state", state))

    def __setitem__(self, key: Any, value: Any) -> None:
        self.parts.append((key, value))

    def __call__(self, *arguments: Any) -> StandIn:
        """Keep what is called, and with what."""
        result = StandIn(*arguments)
        result.parts.append(self)
        return result

    def append(self, value: Any) -> None:
        """Keep an item, as a list does."""
        self.parts.append(value)

    def extend(self, values: Any) -> None:
        """Keep items, as a list does."""
        self.parts.extend(values)

    def add(self, value: Any) -> None:
        """Keep an item, as a set does."""
        self.parts.append(value)


def class_of(stand_in: StandIn) -> str:
    """The class that an object is of, or what has made it."""
    return str(getattr(type(stand_in), "name", "an unknown class"))


# The one in Python: that in C makes objects of real classes in some cases.
class _Reader(pickle._Unpickler):
    dispatch: ClassVar[dict[int, Callable[..., None]]] = {**pickle._Unpickler.dispatch}
    stack: list[Any]

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self._stream = stream

    def find_class(self, module: str, name: str) -> Any:
        return type("StandIn", (StandIn,), {"name": f"{module}.{name}"})

    def get_extension(self, code: int) -> Any:
        raise pickle.UnpicklingError("extensions are not known here")

    def load_build(self) -> None:
        """Fill what was made; joblib writes the data of an array behind it."""
        _BUILD(self)
        made = self.stack[-1]
        if isinstance(made, StandIn) and made.name == _JOBLIBS_ARRAY:
            made.parts.append(self._array(**made.parts[-1][1]))

    dispatch[pickle.BUILD[0]] = load_build

    def _array(self, *, shape: tuple[int, ...], dtype: StandIn, **options: Any) -> Any:
        (written_type, *_), _ = dtype.parts[0]
        kind, size = written_type[0], int(written_type[1:])
        if kind == "O":
            return _Reader(self._stream).load()
        if options.get("numpy_array_alignment_bytes") is not None:
            self._stream.read(self._stream.read(1)[0])
        return self._stream.read(math.prod(shape) * size * (4 if kind == "U" else 1))


def is_same_pickle(one: Path, other: Path) -> bool:
    """Whether two pickles hold the same; False for whatever cannot be told."""
    try:
        return _is_same(unpickled(one), unpickled(other), 0)
    except Exception:
        # A file that is no pickle, or one that needs what it refers to, may raise anything.
        return False


def differing_values(one: Path, other: Path) -> tuple[str, str] | None:
    """Where the values in two pickles begin to differ, as Python writes it, and how.

    None where nothing can be told: they are no pickles, or each holds one object of some class.
    """
    try:
        return _differing(unpickled(one), unpickled(other), "")
    except Exception:
        return None


_MISSING = object()


def _differing(one: Any, other: Any, place: str) -> tuple[str, str] | None:
    if type(one) is type(other) and isinstance(one, (dict, list, tuple)):
        for key, value, another in _pairs(one, other):
            found = _differing(value, another, f"{place}[{key!r}]")
            if found is not None:
                return found
        return None
    if _is_same(one, other, 0):
        return None
    there, here = map(_written, (one, other))
    if there is None or here is None:
        return (place, "differs") if place else None
    return place, f"is {there} there, and {here} here"


def _pairs(one: Any, other: Any) -> Iterator[tuple[Any, Any, Any]]:
    """The items of both by their keys, those of the first one first."""
    if isinstance(one, dict):
        for key in {**one, **other}:
            yield key, one.get(key, _MISSING), other.get(key, _MISSING)
    else:
        for index, (value, another) in enumerate(zip_longest(one, other, fillvalue=_MISSING)):
            yield index, value, another


def _written(value: Any) -> str | None:
    """A value for a message; None for an object of some class, or what holds one."""
    if value is _MISSING:
        return "missing"
    text = repr(value)
    if not isinstance(value, _PLAIN) or StandIn.__name__ in text:
        return None
    return cut(text)


def unpickled(file: Path) -> Any:
    """What a pickle holds, with stand-ins for objects of classes.

    Raises:
        Exception: Of any class, if it is no pickle.
    """
    with file.open("rb") as stream:
        value = _Reader(stream).load()
        if stream.read(1):
            raise pickle.UnpicklingError("there is more than one object in it")
    return value


def is_same_value(one: Any, other: Any) -> bool:
    """Whether what two pickles hold, or parts of it, is the same.

    Raises:
        RecursionError: If it is too deep, or refers to itself.
    """
    return _is_same(one, other, 0)


def _is_same(one: Any, other: Any, depth: int) -> bool:
    if depth > _DEPTH:
        raise RecursionError
    if isinstance(one, type) and isinstance(other, type):
        return getattr(one, "name", one) == getattr(other, "name", other)
    if type(one) is not type(other) and not (
        isinstance(one, StandIn) and isinstance(other, StandIn)
    ):
        return False
    if isinstance(one, StandIn):
        same_class = getattr(type(one), "name", None) == getattr(type(other), "name", None)
        return same_class and _is_same(one.parts, other.parts, depth + 1)
    if isinstance(one, dict):
        keys, others = list(one), list(other)
        return _is_same(keys, others, depth + 1) and _is_same(
            list(one.values()), list(other.values()), depth + 1
        )
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(
            _is_same(*pair, depth + 1) for pair in zip(one, other, strict=True)
        )
    if isinstance(one, float):
        return one == other or (math.isnan(one) and math.isnan(other))
    return bool(one == other)
