"""Functions that no path leads to: how an op calls them, and what `functions.py` holds.

A function is named after the node that calls it, and one that another captures after both. Nodes do not
share a function, even of the same text, so that a change of one node shows in its own function only.
"""

from __future__ import annotations

import builtins
import re
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, field, replace
from typing import Any

from ...model import functions as inspected
from ...model.computation import (
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
from ...model.functions import FunctionKind
from ...model.kedro import Node, untranscoded
from ..draft import Draft, NodeId, RebuiltFunction
from ..names import bound
from ..names.identifiers import PYTHON_RESERVED, identifier

# A function of such a name would hide the builtin from the others.
_BUILTINS = frozenset(dir(builtins)) | PYTHON_RESERVED
# What a body gets as an argument beside its inputs.
_ARGUMENTS = frozenset({"config", "context"})


def lift_functions(draft: Draft) -> Draft:
    """Name the functions that are lifted, and tell how each node's function is made again."""
    lifted = _Lifted(used=set(_BUILTINS))
    nodes = [each for each in draft.nodes if _is_rebuilt(each)]
    previewed = [each for each in draft.nodes if each.outputs and _preview(each) is not None]
    labels = _labels(list({each.identity: each for each in (*nodes, *previewed)}.values()), draft)
    own_names: dict[NodeId, str] = {}
    for node in nodes:
        # First those that nodes call: no function that another captures may take their names.
        expression = node.function.expression
        if isinstance(expression, inspected.LiftedFunction):
            own_names[node.identity] = lifted.name(labels[node.identity], _hidden_in(expression))
    rebuilt = {
        node.identity: _rebuild(
            node, labels[node.identity], own_names.get(node.identity), lifted, draft
        )
        for node in nodes
    }
    previews = {
        node.identity: _rebuild_preview(
            node, f"{labels[node.identity]}_preview", rebuilt.get(node.identity), lifted, draft
        )
        for node in previewed
    }
    functions = sorted(lifted.functions, key=lambda each: each.name)
    return replace(draft, functions=tuple(functions), rebuilt=rebuilt, previews=previews)


def _labels(nodes: list[Node], draft: Draft) -> dict[NodeId, str]:
    """The names of the nodes, or of their ops where nodes have no name or share one.

    An op cannot have the name of a dataset, and a function of another module can.
    """
    plain = {each.identity: identifier(each.name) for each in nodes if each.has_given_name}
    counts = Counter(plain.values())
    ops = draft.names.nodes
    taken = set(ops.values())

    def label(node: NodeId) -> str:
        others = taken - {ops[node]}
        name = plain.get(node, ops[node])
        return name if counts[name] == 1 and name not in others else ops[node]

    return {each.identity: label(each.identity) for each in nodes}


def _hidden_in(function: inspected.LiftedFunction) -> frozenset[str]:
    """The names that a function which calls itself cannot have, because they mean something else in it."""
    calls_itself = any(isinstance(each, inspected.Itself) for _, each in function.captured)
    return frozenset(function.local_names if calls_itself else ())


def _is_rebuilt(node: Node) -> bool:
    function = node.function
    return bool(function.expression or function.args or function.keywords)


def _rebuild(
    node: Node, label: str, name: str | None, lifted: _Lifted, draft: Draft
) -> RebuiltFunction:
    function = node.function
    taken = _names_in_body(node, draft)

    def build(expression: inspected.Expression, hint: str, own: str | None = None) -> BuiltValue:
        scope = _Scope(lifted=lifted, taken=set(taken))
        if own is not None:
            assert isinstance(expression, inspected.LiftedFunction)
            lifted.add(expression, own)
            return BuiltValue(expression=LiftedReference(name=own))
        made = scope.express(expression, hint)
        return BuiltValue(expression=made, imports=tuple(scope.imports))

    def fixed(value: Any, hint: str) -> Constant | BuiltValue:
        if isinstance(value, inspected.EXPRESSIONS):
            return build(value, hint)
        return Constant(value=value)

    return RebuiltFunction(
        function=None if function.expression is None else build(function.expression, label, name),
        args=tuple(fixed(each, f"{label}_argument") for each in function.args),
        keywords=tuple((key, fixed(each, f"{label}_{key}")) for key, each in function.keywords),
    )


def _preview(node: Node) -> inspected.Expression | None:
    """How a node's preview function is got again; None if only the registry has it."""
    function = node.preview
    if function is None or function.kind is FunctionKind.REGISTRY_ONLY:
        return None
    path = inspected.Imported(module=function.module, qualname=function.qualname)
    return function.expression or path


def _rebuild_preview(
    node: Node, hint: str, rebuilt: RebuiltFunction | None, lifted: _Lifted, draft: Draft
) -> BuiltValue:
    """How the node's body gets its preview function, beside its inputs and its function."""
    expression = _preview(node)
    assert expression is not None
    taken = _names_in_body(node, draft)
    root = node.function.qualname.partition(".")[0]
    if rebuilt is not None:
        values = (rebuilt.function, *rebuilt.args, *(each for _, each in rebuilt.keywords))
        imports = [
            each for value in values if isinstance(value, BuiltValue) for each in value.imports
        ]
        taken |= {each.alias or each.name or each.module.rpartition(".")[2] for each in imports}
    elif not isinstance(expression, inspected.Imported) or (
        (expression.module, str(expression.qualname).partition(".")[0])
        != (node.function.module, root)
    ):
        taken |= {root}
    scope = _Scope(lifted=lifted, taken=taken | {f"{root}_function", "result"})
    made = scope.express(expression, hint)
    return BuiltValue(expression=made, imports=tuple(scope.imports))


def _names_in_body(node: Node, draft: Draft) -> set[str]:
    read = {draft.names.variables.get(untranscoded(each.dataset), "") for each in node.inputs}
    return {*read, *bound.ASSETS, *_ARGUMENTS}


def built_value(expression: inspected.Expression, taken: Set[str]) -> BuiltValue | None:
    """How a body gets an object, beside the names it has already; None if it takes a lifted function."""
    lifted = _Lifted(used=set(_BUILTINS))
    scope = _Scope(lifted=lifted, taken=set(taken))
    made = scope.express(expression, "value")
    if lifted.functions:
        return None
    return BuiltValue(expression=made, imports=tuple(scope.imports))


@dataclass(slots=True)
class _Lifted:
    """The functions of `functions.py`, and the names that it has no room for."""

    used: set[str]
    functions: list[LiftedFunction] = field(default_factory=list)

    def name(self, wanted: str, avoided: Set[str]) -> str:
        """A name of its own for a function."""
        plain = candidate = identifier(wanted)
        number = 1
        while candidate in self.used or candidate in avoided:
            number += 1
            candidate = f"{plain}_" if plain in _BUILTINS and number == 2 else f"{plain}_{number}"
        self.used.add(candidate)
        return candidate

    def add(self, function: inspected.LiftedFunction, name: str) -> None:
        """Lower a function and those that it captures."""
        words = set(re.findall(r"\w+", function.source)) | {key for key, _ in function.captured}
        scope = _Scope(lifted=self, taken=words, own=name)
        bindings: list[tuple[str, Expression]] = []
        substitutes: list[tuple[str, Expression]] = []
        for key, captured in function.captured:
            if isinstance(captured, inspected.Imported) and scope.import_as(captured, key):
                continue
            made = scope.express(captured, f"{name}_{key}")
            # A name that means something else in a part of the function cannot be replaced in all of it.
            stands_alone = isinstance(made, LiftedReference) or key == "__name__"
            replaced = stands_alone and key not in function.local_names
            (substitutes if replaced else bindings).append((key, made))
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

    lifted: _Lifted
    taken: set[str]
    own: str | None = None
    imports: dict[Import, None] = field(default_factory=dict)
    _names: dict[tuple[str, str | None], str] = field(default_factory=dict)

    def import_as(self, imported: inspected.Imported, wanted: str) -> bool:
        """Import something under a given name, if an import alone can do that."""
        module, qualname = imported.module, imported.qualname
        if module == "builtins" and qualname == wanted:
            return True
        if qualname is None:
            parent, _, last = module.rpartition(".")
            if parent and last == wanted:
                made = Import(module=parent, name=last)
            else:
                made = Import(module=module, alias=None if module == wanted else wanted)
        elif "." in qualname or module == "builtins":
            return False
        else:
            alias = None if qualname == wanted else wanted
            made = Import(module=module, name=qualname, alias=alias)
        self.imports[made] = None
        return True

    def express(self, expression: inspected.Expression, hint: str) -> Expression:
        """Lower an expression; `hint` becomes the name of a function in it."""
        if isinstance(expression, inspected.Literal):
            return Constant(value=expression.value)
        if isinstance(expression, inspected.Imported):
            return self._reference(expression)
        if isinstance(expression, inspected.LiftedFunction):
            name = self.lifted.name(hint, self.taken | _hidden_in(expression))
            self.lifted.add(expression, name)
            return LiftedReference(name=name)
        if isinstance(expression, inspected.Itself):
            assert self.own is not None
            return LiftedReference(name=self.own)
        if isinstance(expression, inspected.Member):
            return Member(of=self.express(expression.of, hint), name=expression.name)
        if isinstance(expression, inspected.Called):
            by_position = [(None, self.express(each, hint)) for each in expression.args]
            by_name = [
                (key, self.express(each, f"{hint}_{key}")) for key, each in expression.keywords
            ]
            function = self.express(expression.function, hint)
            return Construction(function=function, arguments=(*by_position, *by_name))
        items = (
            (key, self.express(each, f"{hint}_{number if key is None else key}"))
            for number, (key, each) in enumerate(expression.items, start=1)
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
