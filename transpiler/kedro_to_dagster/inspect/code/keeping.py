"""Functions of a project that change something outside of them, as decorators do that fill a registry."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from inspect import getattr_static
from types import FunctionType, MethodType, ModuleType
from typing import Any, TypeAlias

from .trees import parsed

# The methods of lists, sets and dictionaries that change them.
CHANGING = frozenset(
    {"add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove"}
    | {"setdefault", "update"}
)
# What makes an object: its first argument is known to nobody else.
_MAKING = ("__new__", "__init__", "__post_init__")
Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
# What changes where it is assigned.
TARGETS = (ast.Attribute, ast.Subscript)
_OBJECT = frozenset({"self", "cls"})


def keeps(module: str, expression: ast.expr) -> bool:
    """Whether a call of what a loaded module has under a name changes something outside of what is called.

    That is asked of functions and classes of the module's own package only, and of what they call there.
    Functions within that take any arguments are passed over: decorators put them around others.
    """
    names = vars(sys.modules[module])
    package = module.partition(".")[0]
    waiting = [(function, False) for function in _functions(_value(names, expression))]
    seen = set[tuple[FunctionType, bool]]()
    while waiting:
        function, is_of_made = waiting.pop()
        is_made = is_of_made or function.__name__ in _MAKING
        tree = _tree(function)
        is_other = f"{function.__module__}".partition(".")[0] != package
        if tree is None or is_other or (function, is_made) in seen:
            continue
        seen.add((function, is_made))
        if _changes(tree, is_made=is_made):
            return True
        for node in _inside(tree):
            if isinstance(node, ast.Call):
                called = _functions(_value(_names_in(function), node.func))
                # What a method calls of its object is about the same one.
                is_same = is_made and root_of(node.func) in _OBJECT
                waiting += [(inner, is_same) for inner in called]
    return False


def _names_in(function: FunctionType) -> dict[str, Any]:
    """What a function knows by name; the object of a method as its class, which has the methods."""
    names = function.__globals__
    of = names.get(function.__qualname__.rpartition(".")[0])
    return {**names, **dict.fromkeys(_OBJECT if isinstance(of, type) else (), of)}


def _value(names: Mapping[str, Any], expression: ast.expr) -> Any:
    """What an expression stands for, without running any code; None where that is not known."""
    if isinstance(expression, ast.Call):
        return _value(names, expression.func)
    if isinstance(expression, ast.Name):
        return names.get(expression.id)
    if isinstance(expression, ast.Attribute):
        of = _value(names, expression.value)
        if isinstance(of, ModuleType):
            return vars(of).get(expression.attr)
        return None if of is None else getattr_static(of, expression.attr, None)
    return None


def _functions(value: Any) -> Iterator[FunctionType]:
    """The functions that run when a value is called."""
    if isinstance(value, partial):
        yield from _functions(value.func)
    elif isinstance(value, (staticmethod, classmethod, MethodType)):
        yield from _functions(value.__func__)
    elif isinstance(value, FunctionType):
        yield value
        yield from _functions(getattr(value, "__wrapped__", None))
    elif isinstance(value, type):
        for name in _MAKING:
            yield from _functions(getattr_static(value, name, None))
    else:
        called = getattr_static(type(value), "__call__", None)
        if isinstance(called, FunctionType):
            yield called


def _tree(function: FunctionType) -> Function | None:
    code = function.__code__
    try:
        tree = parsed(code.co_filename)
    except (OSError, SyntaxError, ValueError):
        return None
    for node in ast.walk(tree):
        if isinstance(node, Function):
            lines = [node.lineno, *(decorator.lineno for decorator in node.decorator_list)]
            if node.name == code.co_name and min(lines) == code.co_firstlineno:
                return node
    return None


def _changes(function: Function, *, is_made: bool) -> bool:
    """Whether a function changes what is not its own; the object of a method is, where it is just made."""
    nodes = list(_inside(function))
    if any(isinstance(node, (ast.Global, ast.Nonlocal)) for node in nodes):
        return True
    own = {
        node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    own |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    own |= {node.name for node in ast.walk(function) if isinstance(node, (Function, ast.ClassDef))}
    first = [*function.args.posonlyargs, *function.args.args][:1]
    if not is_made:
        own -= {argument.arg for argument in first} & _OBJECT
    for node in nodes:
        changed: ast.expr | None = None
        if isinstance(node, TARGETS) and not isinstance(node.ctx, ast.Load):
            changed = node
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            changed = node.func.value if node.func.attr in CHANGING else None
        if changed is not None and root_of(changed) not in {None, *own}:
            return True
    return False


def _inside(function: Function) -> Iterator[ast.AST]:
    """What is in a function, but for functions within that take any arguments."""
    for node in ast.iter_child_nodes(function):
        yield from _below(node)


def _below(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, Function) and (node.args.vararg or node.args.kwarg):
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _below(child)


def root_of(expression: ast.expr) -> str | None:
    """The name that something is reached from; None where it has none."""
    while not isinstance(expression, ast.Name):
        if isinstance(expression, ast.Call):
            expression = expression.func
        elif isinstance(expression, TARGETS):
            expression = expression.value
        else:
            return None
    return expression.id
