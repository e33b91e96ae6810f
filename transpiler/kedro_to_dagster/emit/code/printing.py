"""Prints statements as black formats them.

black reads and splits any code, which takes most of the time of an export. The statements of a package are
of few forms, so they are printed in their final form; what has another form is left to black. The tests
hold the two to the same result.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import libcst as cst

from .one_line import UnusualError, ends_with_comma, is_exploded, one_line
from .splitting import INDENT, LINE_LENGTH, fits, split
from .syntax import Statement

_Line: TypeAlias = cst.BaseStatement | cst.BaseSmallStatement


def print_module(statements: Sequence[Statement]) -> str:
    """The text of a module, whose first statement is its docstring."""
    lines: list[str] = []
    previous: Statement | None = None
    for statement in statements:
        if previous is not None:
            lines += [""] * _blank_lines(previous, statement)
        lines += _top_level(statement)
        previous = statement
    return "\n".join(lines) + "\n"


def _top_level(statement: Statement) -> list[str]:
    try:
        return print_statement(statement)
    except UnusualError:
        return format_with_black(cst.Module([statement]).code).splitlines()


def print_statement(statement: cst.BaseStatement) -> list[str]:
    """The lines of a statement.

    Raises:
        UnusualError: If there is no rule for it here.
    """
    return list(_statement(statement, ""))


def format_with_black(code: str) -> str:
    """The code in black's form; in a fixed mode, so that no setting of a user's changes it."""
    # It takes long to import, and most exports have no need of it.
    import black
    from black.mode import TargetVersion

    mode = black.Mode(target_versions={TargetVersion.PY310}, line_length=LINE_LENGTH)
    return black.format_str(code, mode=mode).strip("\n")


def _blank_lines(previous: cst.BaseStatement, statement: cst.BaseStatement, depth: int = 0) -> int:
    """The blank lines between two statements of a block."""
    around = 1 if depth else 2
    definitions = (cst.FunctionDef, cst.ClassDef)
    if isinstance(statement, definitions) or isinstance(previous, definitions):
        return around
    leading = min(sum(1 for line in _leading(statement) if line.comment is None), around)
    if _is_docstring(previous) and not depth:
        return 1
    if _is_import(previous) and not _is_import(statement):
        return (leading or 1) if depth else 1
    return leading


def _leading(statement: cst.CSTNode) -> Sequence[cst.EmptyLine]:
    lines: Sequence[cst.EmptyLine] = getattr(statement, "leading_lines", ())
    return lines


def _comments(statement: cst.CSTNode, indent: str) -> Iterator[str]:
    """The comments before a statement; blank lines may stand before them only."""
    seen = False
    for line in _leading(statement):
        if line.comment is not None:
            seen = True
            yield f"{indent}{line.comment.value}"
        elif seen:
            raise UnusualError("blank line after a comment")


def _is_docstring(statement: cst.CSTNode) -> bool:
    return (
        isinstance(statement, cst.SimpleStatementLine)
        and isinstance(statement.body[0], cst.Expr)
        and isinstance(statement.body[0].value, cst.SimpleString)
    )


def _is_import(statement: cst.CSTNode) -> bool:
    return isinstance(statement, cst.SimpleStatementLine) and isinstance(
        statement.body[0], (cst.Import, cst.ImportFrom)
    )


def _statement(statement: _Line, indent: str) -> Iterator[str]:
    yield from _comments(statement, indent)
    if isinstance(statement, cst.SimpleStatementLine):
        if len(statement.body) != 1 or statement.trailing_whitespace.comment is not None:
            raise UnusualError("line")
        yield from _simple(statement.body[0], indent)
    elif isinstance(statement, cst.FunctionDef):
        yield from _function(statement, indent)
    elif isinstance(statement, cst.ClassDef):
        yield from _class(statement, indent)
    elif isinstance(statement, cst.If):
        yield from _if(statement, indent)
    elif isinstance(statement, cst.For) and statement.orelse is None:
        head = f"{indent}for {one_line(statement.target)} in {one_line(statement.iter)}:"
        yield from _block(head, statement.body, indent)
    else:
        raise UnusualError(type(statement).__name__)


def _simple(statement: cst.BaseSmallStatement, indent: str) -> Iterator[str]:
    if isinstance(statement, cst.Expr):
        if isinstance(statement.value, cst.SimpleString):
            yield indent + _docstring(statement.value.value)
        else:
            yield from split("", statement.value, "", indent)
    elif isinstance(statement, cst.Return) and statement.value is not None:
        yield from _value("return ", statement.value, indent)
    elif isinstance(statement, cst.Assign) and len(statement.targets) == 1:
        yield from _value(f"{one_line(statement.targets[0].target)} = ", statement.value, indent)
    elif isinstance(statement, cst.AnnAssign):
        before = f"{one_line(statement.target)}: {one_line(statement.annotation.annotation)}"
        if statement.value is None:
            yield _whole(f"{indent}{before}")
        else:
            yield from _value(f"{before} = ", statement.value, indent)
    elif isinstance(statement, (cst.Import, cst.ImportFrom)):
        yield from _import(statement, indent)
    else:
        raise UnusualError(type(statement).__name__)


def _value(before: str, value: cst.BaseExpression, indent: str) -> Iterator[str]:
    """A value that black would put in parentheses where it cannot be split otherwise."""
    if not is_exploded(value):
        line = f"{indent}{before}{one_line(value)}"
        if fits(line):
            yield line
            return
    can_be_split = isinstance(value, (cst.Call, cst.List, cst.Dict, cst.Set))
    lines = list(split(before, value, "", indent)) if can_be_split else []
    if not lines or not fits(lines[0]):
        raise UnusualError("parentheses")
    yield from lines


def _whole(line: str) -> str:
    if not fits(line):
        raise UnusualError("long line")
    return line


def _docstring(text: str) -> str:
    inner = text[3:-3]
    is_plain = text[:3] == '"""' and inner == inner.strip() and "\n" not in inner
    if not is_plain or not inner or inner[0] == '"' or inner[-1] in '"\\':
        raise UnusualError("docstring")
    return text


