"""The merge of Python modules, statement by statement.

Statements are found again by what they define. Their parts are merged one by one: comments, decorators,
parameters, the statements of a body, the elements of a call. What nobody or one side has changed is taken
as it stands, with its comments and its layout.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import libcst as cst

from .elements import elements_of, laid_out
from .expressions import merge_elements, merge_expression, pick, pick_annotation
from .laying_out import laid_out_bases, laid_out_decorator, laid_out_line, laid_out_parameters
from .lines import ConflictError, merge_without_conflict
from .markers import END, MIDDLE, START, with_markers
from .meanings import code_of, comments_of, meaning_of
from .statement_items import decorator_item, import_items, is_docstring, statement_items
from .weaving import Item, weave

_BLOCKS = (cst.If, cst.With, cst.For, cst.While)


def merge_modules(base: str, mine: str, new: str) -> str:
    """Merge two versions of a module; the text has markers where both have changed one statement.

    Raises:
        libcst.ParserSyntaxError: If one of them is no Python.
    """
    modules = [cst.parse_module(text) for text in (base, mine, new)]
    before, ours, theirs = modules
    body = _merge_body([module.body for module in modules], depth=0)
    header = _merge_empty_lines(before.header, ours.header, theirs.header)
    footer = _merge_empty_lines(before.footer, ours.footer, theirs.footer)
    merged = ours.with_changes(
        body=_spaced(body), header=header, footer=footer, has_trailing_newline=True
    )
    return with_markers(merged.code)


def _spaced(body: Sequence[Any]) -> list[Any]:
    """Have blank lines before definitions that stood at the top and do no longer."""
    statements: list[Any] = []
    for statement in body:
        if (
            statements
            and isinstance(statement, (cst.FunctionDef, cst.ClassDef))
            and not any(line.comment is None for line in statement.leading_lines)
        ):
            blank = [cst.EmptyLine(indent=False)] * 2
            statement = statement.with_changes(leading_lines=[*blank, *statement.leading_lines])  # noqa: PLW2901
        statements.append(statement)
    return statements


def _merge_body(sides: Sequence[Sequence[Any]], depth: int) -> list[Any]:
    items = statement_items(*sides)

    def settle(base: Item[Any] | None, mine: Item[Any] | None, new: Item[Any] | None) -> list[Any]:
        return _settled(base, mine, new, depth)

    return weave(items[0], items[1], items[2], settle)


def _settled(
    base: Item[Any] | None, mine: Item[Any] | None, new: Item[Any] | None, depth: int
) -> list[Any]:
    """What becomes of a statement."""
    before, ours, theirs = (item.meaning if item else None for item in (base, mine, new))
    if base and mine and new and theirs == ours == before:
        # They say the same. Whose blank lines and line breaks?
        is_as_before = code_of(mine.node) == code_of(base.node)
        return [new.node if is_as_before else mine.node]
    if theirs in (ours, before):
        return [mine.node] if mine else []
    if ours == before:
        return [new.node] if new else []
    nodes = [item.node if item else None for item in (base, mine, new)]
    try:
        if all(import_items(node) is not None for node in nodes if node is not None):
            return _merge_imports(nodes[0], nodes[1], nodes[2], depth)
        if base is None or mine is None or new is None:
            raise ConflictError
        return [_merge_statement(base.node, mine.node, new.node, depth)]
    except ConflictError:
        return [
            _stand_in(START, nodes[1] or nodes[2]),
            *_without_lines(nodes[1]),
            _stand_in(MIDDLE),
            *_without_lines(nodes[2]),
            _stand_in(END),
        ]


def _stand_in(name: str, before: Any = None) -> cst.SimpleStatementLine:
    """A statement for a marker; the first one has the blank lines before the conflict."""
    blank = [line for line in before.leading_lines if line.comment is None] if before else []
    return cst.SimpleStatementLine([cst.Expr(cst.Name(name))], leading_lines=blank)


def _without_lines(node: Any) -> list[Any]:
    if node is None:
        return []
    lines = [line for line in node.leading_lines if line.comment is not None]
    return [node.with_changes(leading_lines=lines)]


def _merge_statement(base: Any, mine: Any, new: Any, depth: int) -> Any:
    """Merge a statement that both sides have changed.

    Raises:
        ConflictError: If both have changed the same of it.
    """
    if not type(base) is type(mine) is type(new):
        raise ConflictError
    lines = _merge_empty_lines(base.leading_lines, mine.leading_lines, new.leading_lines)
    if isinstance(mine, cst.SimpleStatementLine):
        merged: Any = _merge_line(base, mine, new, depth)
    elif isinstance(mine, cst.FunctionDef):
        merged = _merge_function(base, mine, new, depth)
    elif isinstance(mine, cst.ClassDef):
        merged = _merge_class(base, mine, new, depth)
    elif isinstance(mine, _BLOCKS):
        merged = _merge_block(base, mine, new, depth)
    else:
        merged = _whole(base, mine, new)
    return merged.with_changes(leading_lines=lines)


def _whole(base: Any, mine: Any, new: Any) -> Any:
    """The side that has changed a statement that has no parts."""
    plain = [side.with_changes(leading_lines=()) for side in (base, mine, new)]
    return pick(*plain)


def _merge_empty_lines(
    base: Sequence[cst.EmptyLine], mine: Sequence[cst.EmptyLine], new: Sequence[cst.EmptyLine]
) -> list[cst.EmptyLine]:
    """Merge lines without code: the comments; nobody's comment is lost."""
    before, ours, theirs = (comments_of(lines) for lines in (base, mine, new))
    if theirs in (ours, before):
        return list(mine)
    if ours == before:
        return list(new)
    try:
        merged = merge_without_conflict(before, ours, theirs)
    except ConflictError:
        merged = [*ours, *(line for line in theirs if line not in ours and line not in before)]
    like = next((line for line in (*mine, *new) if line.comment), cst.EmptyLine())
    blank = [line for line in mine if line.comment is None]
    return [*blank, *(like.with_changes(comment=cst.Comment(line)) for line in merged)]


