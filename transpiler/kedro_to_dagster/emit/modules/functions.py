"""`functions.py`: the functions of nodes that have no name in the Kedro project."""

from __future__ import annotations

from typing import Any

import libcst as cst

from ...dagster_model.code import Expression, LiftedFunction
from ..code.expressions import expression, import_statements
from ..code.source import Source
from ..code.syntax import Statement, assign, literal, name


def emit_functions(functions: tuple[LiftedFunction, ...]) -> str:
    """The text of the module of lifted functions; it imports nothing until one is called."""
    source = Source(doc="Node functions: lambdas and closures from the Kedro project.")
    source.add(_function(function) for function in functions)
    return source.text()


def _function(function: LiftedFunction) -> cst.FunctionDef:
    definition = cst.parse_module(function.source).body[0]
    assert isinstance(definition, cst.FunctionDef)
    defaults = dict(function.defaults)
    filled = definition.with_changes(
        name=name(function.name),
        params=definition.params.visit(_Defaults(defaults)),
        leading_lines=[cst.EmptyLine(comment=cst.Comment(f"# {function.origin}"))],
    )
    replaced = filled.with_changes(body=filled.body.visit(_Substitutes(dict(function.substitutes))))
    return _with_preamble(
        replaced,
        [
            *import_statements(function.imports),
            *(assign(name(key), expression(value)) for key, value in function.bindings),
        ],
    )


def _with_preamble(function: cst.FunctionDef, preamble: list[Statement]) -> cst.FunctionDef:
    """Put statements after the docstring, and an empty line after them."""
    body = function.body
    if isinstance(body, cst.SimpleStatementSuite):
        body = cst.IndentedBlock([cst.SimpleStatementLine(body.body)])
    assert isinstance(body, cst.IndentedBlock)
    if preamble:
        after = 1 if _is_docstring(body.body[0]) else 0
        rest: list[Any] = list(body.body[after:])
        if rest:
            lines = [cst.EmptyLine(indent=False), *rest[0].leading_lines]
            rest[0] = rest[0].with_changes(leading_lines=lines)
        body = body.with_changes(body=[*body.body[:after], *preamble, *rest])
    return function.with_changes(body=body)


def _is_docstring(statement: cst.BaseStatement) -> bool:
    return (
        isinstance(statement, cst.SimpleStatementLine)
        and isinstance(statement.body[0], cst.Expr)
        and isinstance(statement.body[0].value, (cst.SimpleString, cst.ConcatenatedString))
    )


class _Defaults(cst.CSTTransformer):
    """Puts the values of defaults in the places that were kept for them."""

    def __init__(self, defaults: dict[str, Any]) -> None:
        super().__init__()
        self._defaults = defaults

    def leave_Param(self, original_node: cst.Param, updated_node: cst.Param) -> cst.Param:  # noqa: N802
        if updated_node.default is None:
            return updated_node
        return updated_node.with_changes(default=literal(self._defaults[updated_node.name.value]))


class _Substitutes(cst.CSTTransformer):
    """Puts expressions in the place of names that nothing in the function binds."""

    def __init__(self, substitutes: dict[str, Expression]) -> None:
        super().__init__()
        self._substitutes = substitutes

    def leave_Attribute(  # noqa: N802
        self, original_node: cst.Attribute, updated_node: cst.Attribute
    ) -> cst.Attribute:
        return updated_node.with_changes(attr=original_node.attr)

    def leave_Arg(self, original_node: cst.Arg, updated_node: cst.Arg) -> cst.Arg:  # noqa: N802
        return updated_node.with_changes(keyword=original_node.keyword)

    def leave_Name(  # noqa: N802
        self, original_node: cst.Name, updated_node: cst.Name
    ) -> cst.BaseExpression:
        substitute = self._substitutes.get(original_node.value)
        if substitute is None:
            return updated_node
        replacement = expression(substitute)
        return replacement.with_changes(lpar=original_node.lpar, rpar=original_node.rpar)
