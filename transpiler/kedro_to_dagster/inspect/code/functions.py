"""Describes the functions of nodes: how to reach them from another module, and what they say."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MethodType, WrapperDescriptorType
from typing import Any

from ...kedro_model.function import Function, FunctionKind, Literal
from ...kedro_model.place import Place
from ..config.secrets import is_secret
from .generators import may_return_events, may_return_value
from .lifting import CannotLiftError, Lifter
from .paths import global_of, own_path
from .sources import resolved_file


def describe_function(
    function: Callable[..., Any], project_path: Path, package: str, lifter: Lifter | None = None
) -> Function:
    """Describe a node's function.

    Its path is taken for true only if following it gives this very object, since a decorator may have
    left another function under the name. Where there is no path, the function is described by how it
    can be made again.
    """
    lifter = lifter or Lifter(project_path, package)
    if isinstance(function, functools.partial) and not global_of(function, package):
        return _partial(
            function, describe_function(function.func, project_path, package, lifter), lifter
        )
    path = (
        own_path(function) or global_of(function, package) or _method_of_global(function, package)
    )
    module, qualname = path or (
        str(getattr(function, "__module__", None)),
        str(getattr(function, "__qualname__", type(function).__qualname__)),
    )
    described = Function(
        kind=FunctionKind.IMPORTABLE if path else FunctionKind.REGISTRY_ONLY,
        module=module,
        qualname=qualname,
        summary=_summary(function, package),
        place=_place(function, project_path),
        is_generator=inspect.isgeneratorfunction(function),
        may_return_events=may_return_events(function),
        may_return_value=may_return_value(function),
    )
    if path:
        return described
    try:
        expression = lifter.express(function, "it")
    except CannotLiftError as error:
        return replace(described, reason=str(error))
    except RecursionError:
        return replace(described, reason="it holds something that holds itself")
    return replace(described, kind=FunctionKind.LIFTED, expression=expression)


def describe_preview(
    function: Callable[..., Any], project_path: Path, package: str, lifter: Lifter | None = None
) -> Function:
    """Describe a node's preview function, which is called without arguments."""
    lifter = lifter or Lifter(project_path, package)
    described = describe_function(function, project_path, package, lifter)
    if described.kind is not FunctionKind.PARTIAL and not described.args + described.keywords:
        return described
    # What a partial fixes is a part of it: there are no arguments to merge with.
    try:
        expression = lifter.express(function, "it")
    except CannotLiftError as error:
        return replace(described, kind=FunctionKind.REGISTRY_ONLY, reason=str(error))
    return replace(described, kind=FunctionKind.LIFTED, expression=expression, args=(), keywords=())


def _partial(function: functools.partial[Any], inner: Function, lifter: Lifter) -> Function:
    """A partial is the function that it wraps, with what it fixes."""
    if inner.kind is FunctionKind.REGISTRY_ONLY:
        return inner
    try:
        return replace(
            inner,
            kind=FunctionKind.PARTIAL if inner.expression is None else FunctionKind.LIFTED,
            args=tuple(_fixed("", argument, "an argument", lifter) for argument in function.args),
            keywords=tuple(
                (key, _fixed(key, argument, f"the argument '{key}'", lifter))
                for key, argument in function.keywords.items()
            ),
        )
    except CannotLiftError as error:
        return replace(inner, kind=FunctionKind.REGISTRY_ONLY, expression=None, reason=str(error))


def _fixed(key: str, value: Any, name: str, lifter: Lifter) -> Any:
    if is_secret(key, value):
        raise CannotLiftError(f"{name} that it fixes looks like a secret")
    expression = lifter.express(value, f"{name} that it fixes")
    return value if isinstance(expression, Literal) else expression


def _method_of_global(function: Callable[..., Any], package: str) -> tuple[str, str] | None:
    """The path of a bound method through the project's global that holds its object."""
    if not isinstance(function, MethodType):
        return None
    name = function.__func__.__name__
    owner = global_of(function.__self__, package)
    if owner is None or getattr(function.__self__, name, None) != function:
        return None
    return owner[0], f"{owner[1]}.{name}"


def _summary(function: Callable[..., Any], package: str) -> str | None:
    """First paragraph of the docstring, on one line."""
    if inspect.isbuiltin(function):
        # Python's own words, which change with its version.
        return None
    has_words_of_its_class = function.__doc__ == type(function).__doc__
    if not (inspect.isroutine(function) or inspect.isclass(function)) or has_words_of_its_class:
        # A callable instance: only the documentation of its own call is about the node. Since Python
        # 3.14, a partial is a routine too.
        function = type(function).__call__
    if isinstance(function, WrapperDescriptorType) or _is_of_builtins(function):
        return None
    if _is_made_by_library(function, package):
        # What a decorator or a factory returns, which says the same of every node.
        return None
    # Not inspect.getdoc, which finds Python's words on what every class has.
    # It may be anything: a property of the class, for one.
    text = inspect.cleandoc(function.__doc__) if isinstance(function.__doc__, str) else ""
    if not text.strip():
        return None
    return " ".join(text.strip().split("\n\n")[0].split())


def _is_of_builtins(function: Callable[..., Any]) -> bool:
    return getattr(function, "__module__", None) == "builtins"


def _is_made_by_library(function: Callable[..., Any], package: str) -> bool:
    module = f"{getattr(function, '__module__', '')}"
    is_local = "<locals>" in f"{getattr(function, '__qualname__', '')}"
    return is_local and module.partition(".")[0] != package


def _place(function: Callable[..., Any], project_path: Path) -> Place | None:
    code = getattr(inspect.unwrap(function), "__code__", None)
    if code is None:
        return None
    try:
        file = resolved_file(code.co_filename).relative_to(project_path)
    except ValueError:
        return None
    return Place(file=file.as_posix(), line=code.co_firstlineno)