def _merge_line(base: Any, mine: Any, new: Any, depth: int) -> Any:
    comments = [side.trailing_whitespace.comment for side in (base, mine, new)]
    values = [comment.value if comment else "" for comment in comments]
    if values[1] == values[2] or values[2] == values[0]:
        trailing = mine.trailing_whitespace
    elif values[1] == values[0]:
        trailing = new.trailing_whitespace
    else:
        raise ConflictError
    if not len(base.body) == len(mine.body) == len(new.body) == 1:
        return _whole(base, mine, new)
    small = [side.body[0] for side in (base, mine, new)]
    try:
        body, is_made = pick(*small), False
    except ConflictError:
        body, is_made = _merge_small(*small), True
    side = new if body is small[2] else mine
    line = side.with_changes(body=[body], trailing_whitespace=trailing)
    return laid_out_line(line, depth) if is_made else line


def _merge_small(base: Any, mine: Any, new: Any) -> Any:
    if not type(base) is type(mine) is type(new):
        raise ConflictError
    if all(is_docstring(side) for side in (base, mine, new)):
        texts = [code_of(side.value).split("\n") for side in (base, mine, new)]
        text = "\n".join(merge_without_conflict(*texts))
        try:
            return mine.with_changes(value=cst.parse_expression(text))
        except cst.ParserSyntaxError as error:
            raise ConflictError from error
    if isinstance(mine, cst.Assign):
        _refuse_other(
            *(code_of(cst.Assign(side.targets, cst.Name("_"))) for side in (base, mine, new))
        )
    elif isinstance(mine, cst.AnnAssign):
        _refuse_other(*(code_of(side.target) for side in (base, mine, new)))
        annotations = [side.annotation for side in (base, mine, new)]
        mine = mine.with_changes(annotation=pick_annotation(*annotations))
    elif not isinstance(mine, (cst.Return, cst.Expr)):
        raise ConflictError
    values = [side.value for side in (base, mine, new)]
    if None in values:
        return mine.with_changes(value=pick(*values))
    return mine.with_changes(value=merge_expression(*values))


def _refuse_other(*texts: str) -> None:
    if len(set(texts)) > 1:
        raise ConflictError


def _merge_imports(base: Any, mine: Any, new: Any, depth: int) -> list[Any]:
    """Merge `from … import …`: a set of names, of which each side adds and removes some."""
    sides = [import_items(node) or [] for node in (base, mine, new)]
    names = merge_elements(*sides, marked=False)
    if not names:
        if (
            mine is not None
            and base is not None
            and comments_of(mine.leading_lines) != comments_of(base.leading_lines)
        ):
            # What a comment of the user's stands above is gone.
            raise ConflictError
        return []
    like = mine or new
    lines = _merge_empty_lines(
        *(node.leading_lines if node else () for node in (base or like, mine or like, new or like))
    )
    # Parentheses, which black takes away again where they are not needed.
    aliases, opening = laid_out(names, spread=any(name.before or name.behind for name in names))
    statement = like.body[0].with_changes(
        names=aliases,
        lpar=cst.LeftParen(whitespace_after=opening),
        rpar=cst.RightParen(),
    )
    return [laid_out_line(like.with_changes(body=[statement], leading_lines=lines), depth)]


