"""The layout of code that is made of both sides: black's, as everything that is generated has it.

Quotes stay as they are. What only one side has is never laid out anew.
"""

from __future__ import annotations

from typing import Any

import black
import libcst as cst
from black.mode import TargetVersion

from .meanings import code_of

_WIDTH = 88
_LEAST = 40
_INDENT = 4


def _formatted(code: str, depth: int) -> cst.Module:
    mode = black.Mode(
        target_versions={TargetVersion.PY310},
        line_length=max(_WIDTH - _INDENT * depth, _LEAST),
        string_normalization=False,
    )
    return cst.parse_module(black.format_str(code, mode=mode))


def laid_out_line(line: cst.SimpleStatementLine, depth: int) -> cst.SimpleStatementLine:
    """A statement of one line, with what stands before and behind it."""
    plain = line.with_changes(leading_lines=(), trailing_whitespace=cst.TrailingWhitespace())
    formatted = _formatted(code_of(plain), depth).body[0]
    assert isinstance(formatted, cst.SimpleStatementLine)
    return formatted.with_changes(
        leading_lines=line.leading_lines, trailing_whitespace=line.trailing_whitespace
    )


def laid_out_decorator(decorator: cst.Decorator, depth: int) -> cst.Decorator:
    """A decorator, with the lines before it."""
    plain = decorator.with_changes(leading_lines=())
    formatted = _formatted(f"{code_of(plain)}def f(): ...\n", depth).body[0]
    assert isinstance(formatted, cst.FunctionDef)
    return formatted.decorators[0].with_changes(leading_lines=decorator.leading_lines)


def laid_out_parameters(function: cst.FunctionDef, depth: int) -> cst.FunctionDef:
    """A function whose parameters are made of both sides."""
    plain = function.with_changes(
        leading_lines=(),
        decorators=(),
        body=cst.IndentedBlock([cst.parse_statement("pass")]),
        whitespace_before_params=cst.SimpleWhitespace(""),
    )
    formatted: Any = _formatted(code_of(plain), depth).body[0]
    return function.with_changes(
        params=formatted.params, whitespace_before_params=formatted.whitespace_before_params
    )


def laid_out_bases(definition: cst.ClassDef, depth: int) -> cst.ClassDef:
    """A class whose bases are made of both sides."""
    plain = definition.with_changes(
        leading_lines=(), decorators=(), body=cst.IndentedBlock([cst.parse_statement("pass")])
    )
    formatted: Any = _formatted(code_of(plain), depth).body[0]
    return definition.with_changes(
        bases=formatted.bases, keywords=formatted.keywords, lpar=formatted.lpar, rpar=formatted.rpar
    )
