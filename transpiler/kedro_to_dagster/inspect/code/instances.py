"""Tells with which arguments an instance can be made again."""

from __future__ import annotations

import ast
import dataclasses
import inspect
from types import FunctionType
from typing import Any

from .signatures import signature_of
from .sources import CannotLiftError, find_source


def arguments(instance: Any) -> dict[str, Any] | None:
    """The keyword arguments that give an instance like this; None where that is not certain.

    It is for a dataclass without code of its own for that, and for a class whose `__init__` does
    nothing but keep each argument under its name.
    """
    kind: Any = type(instance)
    held = getattr(instance, "__dict__", None)
    if not isinstance(held, dict) or kind.__new__ is not object.__new__ or type(kind) is not type:
        return None
    init: Any = vars(kind).get("__init__")
    if dataclasses.is_dataclass(instance):
        fields = {field.name for field in dataclasses.fields(instance) if field.init}
        made_by_decorator = init is not None and vars(kind)["__dataclass_params__"].init
        taken = set(signature_of(kind).parameters)
        plain = made_by_decorator and not hasattr(kind, "__post_init__")
        return _own_arguments(kind, held) if plain and set(held) == fields == taken else None
    if getattr(kind, "__setattr__", None) is not object.__setattr__:
        return None
    if init is None:
        inherits = any("__init__" in vars(base) for base in kind.__mro__[1:-1])
        return None if held or inherits else {}
    return _own_arguments(kind, held) if _keeps_arguments(init, set(held)) else None


def _own_arguments(kind: Any, held: dict[str, Any]) -> dict[str, Any]:
    """The arguments in the order of the signature, but for those that are at their defaults anyway."""
    parameters = signature_of(kind).parameters
    return {
        name: held[name]
        for name, parameter in parameters.items()
        if type(parameter.default) is not type(held[name])
        or repr(parameter.default) != repr(held[name])
    }


def _keeps_arguments(init: Any, held: set[str]) -> bool:
    if not isinstance(init, FunctionType):
        return False
    by_name = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    parameters = list(signature_of(init).parameters.values())
    if not all(parameter.kind in by_name for parameter in parameters):
        return False
    try:
        node = find_source(init).node
    except CannotLiftError:
        return False
    if not isinstance(node, ast.FunctionDef):
        return False
    first = parameters[0].name
    kept_names = [
        _assigned_argument(statement, first)
        for statement in node.body
        if not _is_docstring(statement)
    ]
    names = {parameter.name for parameter in parameters[1:]}
    return None not in kept_names and set(kept_names) == names == held


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _assigned_argument(statement: ast.stmt, instance: str) -> str | None:
    """The argument's name, if the statement is `self.name = name`."""
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target: ast.expr = statement.targets[0]
    elif isinstance(statement, ast.AnnAssign):
        target = statement.target
    else:
        return None
    value = statement.value
    if (
        isinstance(target, ast.Attribute)
        and isinstance(target.value, ast.Name)
        and target.value.id == instance
        and isinstance(value, ast.Name)
        and value.id == target.attr
    ):
        return target.attr
    return None
