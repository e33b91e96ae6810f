"""Reads the parameters of a generated package, by the names that they have in Kedro."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from .expressions import items_of, keywords_of, text_of, value_of
from .facts import Leaf, Spot


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of a module.

    Attributes:
        leaves: All that are no mappings, by their names in Kedro.
        aliases: The names in Kedro, by the paths of fields.
        classes: The classes of mappings.
        mappings: Where the class of each mapping stands, by its name in Kedro (all: the empty one).
    """

    leaves: Mapping[str, Leaf]
    aliases: Mapping[str, str]
    classes: Mapping[str, ast.ClassDef] = field(default_factory=dict)
    mappings: Mapping[str, Spot] = field(default_factory=dict)


def read_parameters(tree: ast.Module, path: str, base: Parameters | None = None) -> Parameters:
    """The parameters that the class `Parameters` of a module has; `base` are those it takes over."""
    own = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    classes = {**(base.classes if base else {}), **own}
    root = own.get("Parameters")
    leaves: dict[str, Leaf] = {}
    aliases: dict[str, str] = {}
    mappings: dict[str, Spot] = {}

    def walk(node: ast.ClassDef, fields: str, names: str) -> None:
        mappings[names] = Spot(path=path, line=node.lineno)
        for identifier, name, value, line in _fields(node):
            inner = f"{fields}.{identifier}" if fields else identifier
            outer = f"{names}.{name}" if names else name
            aliases[inner] = outer
            below = classes.get(text_of(value.func) or "") if isinstance(value, ast.Call) else None
            if below is not None and below is not node:
                walk(below, inner, outer)
            else:
                text, spot = text_of(value) or "", Spot(path=path, line=line)
                leaves[outer] = Leaf(value=text, spot=spot, is_lacking=text == "...")
        for name, value in _fixed(node):
            outer = f"{names}.{name}" if names else name
            spot = Spot(path=path, line=value.lineno)
            leaves.setdefault(outer, Leaf(value=text_of(value) or "", spot=spot))

    if root is not None:
        walk(root, "", "")
        for name in _lacking(root) & leaves.keys():
            leaves[name] = replace(leaves[name], is_lacking=True)
    return Parameters(leaves, aliases, classes, mappings)


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, str, ast.expr, int]]:
    """Each field: its own name, the one in Kedro, and its default, which is `...` where there is none."""
    for line in node.body:
        if not isinstance(line, ast.AnnAssign) or not isinstance(line.target, ast.Name):
            continue
        value: ast.expr = line.value or ast.Constant(value=...)
        name = line.target.id
        if isinstance(value, ast.Call) and text_of(value.func) == "Field":
            settings = keywords_of(value)
            name = str(value_of(settings.get("alias")) or name)
            value = settings.get("default") or ast.Constant(value=...)
        yield line.target.id, name, value, line.lineno


def _lacking(node: ast.ClassDef) -> set[str]:
    """The parameters that the configuration lacks, and that a run is seen to have."""
    calls = (call for call in ast.walk(node) if isinstance(call, ast.Call))
    of_nodes = (items_of(call.args[1]) for call in calls if text_of(call.func) == "require")
    return {name for nodes in of_nodes for names in nodes.values() for name in items_of(names)}


def _fixed(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    """The values that cannot be edited in the launchpad, which stand in `as_parameters`."""
    for function in node.body:
        if isinstance(function, ast.FunctionDef) and function.name == "as_parameters":
            for line in function.body:
                if isinstance(line, ast.Return):
                    for name, value in items_of(line.value).items():
                        if "self." not in (text_of(value) or ""):
                            yield name, value
