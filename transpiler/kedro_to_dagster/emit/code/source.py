"""A Python module in the making: docstring, imports and statements, and its formatted text."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import libcst as cst

from .printing import print_module
from .syntax import Statement, docstring, dotted, import_from, member_order, module_order, name


@dataclass(slots=True)
class Source:
    """Collects the parts of a module; the imports are sorted as ruff and isort sort them.

    What is imported from one of the `exploded` modules has a line for each name.
    """

    doc: str
    statements: list[Statement] = field(default_factory=list)
    exploded: frozenset[str] = frozenset()
    _modules: set[str] = field(default_factory=set)
    _names: defaultdict[tuple[int, str], set[str]] = field(default_factory=lambda: defaultdict(set))

    def import_dagster(self) -> None:
        """`import dagster as dg`."""
        self._modules.add("dagster as dg")

    def import_module(self, module: str) -> None:
        """`import module`."""
        self._modules.add(module)

    def import_names(self, module: str, *names: str, level: int = 0) -> None:
        """`from module import names`; `level` counts the dots of a relative import."""
        self._names[level, module].update(names)

    def add(self, statements: Iterable[Statement]) -> None:
        """Add statements at the end."""
        self.statements.extend(statements)

    def text(self) -> str:
        """The module's text, formatted."""
        return print_module([docstring(self.doc), *self._imports(), *self.statements])

    def _imports(self) -> Iterable[cst.SimpleStatementLine]:
        standard = {key for key in self._names if key[0] == 0 and key[1] in sys.stdlib_module_names}
        others = {key for key in self._names if key[0] == 0} - standard
        local = sorted(
            (key for key in self._names if key[0]), key=lambda key: (-key[0], module_order(key[1]))
        )
        groups: list[list[cst.SimpleStatementLine]] = [
            [
                *(_import(module) for module in sorted(self._modules & sys.stdlib_module_names)),
                *(line for key in sorted(standard) for line in self._from(key)),
            ],
            [
                *(_import(module) for module in sorted(self._modules - sys.stdlib_module_names)),
                *(
                    line
                    for key in sorted(others, key=lambda key: module_order(key[1]))
                    for line in self._from(key)
                ),
            ],
            [line for key in local for line in self._from(key)],
        ]
        for group in groups:
            for position, line in enumerate(group):
                leading = [cst.EmptyLine()] if position == 0 else []
                yield line.with_changes(leading_lines=leading)

    def _from(self, key: tuple[int, str]) -> Iterator[cst.SimpleStatementLine]:
        """The names of a module; each that gets another name on a line of its own, as isort has it."""
        level, module = key
        renamed = [[name] for name in self._names[key] if " as " in name]
        plain = [name for name in self._names[key] if " as " not in name]
        statements = [plain, *renamed] if plain else renamed
        for names in sorted(statements, key=lambda names: min(map(member_order, names))):
            exploded = module in self.exploded and len(names) > 1
            yield import_from(module, names, level, exploded=exploded)


def _import(module: str) -> cst.SimpleStatementLine:
    original, _, alias = module.partition(" as ")
    as_name = cst.AsName(name(alias)) if alias else None
    return cst.SimpleStatementLine(
        [cst.Import([cst.ImportAlias(dotted(*original.split(".")), as_name)])]
    )
