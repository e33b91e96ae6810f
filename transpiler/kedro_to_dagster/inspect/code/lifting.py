"""Describes how an object can be made again: a lambda or closure as text, other objects as expressions.

What Kedro runs is a function object, with the values that it held when the pipelines were registered. Those
that are literals are written as such, and others are imported, or made by a call where that is sure to give
the same. What is mutable is new at each call of the lifted function, so it is copied only where nothing
else sees it.
"""

from __future__ import annotations

import builtins
import dis
import functools
import inspect
import operator
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from itertools import chain
from pathlib import Path
from types import CodeType, FunctionType, MappingProxyType, MethodType
from typing import Any

from ...kedro_model.function import (
    Attribute,
    Called,
    Collected,
    FunctionSource,
    Imported,
    Itself,
    Literal,
    Recipe,
)
from ...literals import is_literal
from . import instances
from .imports import import_of
from .lifted_text import PLACEHOLDER, lifted_text
from .paths import follows, global_of, is_importable, is_module, leads_to, own_path, public_path
from .sharing import is_mutable, mutable_parts
from .sources import CannotLiftError, FoundSource, code_objects, find_source
from .variables import variable_behind

__all__ = ["CannotLiftError", "Lifter"]

# A function that looks at where it stands does not bear to be moved.
_LOOKS_AROUND = frozenset({"__class__", "dir", "eval", "exec", "globals", "locals", "vars"})
_FUTURE_ANNOTATIONS = 0x1000000
_SECRET = re.compile(r"passw|secret|token|credential|api_?key|private_?key", re.IGNORECASE)
_GETTERS = (operator.itemgetter, operator.attrgetter, operator.methodcaller)


