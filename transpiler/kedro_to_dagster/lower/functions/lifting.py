"""Functions that no path leads to: how an op calls them, and what `functions.py` holds.

A function is named after the node that calls it, and one that another captures after both. Nodes do not
share a function, even of the same text, so that a change of one node shows in its own function only.
"""

from __future__ import annotations

import builtins
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from ...dagster_model.code import (
    BuiltValue,
    Collection,
    Constant,
    Construction,
    Expression,
    Import,
    LiftedFunction,
    LiftedReference,
    Member,
    Reference,
)
from ...kedro_model import function as inspected
from ...kedro_model.function import FunctionKind
from ...kedro_model.node import Node, NodeId, untranscoded
from ..groups.groups import Groups
from ..names import bound
from ..names.identifiers import PYTHON_RESERVED, identifier
from ..names.naming import Names

# A function of such a name would hide the builtin from the others.
_BUILTINS = frozenset(dir(builtins)) | PYTHON_RESERVED
# What a body gets as an argument beside its inputs.
_ARGUMENTS = frozenset({"config", "context"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuiltFunction:
    """What stands for a node's function that no path leads to, and for what a partial fixes of it."""

    function: BuiltValue | None
    args: tuple[Constant | BuiltValue, ...] = ()
    keywords: tuple[tuple[str, Constant | BuiltValue], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifted:
    """The functions of `functions.py`, and how nodes' bodies get theirs and their previews again."""

    functions: tuple[LiftedFunction, ...]
    rebuilt: Mapping[NodeId, RebuiltFunction]
    previews: Mapping[NodeId, BuiltValue]


def lift_functions(nodes: Iterable[Node], names: Names, groups: Groups) -> Lifted:
    """Name the functions that are lifted, and tell how each node's function is made again."""
    module = _FunctionsModule(used=set(_BUILTINS))
    nodes = tuple(nodes)
    rebuilding = [node for node in nodes if _is_rebuilt(node)]
    previewed = [node for node in nodes if node.outputs and _preview(node) is not None]
    concerned = {node.identity: node for node in (*rebuilding, *previewed)}
    labels = _labels(list(concerned.values()), names.nodes)
    own_names: dict[NodeId, str] = {}
    for node in rebuilding:
        # First those that nodes call: no function that another captures may take their names.
        expression = node.function.expression
        if isinstance(expression, inspected.FunctionSource):
            own_names[node.identity] = module.name(labels[node.identity], _hidden_in(expression))
    taken = {identity: _names_in_body(node, names, groups) for identity, node in concerned.items()}
    rebuilt = {
        node.identity: _rebuild(
            node.function,
            labels[node.identity],
            own_names.get(node.identity),
            module,
            taken[node.identity],
        )
        for node in rebuilding
    }
    previews = {
        node.identity: _rebuild_preview(
            node,
            f"{labels[node.identity]}_preview",
            rebuilt.get(node.identity),
            module,
            taken[node.identity],
        )
        for node in previewed
    }
    functions = sorted(module.functions, key=lambda function: function.name)
    return Lifted(functions=tuple(functions), rebuilt=rebuilt, previews=previews)


def _labels(nodes: list[Node], steps: Mapping[NodeId, str]) -> dict[NodeId, str]:
    """The names of the nodes, or of their steps where nodes have no name or share one.

    An op cannot have the name of a dataset, and a function of another module can.
    """
    plain = {node.identity: identifier(node.name) for node in nodes if node.has_given_name}
    counts = Counter(plain.values())
    taken = set(steps.values())

    def label(node: NodeId) -> str:
        others = taken - {steps[node]}
        name = plain.get(node, steps[node])
        return name if counts[name] == 1 and name not in others else steps[node]

    return {node.identity: label(node.identity) for node in nodes}


def _hidden_in(function: inspected.FunctionSource) -> frozenset[str]:
    """The names that a function which calls itself cannot have, because they mean something else in it."""
    calls_itself = any(isinstance(captured, inspected.Itself) for _, captured in function.captured)
    return frozenset(function.local_names if calls_itself else ())


def _is_rebuilt(node: Node) -> bool:
    function = node.function
    return bool(function.expression or function.args or function.keywords)


def _rebuild(
    function: inspected.Function,
    label: str,
    name: str | None,
    module: _FunctionsModule,
    taken: Set[str],
) -> RebuiltFunction:
    def build(expression: inspected.Recipe, hint: str, own: str | None = None) -> BuiltValue:
        scope = _Scope(module=module, taken=set(taken))
        if own is not None:
            assert isinstance(expression, inspected.FunctionSource)
            module.add(expression, own)
            return BuiltValue(expression=LiftedReference(name=own))
        built = scope.express(expression, hint)
        return BuiltValue(expression=built, imports=tuple(scope.imports))

    def fixed(value: Any, hint: str) -> Constant | BuiltValue:
        if isinstance(value, inspected.RECIPES):
            return build(value, hint)
        return Constant(value=value)

    return RebuiltFunction(
        function=None if function.expression is None else build(function.expression, label, name),
        args=tuple(fixed(value, f"{label}_argument") for value in function.args),
        keywords=tuple((key, fixed(value, f"{label}_{key}")) for key, value in function.keywords),
    )


def _preview(node: Node) -> inspected.Recipe | None:
    """How a node's preview function is got again; None if only the registry has it."""
    function = node.preview
    if function is None or function.kind is FunctionKind.REGISTRY_ONLY:
        return None
    path = inspected.Imported(module=function.module, qualname=function.qualname)
    return function.expression or path


def _rebuild_preview(
    node: Node,
    hint: str,
    rebuilt: RebuiltFunction | None,
    module: _FunctionsModule,
    taken: Set[str],
) -> BuiltValue:
    """How the node's body gets its preview function, beside its inputs and its function."""
    expression = _preview(node)
    assert expression is not None
    root = node.function.qualname.partition(".")[0]
    if rebuilt is not None:
        values = (rebuilt.function, *rebuilt.args, *(value for _, value in rebuilt.keywords))
        taken |= {
            line.alias or line.name or line.module.rpartition(".")[2]
            for value in values
            if isinstance(value, BuiltValue)
            for line in value.imports
        }
    elif not isinstance(expression, inspected.Imported) or (
        (expression.module, str(expression.qualname).partition(".")[0])
        != (node.function.module, root)
    ):
        taken |= {root}
    scope = _Scope(module=module, taken={*taken, f"{root}_function", "result"})
    built = scope.express(expression, hint)
    return BuiltValue(expression=built, imports=tuple(scope.imports))


def _names_in_body(node: Node, names: Names, groups: Groups) -> frozenset[str]:
    plain = (untranscoded(binding.dataset) for binding in node.inputs)
    inputs = {names.variables.get(dataset, "") for dataset in plain}
    around = groups.variables_around(node, names) if groups.of(node) else ()
    return frozenset({*inputs, *around, *bound.ASSETS, *_ARGUMENTS})


def built_value(expression: inspected.Recipe, taken: Set[str]) -> BuiltValue | None:
    """How a body gets an object, beside the names it has already; None if it takes a lifted function."""
    module = _FunctionsModule(used=set(_BUILTINS))
    scope = _Scope(module=module, taken=set(taken))
    built = scope.express(expression, "value")
    if module.functions:
        return None
    return BuiltValue(expression=built, imports=tuple(scope.imports))


@dataclass(slots=True)
class _FunctionsModule:
    """The functions of `functions.py`, and the names that it has no room for."""

    used: set[str]
    functions: list[LiftedFunction] = field(default_factory=list)

    def name(self, proposed: str, avoided: Set[str]) -> str:
        """A name of its own for a function."""
        plain = candidate = identifier(proposed)
        number = 1
        while candidate in self.used or candidate in avoided:
            number += 1
            candidate = f"{plain}_" if plain in _BUILTINS and number == 2 else f"{plain}_{number}"
        self.used.add(candidate)
        return candidate

    def add(self, function: inspected.FunctionSource, name: str) -> None:
        """Lower a function and those that it captures."""
        words = set(re.findall(r"\w+", function.source)) | {key for key, _ in function.captured}
        scope = _Scope(module=self, taken=words, own=name)
        bindings: list[tuple[str, Expression]] = []
        substitutes: list[tuple[str, Expression]] = []
        for key, captured in function.captured:
            if isinstance(captured, inspected.Imported) and scope.import_as(captured, key):
                continue
            value = scope.express(captured, f"{name}_{key}")
            # A name that means something else in a part of the function cannot be replaced in all of it.
            stands_alone = isinstance(value, LiftedReference) or key == "__name__"
            replaced = stands_alone and key not in function.local_names
            (substitutes if replaced else bindings).append((key, value))
        place = f"`{function.owner}` in {function.module}" if function.owner else function.module
        self.functions.append(
            LiftedFunction(
                name=name,
                source=function.source,
                origin=f"From {place}.",
                defaults=function.defaults,
                imports=tuple(scope.imports),
                bindings=tuple(bindings),
                substitutes=tuple(substitutes),
            )
        )


@dataclass(slots=True)
class _Scope:
    """A function's body: what it imports, and the names that mean something in it already."""

    module: _FunctionsModule
    taken: set[str]
    own: str | None = None
    imports: dict[Import, None] = field(default_factory=dict)
    _names: dict[tuple[str, str | None], str] = field(default_factory=dict)

    def import_as(self, imported: inspected.Imported, alias_name: str) -> bool:
        """Import something under a given name, if an import alone can do that."""
        module, qualname = imported.module, imported.qualname
        if module == "builtins" and qualname == alias_name:
            return True
        if qualname is None:
            parent, _, last = module.rpartition(".")
            if parent and last == alias_name:
                line = Import(module=parent, name=last)
            else:
                line = Import(module=module, alias=None if module == alias_name else alias_name)
        elif "." in qualname or module == "builtins":
            return False
        else:
            alias = None if qualname == alias_name else alias_name
            line = Import(module=module, name=qualname, alias=alias)
        self.imports[line] = None
        return True

    def express(self, expression: inspected.Recipe, hint: str) -> Expression:
        """Lower an expression; `hint` becomes the name of a function in it."""
        if isinstance(expression, inspected.Literal):
            return Constant(value=expression.value)
        if isinstance(expression, inspected.Imported):
            return self._reference(expression)
        if isinstance(expression, inspected.FunctionSource):
            name = self.module.name(hint, self.taken | _hidden_in(expression))
            self.module.add(expression, name)
            return LiftedReference(name=name)
        if isinstance(expression, inspected.Itself):
            assert self.own is not None
            return LiftedReference(name=self.own)
        if isinstance(expression, inspected.Attribute):
            return Member(of=self.express(expression.of, hint), name=expression.name)
        if isinstance(expression, inspected.Called):
            by_position = [(None, self.express(arg, hint)) for arg in expression.args]
            by_name = [
                (key, self.express(arg, f"{hint}_{key}")) for key, arg in expression.keywords
            ]
            function = self.express(expression.function, hint)
            return Construction(function=function, arguments=(*by_position, *by_name))
        items = (
            (key, self.express(item, f"{hint}_{number if key is None else key}"))
            for number, (key, item) in enumerate(expression.items, start=1)
        )
        return Collection(type=expression.type, items=tuple(items))

    def _reference(self, imported: inspected.Imported) -> Reference:
        root, *path = (imported.qualname or imported.module.rpartition(".")[2]).split(".")
        name = root if imported.qualname else None
        key = (imported.module, name)
        if key not in self._names:
            free = root
            while free in self.taken:
                free = f"{free}_"
            self._names[key] = free
            self.taken.add(free)
            if imported.module == "builtins" and free != root:
                self.imports[Import(module="builtins", name=root, alias=free)] = None
            else:
                self.import_as(inspected.Imported(module=imported.module, qualname=name), free)
        return Reference(path=(self._names[key], *path))