def _import(statement: cst.Import | cst.ImportFrom, indent: str) -> Iterator[str]:
    if isinstance(statement, cst.Import):
        yield indent + "import " + ", ".join(_alias(alias) for alias in statement.names)
        return
    if isinstance(statement.names, cst.ImportStar) or any(map(_has_comment, statement.names)):
        raise UnusualError("import")
    module = "." * len(statement.relative) + (
        one_line(statement.module) if statement.module else ""
    )
    names = [_alias(alias) for alias in statement.names]
    line = f"{indent}from {module} import {', '.join(names)}"
    if fits(line) and not isinstance(statement.names[-1].comma, cst.Comma):
        yield line
        return
    yield f"{indent}from {module} import ("
    for name in names:
        yield f"{indent}{INDENT}{name},"
    yield f"{indent})"


def _has_comment(alias: cst.ImportAlias) -> bool:
    """Whether a comment stands behind a name, as in modules that are copied."""
    behind = alias.comma.whitespace_after if isinstance(alias.comma, cst.Comma) else None
    return isinstance(behind, cst.ParenthesizedWhitespace) and (
        behind.first_line.comment is not None
        or any(line.comment is not None for line in behind.empty_lines)
    )


def _alias(alias: cst.ImportAlias) -> str:
    name = one_line(alias.name)
    return name if alias.asname is None else f"{name} as {one_line(alias.asname.name)}"


def _function(function: cst.FunctionDef, indent: str) -> Iterator[str]:
    for decorator in function.decorators:
        yield from split("@", decorator.decorator, "", indent)
    params = function.params
    if (
        params.star_arg is not cst.MaybeSentinel.DEFAULT
        or params.kwonly_params
        or params.posonly_params
        or params.star_kwarg
        or function.asynchronous
    ):
        raise UnusualError("parameters")
    texts = [_parameter(param) for param in params.params]
    returns = f" -> {one_line(function.returns.annotation)}" if function.returns else ""
    yield from _block(_head(function.name.value, texts, returns, indent), function.body, indent)


def _parameter(param: cst.Param) -> str:
    if param.default is not None:
        raise UnusualError("default")
    annotation = f": {one_line(param.annotation.annotation)}" if param.annotation else ""
    return f"{param.name.value}{annotation}"


def _head(name: str, params: list[str], returns: str, indent: str) -> str:
    head = f"{indent}def {name}({', '.join(params)}){returns}:"
    if fits(head):
        return head
    if not params:
        raise UnusualError("long line")
    inner = f"{indent}{INDENT}{', '.join(params)}"
    if len(params) == 1 or not fits(inner):
        inner = "\n".join(f"{indent}{INDENT}{param}," for param in params)
    return f"{indent}def {name}(\n{inner}\n{_whole(f'{indent}){returns}:')}"


def _class(definition: cst.ClassDef, indent: str) -> Iterator[str]:
    if definition.decorators or definition.keywords or ends_with_comma(definition.bases):
        raise UnusualError("class")
    bases = ", ".join(one_line(base.value) for base in definition.bases)
    head = (
        f"{indent}class {definition.name.value}({bases}):"
        if bases
        else f"class {definition.name.value}:"
    )
    yield from _block(head, definition.body, indent, is_class=True)


def _if(statement: cst.If, indent: str, word: str = "if") -> Iterator[str]:
    yield from _block(f"{indent}{word} {one_line(statement.test)}:", statement.body, indent)
    otherwise = statement.orelse
    if isinstance(otherwise, cst.If):
        yield from _if(otherwise, indent, "elif")
    elif otherwise is not None:
        yield from _block(f"{indent}else:", otherwise.body, indent)


def _block(head: str, body: cst.BaseSuite, indent: str, *, is_class: bool = False) -> Iterator[str]:
    """The lines of a compound statement."""
    if not isinstance(body, cst.IndentedBlock) or body.header.comment is not None:
        raise UnusualError("block")
    if any(line.comment is not None for line in body.footer):
        raise UnusualError("comment")
    inner = indent + INDENT
    yield head if "\n" in head else _whole(head)
    previous: cst.BaseStatement | None = None
    for statement in body.body:
        if previous is None:
            if _leading(statement):
                raise UnusualError("first line")
        elif is_class and _is_docstring(previous):
            yield ""
        else:
            yield from [""] * _blank_lines(previous, statement, len(inner))
        yield from _statement(statement, inner)
        previous = statement
