"""Calls copied modules by the names that their copies have, wherever code imports them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import libcst as cst
from libcst.helpers import get_full_name_for_node

from ...dagster_model.copies import Copies
from .syntax import dotted, name

SmallStatements = Sequence[cst.BaseSmallStatement]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedNames:
    """How a module calls the copies: below `prefix`, by relative imports if `level` is not 0."""

    copies: Copies
    prefix: str
    level: int = 0

    def module(self, original: str) -> str:
        """The name of a copy, without the dots before it."""
        return f"{self.prefix}.{original}" if original else self.prefix

    def imports(self, statement: cst.BaseSmallStatement) -> SmallStatements | None:
        """What does the same as an import does in the project; None for what need not change."""
        if isinstance(statement, cst.ImportFrom):
            return self._import_from(statement)
        return self._import(statement) if isinstance(statement, cst.Import) else None

    def _import_from(self, statement: cst.ImportFrom) -> SmallStatements | None:
        if statement.relative or statement.module is None:
            return None
        source = get_full_name_for_node(statement.module) or ""
        if source not in self.copies.namespaces or isinstance(statement.names, cst.ImportStar):
            return [self._renamed(statement, source)] if self.copies.has(source) else None
        # A folder without `__init__.py` may have modules of libraries as well.
        copied = [
            alias for alias in statement.names if self.copies.has(f"{source}.{_name_of(alias)}")
        ]
        others = [alias for alias in statement.names if alias not in copied]
        if not copied:
            return None
        renamed = self._renamed(statement, source)
        if not others:
            return [renamed]
        return [
            statement.with_changes(names=_listed(others)),
            renamed.with_changes(names=_listed(copied)),
        ]

    def _renamed(self, statement: cst.ImportFrom, source: str) -> cst.ImportFrom:
        return statement.with_changes(
            module=dotted(*self.module(source).split(".")),
            relative=[cst.Dot() for _ in range(self.level)],
        )

    def _import(self, statement: cst.Import) -> SmallStatements | None:
        """`import a.b` binds `a`: the copy of `a` is imported under that name, once `a.b` is loaded."""
        plain: list[cst.ImportAlias] = []
        others: list[cst.BaseSmallStatement] = []
        tops: dict[str, None] = {}
        for alias in statement.names:
            original = _name_of(alias)
            top, dot, _ = original.partition(".")
            if not self.copies.has(original):
                plain.append(alias)
            elif alias.asname is not None and self.level:
                others.append(self._member(original, alias.asname))
            elif alias.asname is not None or dot:
                plain.append(alias.with_changes(name=dotted(*self.module(original).split("."))))
                if alias.asname is None:
                    tops[top] = None
            else:
                tops[top] = None
        if not tops and not others and plain == list(statement.names):
            return None
        imported = [statement.with_changes(names=_listed(plain))] if plain else []
        return [*imported, *others, *(self._member(top, None) for top in tops)]

    def _member(self, original: str, asname: cst.AsName | None) -> cst.ImportFrom:
        parent, _, last = original.rpartition(".")
        return cst.ImportFrom(
            module=dotted(*self.module(parent).split(".")),
            names=[cst.ImportAlias(name(last), asname)],
            relative=[cst.Dot() for _ in range(self.level)],
        )


def _name_of(alias: cst.ImportAlias) -> str:
    return get_full_name_for_node(alias.name) or ""


def _listed(aliases: Iterable[cst.ImportAlias]) -> list[cst.ImportAlias]:
    """Names of an import, with commas between and none at the end."""
    listed = list(aliases)
    between = [
        alias
        if isinstance(alias.comma, cst.Comma)
        else alias.with_changes(comma=cst.Comma(whitespace_after=cst.SimpleWhitespace(" ")))
        for alias in listed[:-1]
    ]
    return [*between, listed[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)]


class RenamedImports(cst.CSTTransformer):
    """Rewrites the imports in a module, wherever they stand; all else keeps its form."""

    def __init__(self, names: CopiedNames) -> None:
        super().__init__()
        self._names = names

    def leave_SimpleStatementLine(  # noqa: N802
        self, original_node: cst.SimpleStatementLine, updated_node: cst.SimpleStatementLine
    ) -> cst.SimpleStatementLine | cst.FlattenSentinel[cst.SimpleStatementLine]:
        """Give each import a line of its own, if it stood on one."""
        body = self._statements(updated_node.body)
        if body is None:
            return updated_node
        if len(updated_node.body) > 1:
            return updated_node.with_changes(body=_on_one_line(body))
        first, *others = body
        return cst.FlattenSentinel(
            [
                updated_node.with_changes(body=[first]),
                *(cst.SimpleStatementLine([statement]) for statement in others),
            ]
        )

    def leave_SimpleStatementSuite(  # noqa: N802
        self, original_node: cst.SimpleStatementSuite, updated_node: cst.SimpleStatementSuite
    ) -> cst.SimpleStatementSuite:
        """Imports after a colon, on the line of what they belong to."""
        body = self._statements(updated_node.body)
        return updated_node if body is None else updated_node.with_changes(body=_on_one_line(body))

    def _statements(self, body: SmallStatements) -> list[cst.BaseSmallStatement] | None:
        renamed = [self._names.imports(statement) for statement in body]
        if all(statements is None for statements in renamed):
            return None
        return [
            statement
            for original, statements in zip(body, renamed, strict=True)
            for statement in ([original] if statements is None else statements)
        ]


def _on_one_line(body: Iterable[cst.BaseSmallStatement]) -> list[cst.BaseSmallStatement]:
    """Statements with semicolons between, and none at the end."""
    statements = list(body)
    semicolon = cst.Semicolon(whitespace_after=cst.SimpleWhitespace(" "))
    between = [
        small_statement
        if isinstance(small_statement.semicolon, cst.Semicolon)
        else small_statement.with_changes(semicolon=semicolon)
        for small_statement in statements[:-1]
    ]
    return [*between, statements[-1].with_changes(semicolon=cst.MaybeSentinel.DEFAULT)]


class RenamedTexts(cst.CSTTransformer):
    """Puts other texts in the place of some; in the first arguments of calls only, unless `everywhere`."""

    def __init__(self, rename: Callable[[str], str | None], *, everywhere: bool = False) -> None:
        super().__init__()
        self._rename = rename
        self._everywhere = everywhere

    def leave_Call(self, original_node: cst.Call, updated_node: cst.Call) -> cst.Call:  # noqa: N802
        """A text by which a function imports a module."""
        if self._everywhere or not updated_node.args:
            return updated_node
        first, *others = updated_node.args
        if not isinstance(first.value, cst.SimpleString):
            return updated_node
        return updated_node.with_changes(
            args=[first.with_changes(value=self._text(first.value)), *others]
        )

    def leave_SimpleString(  # noqa: N802
        self, original_node: cst.SimpleString, updated_node: cst.SimpleString
    ) -> cst.SimpleString:
        """Any text."""
        return self._text(updated_node) if self._everywhere else updated_node

    def _text(self, node: cst.SimpleString) -> cst.SimpleString:
        value = node.evaluated_value
        renamed = self._rename(value) if isinstance(value, str) else None
        if renamed is None:
            return node
        return node.with_changes(value=f"{node.prefix}{node.quote}{renamed}{node.quote}")


def renamed_texts(texts: Iterable[str], prefix: str) -> Callable[[str], str | None]:
    """Tells for each of some texts what it becomes: the same below a prefix."""
    new_texts: Mapping[str, str] = {text: f"{prefix}.{text}" for text in texts}
    return new_texts.get
