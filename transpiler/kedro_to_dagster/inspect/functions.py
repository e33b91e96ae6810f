"""Describes the functions of nodes: how to reach them from another module, and what they say."""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..model.kedro import Function, FunctionKind, Place


def describe_function(function: Callable[..., Any], project_path: Path, package: str) -> Function:
    """Describe a node's function.

    Its path is taken for true only if following it gives this very object, since a decorator may have
    left another function under the name.
    """
    if isinstance(function, functools.partial) and not _global_of(function, package):
        inner = describe_function(function.func, project_path, package)
        kind = (
            FunctionKind.PARTIAL
            if inner.kind is FunctionKind.IMPORTABLE
            else FunctionKind.REGISTRY_ONLY
        )
        return Function(
            kind=kind,
            module=inner.module,
            qualname=inner.qualname,
            summary=inner.summary,
            place=inner.place,
            is_generator=inner.is_generator,
            may_return_generator=inner.may_return_generator,
            args=function.args,
            keywords=tuple(function.keywords.items()),
        )
    path = _own_path(function) or _global_of(function, package)
    module, qualname = path or (
        str(getattr(function, "__module__", None)),
        str(getattr(function, "__qualname__", type(function).__qualname__)),
    )
    return Function(
        kind=FunctionKind.IMPORTABLE if path else FunctionKind.REGISTRY_ONLY,
        module=module,
        qualname=qualname,
        summary=_summary(function),
        place=_place(function, project_path),
        is_generator=inspect.isgeneratorfunction(function),
        may_return_generator=_may_return_generator(function),
    )


def _own_path(function: Callable[..., Any]) -> tuple[str, str] | None:
    module = getattr(function, "__module__", None)
    qualname = getattr(function, "__qualname__", None)
    if not isinstance(module, str) or not isinstance(qualname, str):
        return None
    return (module, qualname) if leads_to(module, qualname, function) else None


def leads_to(module: str, qualname: str, function: Any) -> bool:
    """Whether following a path gives this very object."""
    try:
        found: Any = importlib.import_module(module)
        for part in qualname.split("."):
            found = getattr(found, part)
    except (ImportError, AttributeError):
        return False
    # A class method is a new object at each access; equality compares class and function.
    return found is function or (inspect.ismethod(found) and found == function)


def _global_of(function: Callable[..., Any], package: str) -> tuple[str, str] | None:
    """Find the project's global that holds the function: a decorated one, a callable instance."""
    own_module = getattr(function, "__module__", None)
    modules = [name for name in sys.modules if name == package or name.startswith(f"{package}.")]
    for name in sorted(modules, key=lambda each: (each != own_module, each)):
        for key, value in sorted(vars(sys.modules[name]).items()):
            if value is function and key.isidentifier():
                return name, key
    return None


def _summary(function: Callable[..., Any]) -> str | None:
    """First paragraph of the docstring, on one line."""
    if not (inspect.isroutine(function) or inspect.isclass(function)):
        # A callable instance: only the documentation of its own call is about the node.
        function = type(function).__call__
    text = inspect.getdoc(function)
    if not text or not text.strip():
        return None
    return " ".join(text.strip().split("\n\n")[0].split())


def _may_return_generator(function: Callable[..., Any]) -> bool:
    """Whether the annotation says so, or the function returns a generator expression."""
    if inspect.isgeneratorfunction(function):
        return False
    returned = str(getattr(function, "__annotations__", {}).get("return", ""))
    if any(word in returned for word in ("Generator", "Iterator", "Iterable")):
        return True
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError):
        return False
    return any(
        isinstance(each, ast.Return) and isinstance(each.value, ast.GeneratorExp)
        for each in ast.walk(tree)
    )


def _place(function: Callable[..., Any], project_path: Path) -> Place | None:
    code = getattr(inspect.unwrap(function), "__code__", None)
    if code is None:
        return None
    try:
        file = Path(code.co_filename).resolve().relative_to(project_path)
    except ValueError:
        return None
    return Place(file=file.as_posix(), line=code.co_firstlineno)
