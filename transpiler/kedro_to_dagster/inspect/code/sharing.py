"""Finds the objects that several nodes, or a node and a module, can change.

A function that is written anew gets its own copy of what it has captured. That is another program where
something else sees the same list, dict or object: the second method of an instance, another closure of the
same call, a partial with the same list.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

_COLLECTIONS = (list, tuple, set, frozenset)
_CALLABLE = (FunctionType, MethodType, BuiltinFunctionType, functools.partial)
_PLAIN = (type(None), bool, int, float, complex, str, bytes, type, ModuleType)


def shared_objects(functions: Mapping[str, Iterable[Any]], package: str) -> dict[int, Any]:
    """The mutable objects that can be reached in more than one way, by their identity.

    `functions` are those of the nodes, by the nodes' names. What a module of the project holds under a name
    can be reached through the module as well.
    """
    reached = {id(part): part for part in mutable_parts(_globals_of(package), into_calls=False)}
    shared: dict[int, Any] = {}
    for held in functions.values():
        own = {id(part): part for part in mutable_parts(held)}
        shared.update((key, part) for key, part in own.items() if key in reached)
        reached.update(own)
    return shared


def mutable_parts(roots: Iterable[Any], *, into_calls: bool = True) -> Iterator[Any]:
    """Every mutable object that can be reached from some; also through what functions have captured.

    Without that: a module may hold the functions of nodes in a list.
    """
    seen: dict[int, Any] = {}
    waiting = list(roots)
    while waiting:
        part = waiting.pop()
        is_left_out = isinstance(part, _PLAIN if into_calls else (*_PLAIN, *_CALLABLE))
        if id(part) in seen or is_left_out:
            continue
        # Kept, so that no other object gets its identity.
        seen[id(part)] = part
        if is_mutable(part):
            yield part
        waiting += _parts(part)


def is_mutable(value: Any) -> bool:
    """Whether the value itself can be changed, as far as it can be made again at all."""
    if isinstance(value, (*_PLAIN, *_CALLABLE, tuple, frozenset, Enum)):
        return False
    if isinstance(value, (list, dict, set)):
        return True
    parameters = getattr(type(value), "__dataclass_params__", None)
    is_frozen = parameters is not None and parameters.frozen
    return _attributes(value) is not None and not is_frozen


def _globals_of(package: str) -> Iterator[Any]:
    """What the project's modules hold under names: collections, and objects of its own classes."""
    for name, module in sorted(sys.modules.items()):
        if _is_of(package, name):
            for value in list(vars(module).values()):
                if isinstance(value, (*_COLLECTIONS, dict)) or _is_of(
                    package, type(value).__module__
                ):
                    yield value


def _is_of(package: str, module: Any) -> bool:
    return str(module).partition(".")[0] == package


def _parts(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value.keys()
        yield from value.values()
    elif isinstance(value, _COLLECTIONS):
        yield from value
    elif isinstance(value, functools.partial):
        yield from (value.func, *value.args, *value.keywords.values())
    elif isinstance(value, MethodType):
        yield from (value.__self__, value.__func__)
    elif isinstance(value, BuiltinFunctionType):
        yield value.__self__
    elif isinstance(value, FunctionType):
        yield from _captured(value)
    elif not isinstance(value, Enum):
        yield from (_attributes(value) or {}).values()


def _captured(function: FunctionType) -> Iterator[Any]:
    for cell in function.__closure__ or ():
        try:
            yield cell.cell_contents
        except ValueError:
            continue
    yield from function.__defaults__ or ()
    yield from (function.__kwdefaults__ or {}).values()


def _attributes(value: Any) -> dict[str, Any] | None:
    """The attributes of an object; nothing that it would make when it is asked for one."""
    try:
        held = object.__getattribute__(value, "__dict__")
    except AttributeError:
        return None
    return held if isinstance(held, dict) else None
