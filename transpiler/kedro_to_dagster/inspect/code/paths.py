"""Finds the paths by which objects can be imported."""

from __future__ import annotations

import importlib
import inspect
import keyword
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

Path = tuple[str, str]


def is_name(text: str) -> bool:
    """Whether Python's syntax has a place for the name: not for `2024`, `Model[int]` or `class`."""
    return text.isidentifier() and not keyword.iskeyword(text)


def is_importable(module: str) -> bool:
    """Whether an import statement can name a module: not one in a folder `01_raw` or `data-prep`."""
    return all(map(is_name, module.split(".")))


def leads_to(module: str, qualname: str, value: Any) -> bool:
    """Whether following a path gives this very object, and an import can name the path."""
    if not is_importable(module) or not all(map(is_name, qualname.split("."))):
        return False
    return follows(module, qualname, value)


def follows(module: str, qualname: str, value: Any) -> bool:
    """Whether following a path gives this very object, whatever the names in it are."""
    try:
        target: Any = importlib.import_module(module)
        for part in qualname.split("."):
            target = getattr(target, part)
    except (ImportError, AttributeError, TypeError, ValueError):
        return False
    # A class method is a new object at each access; equality compares class and function.
    return target is value or (inspect.ismethod(target) and target == value)


def own_path(function: Callable[..., Any]) -> Path | None:
    """The path that a function or class itself gives, if it is true."""
    module = getattr(function, "__module__", None)
    qualname = getattr(function, "__qualname__", None)
    if not isinstance(module, str) or not isinstance(qualname, str) or module == "__main__":
        return None
    return (module, qualname) if leads_to(module, qualname, function) else None


def public_path(value: Any, package: str) -> Path | None:
    """The path of a function or class, from the top of its library where that has it."""
    path = own_path(value)
    if path is None:
        return None
    module, qualname = path
    top = module.partition(".")[0]
    if top != package and top in sys.modules and leads_to(top, qualname, value):
        return top, qualname
    return path


def global_of(target: Any, package: str) -> Path | None:
    """Find the project's global that holds an object: a decorated function, a callable instance."""
    own_module = getattr(target, "__module__", None)
    modules = [name for name in sys.modules if name == package or name.startswith(f"{package}.")]
    for name in sorted(modules, key=lambda module_name: (module_name != own_module, module_name)):
        if not is_importable(name):
            continue
        for key, value in sorted(vars(sys.modules[name]).items()):
            if value is target and is_name(key):
                return name, key
    return None


def is_module(value: Any) -> bool:
    """Whether the value is a module that its name leads to."""
    return (
        isinstance(value, ModuleType)
        and sys.modules.get(value.__name__) is value
        and is_importable(value.__name__)
    )