class Lifter:
    """Finds expressions for objects of one project."""

    def __init__(
        self, project_path: Path, package: str, shared: Mapping[int, Any] = MappingProxyType({})
    ) -> None:
        self._package = package
        # What others see too (`shared_objects`), by its identity.
        self._shared = shared
        self._project_path = project_path.resolve()
        folders = (project_path.resolve(), project_path, Path.home())
        self._folders = tuple(str(folder) for folder in folders if len(folder.parts) > 1)
        self._lifting: list[FunctionType] = []

    def express(self, value: Any, name: str) -> Recipe:
        """Tell how a value can be made again; `name` says what it is, for the reason if it cannot.

        Raises:
            CannotLiftError: If it cannot.
        """
        if is_mutable(value) and (import_path := global_of(value, self._package)):
            return Imported(module=import_path[0], qualname=import_path[1])
        if id(value) in self._shared:
            raise CannotLiftError(f"{name} is {_of_type(value)} that others can change too")
        if is_literal(value):
            self._refuse_shared(value, name)
            self._refuse_secret(value, name)
            return Literal(value=value)
        if is_module(value):
            return Imported(module=value.__name__)
        if isinstance(value, Enum) and leads_to(
            path := type(value).__module__, f"{type(value).__qualname__}.{value.name}", value
        ):
            return Imported(module=path, qualname=f"{type(value).__qualname__}.{value.name}")
        if import_path := public_path(value, self._package) or global_of(value, self._package):
            return Imported(module=import_path[0], qualname=import_path[1])
        if isinstance(value, FunctionType):
            return self._function(value)
        if isinstance(value, MethodType):
            return self._method(value, name)
        if type(value) in (list, tuple, dict):
            return self._collection(value, name)
        return self._object(value, name)

    def _function(self, function: FunctionType) -> Recipe:
        module = str(function.__module__)
        if not is_importable(module) and follows(module, function.__qualname__, function):
            raise CannotLiftError(f"no import statement can name the module '{module}'")
        if any(open_function is function for open_function in self._lifting):
            raise CannotLiftError("functions that it captures call each other")
        self._lifting.append(function)
        try:
            return self.lift(function)
        finally:
            self._lifting.pop()

    def _method(self, method: MethodType, name: str) -> Recipe:
        owner, attribute = method.__self__, method.__func__.__name__
        if getattr(owner, attribute, None) != method:
            raise CannotLiftError(f"{name} is a method that its object does not have")
        return Attribute(of=self.express(owner, f"the object of {name}"), name=attribute)

    def _collection(self, value: Any, name: str) -> Recipe:
        pairs: Iterable[tuple[Any, Any]] = (
            value.items() if isinstance(value, dict) else ((None, element) for element in value)
        )
        items = []
        for key, element in pairs:
            if not is_literal(key):
                raise CannotLiftError(f"{name} has {_of_type(key)} among its keys")
            items.append((key, self.express(element, f"an element of {name}")))
        return Collected(type=type(value).__name__, items=tuple(items))

    def _object(self, value: Any, name: str) -> Recipe:
        """An object that is made again by the call that made it."""
        if isinstance(value, functools.partial) and not vars(value):
            made_by: Any = functools.partial
            args: tuple[Any, ...] = (value.func, *value.args)
            keywords: dict[str, Any] = value.keywords
        elif type(value) in _GETTERS and len(reduced := value.__reduce__()) == 2:
            made_by, args = reduced
            keywords = {}
        else:
            held = instances.arguments(value)
            if held is None:
                raise CannotLiftError(f"{name} is {_of_type(value)}")
            made_by, args, keywords = type(value), (), held
        maker = own_path(made_by)
        if maker is None:
            raise CannotLiftError(f"{name} is {_of_type(value)}, which cannot be imported")
        return Called(
            function=Imported(module=maker[0], qualname=maker[1]),
            args=tuple(self.express(argument, name) for argument in args),
            keywords=tuple(
                (key, self.express(argument, f"'{key}' of {name}"))
                for key, argument in keywords.items()
            ),
        )

    def lift(self, function: FunctionType) -> FunctionSource:
        """Describe a function by its text and all that the text takes from its surroundings.

        Raises:
            CannotLiftError: If that is not certain to be the same function.
        """
        if set(vars(function)) - {"__wrapped__"}:
            raise CannotLiftError("attributes are set on it")
        module = str(function.__globals__.get("__name__"))
        if not self._is_own(module, function.__code__.co_filename):
            raise CannotLiftError(f"a part of it is made by {module}, which is not the project's")
        source = find_source(function)
        text = lifted_text(
            source,
            function.__globals__.get("__package__"),
            bool(function.__code__.co_flags & _FUTURE_ANNOTATIONS),
        )
        codes = tuple(code_objects(function.__code__))
        captured = (*self._cells(function, source), *self._globals(function, codes))
        _refuse_rewritten(codes, text)
        return FunctionSource(
            source=text,
            module=module,
            owner=source.owner,
            defaults=tuple(self._defaults(function)),
            captured=captured,
            local_names=tuple(sorted(_local_names(codes))),
        )

    def _is_own(self, module: str, file: str) -> bool:
        """Whether a function is the project's, and not of a library, whose text is not to be copied."""
        if module.partition(".")[0] == self._package:
            return True
        path = Path(file).resolve()
        return path.is_relative_to(self._project_path) and "site-packages" not in path.parts

    def _defaults(self, function: FunctionType) -> Iterator[tuple[str, Any]]:
        for name, parameter in inspect.signature(function, follow_wrapped=False).parameters.items():
            value = parameter.default
            if value is inspect.Parameter.empty:
                continue
            if not is_literal(value):
                raise CannotLiftError(f"the default of its argument '{name}' is {_of_type(value)}")
            self._refuse_shared(value, f"the default of its argument '{name}'")
            self._refuse_secret(value, f"the default of its argument '{name}'")
            yield name, value

    def _cells(self, function: FunctionType, source: FoundSource) -> Iterator[tuple[str, Recipe]]:
        written = source.nonlocal_names
        cells = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
        for name, cell in sorted(cells, key=lambda item: item[0]):
            if name in _LOOKS_AROUND:
                raise CannotLiftError("it refers to the class that it is defined in")
            if name in written:
                raise CannotLiftError(f"the variable '{name}' that it captures is written later")
            try:
                value = cell.cell_contents
            except ValueError:
                raise CannotLiftError(
                    f"the variable '{name}' that it captures has no value"
                ) from None
            if value is function:
                yield name, Itself()
            else:
                yield name, self.express(value, f"the variable '{name}' that it captures")

    def _globals(
        self, function: FunctionType, codes: tuple[CodeType, ...]
    ) -> Iterator[tuple[str, Recipe]]:
        for name in sorted(_global_names(codes)):
            if name == "__name__":
                yield name, Literal(value=function.__globals__["__name__"])
            elif name in function.__globals__:
                value = function.__globals__[name]
                imported = import_of(name, value, function.__globals__)
                module = str(function.__globals__.get("__name__"))
                if imported is None and not is_importable(module):
                    raise CannotLiftError(f"no import statement can name the module '{module}'")
                yield name, imported or self.express(value, f"the global '{name}' that it uses")
            elif name in _LOOKS_AROUND:
                raise CannotLiftError(f"it calls {name}()")
            elif not hasattr(builtins, name):
                raise CannotLiftError(f"the global '{name}' that it uses has no value")

    def _refuse_shared(self, value: Any, name: str) -> None:
        """Keep out a literal of which others can change a part, such as a list in it."""
        if any(id(part) in self._shared for part in mutable_parts([value])):
            raise CannotLiftError(f"{name} holds something that others can change too")

    def _refuse_secret(self, value: Any, name: str) -> None:
        """Keep out what is secret by its name, paths of this machine, and values of its environment."""
        for part in _leaves(value):
            if variable := variable_behind(part, self._package):
                raise CannotLiftError(f"{name} is of the environment variable {variable}")
        texts = list(_texts(value, name))
        for key, text in texts:
            if _SECRET.search(key):
                raise CannotLiftError(f"{name} may be a secret")
            if any(text.startswith(folder) for folder in self._folders):
                raise CannotLiftError(f"{name} is a path of this machine")