def _merge_decorators(base: Any, mine: Any, new: Any, depth: int) -> list[cst.Decorator]:
    items = [[decorator_item(node) for node in side.decorators] for side in (base, mine, new)]

    def settle(
        before: Item[Any] | None, ours: Item[Any] | None, theirs: Item[Any] | None
    ) -> list[cst.Decorator]:
        meanings = [item.meaning if item else None for item in (before, ours, theirs)]
        if meanings[1] == meanings[2] or meanings[2] == meanings[0]:
            return [ours.node] if ours else []
        if meanings[1] == meanings[0]:
            return [theirs.node] if theirs else []
        try:
            if before is None or ours is None or theirs is None:
                raise ConflictError
            return [_merge_decorator(before.node, ours.node, theirs.node, depth)]
        except ConflictError:
            marks = [cst.Decorator(cst.Name(name)) for name in (START, MIDDLE, END)]
            return [
                marks[0],
                *([ours.node] if ours else []),
                marks[1],
                *([theirs.node] if theirs else []),
                marks[2],
            ]

    return weave(items[0], items[1], items[2], settle)


def _merge_decorator(base: Any, mine: Any, new: Any, depth: int) -> cst.Decorator:
    lines = _merge_empty_lines(base.leading_lines, mine.leading_lines, new.leading_lines)
    expression = merge_expression(base.decorator, mine.decorator, new.decorator)
    decorator = cst.Decorator(decorator=expression, leading_lines=lines)
    is_made = expression is not mine.decorator and expression is not new.decorator
    return laid_out_decorator(decorator, depth) if is_made else decorator


def _merge_function(base: Any, mine: Any, new: Any, depth: int) -> cst.FunctionDef:
    function: cst.FunctionDef = mine.with_changes(
        name=pick(base.name, mine.name, new.name),
        decorators=_merge_decorators(base, mine, new, depth),
        body=_merge_suite(base.body, mine.body, new.body, depth),
    )
    if (mine.asynchronous is None) != (new.asynchronous is None):
        raise ConflictError
    returns = [side.returns.annotation if side.returns else None for side in (base, mine, new)]
    if pick(*returns) is not returns[1]:
        function = function.with_changes(returns=new.returns)
    try:
        picked = pick(base.params, mine.params, new.params)
    except ConflictError:
        return laid_out_parameters(
            function.with_changes(params=_merge_parameters(base, mine, new)), depth
        )
    side = mine if picked is mine.params else new
    return function.with_changes(
        params=picked, whitespace_before_params=side.whitespace_before_params
    )


def _merge_parameters(base: Any, mine: Any, new: Any) -> cst.Parameters:
    """Merge parameters, which are known by their names; those with defaults come last."""
    plain = cst.Parameters()
    for side in (base, mine, new):
        if not side.params.with_changes(params=()).deep_equals(plain):
            raise ConflictError
    sides = [
        elements_of(side.params.params, side.whitespace_before_params) for side in (base, mine, new)
    ]
    parameters = merge_elements(*sides, marked=False)
    parameters.sort(key=lambda element: element.node.default is not None)
    return cst.Parameters(params=laid_out(parameters, spread=False)[0])


def _merge_class(base: Any, mine: Any, new: Any, depth: int) -> cst.ClassDef:
    definition: cst.ClassDef = mine.with_changes(
        name=pick(base.name, mine.name, new.name),
        decorators=_merge_decorators(base, mine, new, depth),
        body=_merge_suite(base.body, mine.body, new.body, depth),
    )
    sides = [elements_of((*side.bases, *side.keywords), None) for side in (base, mine, new)]
    texts = [[code_of(element.node) for element in side] for side in sides]
    if texts[1] == texts[2] or texts[2] == texts[0]:
        return definition
    if texts[1] == texts[0]:
        return definition.with_changes(
            bases=new.bases, keywords=new.keywords, lpar=new.lpar, rpar=new.rpar
        )
    nodes, _ = laid_out(merge_elements(*sides, marked=False), spread=False)
    bases = [node for node in nodes if node.keyword is None]
    keywords = [node for node in nodes if node.keyword is not None]
    return laid_out_bases(definition.with_changes(bases=bases, keywords=keywords), depth)


def _merge_block(base: Any, mine: Any, new: Any, depth: int) -> Any:
    """Merge `if`, `with` and loops: their bodies, if nothing else has changed on either side."""
    empty = cst.SimpleStatementSuite([cst.Pass()])
    heads = [code_of(side.with_changes(leading_lines=(), body=empty)) for side in (base, mine, new)]
    if len(set(heads)) > 1:
        return _whole(base, mine, new)
    return mine.with_changes(body=_merge_suite(base.body, mine.body, new.body, depth))


def _merge_suite(base: Any, mine: Any, new: Any, depth: int) -> Any:
    """Merge the bodies of a compound statement."""
    sides = (base, mine, new)
    if not all(isinstance(side, cst.IndentedBlock) for side in sides):
        return pick(*sides)
    body = _merge_body([side.body for side in sides], depth + 1)
    comments = [meaning_of(side.header.comment) for side in sides]
    header = new.header if comments[1] == comments[0] != comments[2] else mine.header
    footer = _merge_empty_lines(base.footer, mine.footer, new.footer)
    return mine.with_changes(
        body=body or [cst.parse_statement("pass")], header=header, footer=footer
    )