def _leaves(value: Any) -> Iterator[Any]:
    """Everything in a literal that is no collection."""
    if isinstance(value, dict):
        yield from chain.from_iterable(map(_leaves, (*value.keys(), *value.values())))
    elif isinstance(value, (list, tuple, set, frozenset)):
        yield from chain.from_iterable(map(_leaves, value))
    else:
        yield value


def _texts(value: Any, name: str) -> Iterator[tuple[str, str]]:
    """Every text in a literal, with the name or key that it has."""
    if isinstance(value, (str, bytes)):
        yield name, value if isinstance(value, str) else ""
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(key, name)
            yield from _texts(item, str(key))
    elif isinstance(value, (list, tuple, set, frozenset)):
        for element in value:
            yield from _texts(element, name)


def _global_names(codes: tuple[CodeType, ...]) -> set[str]:
    """The names that a function and those in it look up among the globals."""
    names = set()
    for code in codes:
        for instruction in dis.get_instructions(code):
            if instruction.opname in ("STORE_GLOBAL", "DELETE_GLOBAL"):
                raise CannotLiftError(f"it writes the global '{instruction.argval}'")
            if instruction.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
                names.add(str(instruction.argval))
    return names


def _local_names(codes: tuple[CodeType, ...]) -> set[str]:
    names = {name for code in codes for name in (*code.co_varnames, *code.co_cellvars)}
    return {name for name in names if name.isidentifier()}


def _refuse_rewritten(codes: tuple[CodeType, ...], text: str) -> None:
    """Be sure that the text speaks of the same names as the code: none is mangled or left over."""
    try:
        module = compile(text, "<lifted>", "exec", dont_inherit=True)
    except SyntaxError as error:
        raise CannotLiftError(f"its text does not stand by itself ({error.msg})") from error
    function_code = next(
        constant for constant in module.co_consts if isinstance(constant, CodeType)
    )
    assert function_code.co_name == PLACEHOLDER
    if _all_names(code_objects(function_code)) != _all_names(codes):
        raise CannotLiftError("its names mean something else outside its class")


def _all_names(codes: Iterable[CodeType]) -> set[str]:
    """Every name but those of imported modules, which may be relative in one text and not in the other."""
    names: set[str] = set()
    for code in codes:
        names |= {*code.co_varnames, *code.co_freevars, *code.co_cellvars}
        names |= {
            str(instruction.argval)
            for instruction in dis.get_instructions(code)
            if instruction.opcode in dis.hasname and instruction.opname != "IMPORT_NAME"
        }
    return names


def _of_type(value: Any) -> str:
    """The value's type, with an article: "a pathlib.PosixPath"."""
    kind = type(value)
    type_name = kind.__qualname__
    if kind.__module__ != "builtins":
        type_name = f"{kind.__module__}.{type_name}"
    return f"{'an' if type_name[0] in 'aeiouAEIOU' else 'a'} {type_name}"
