"""Builds libcst nodes. A value from a project's configuration becomes code through `literal` only."""

from __future__ import annotations

import keyword
import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Literal, TypeAlias

import libcst as cst

# What stands in the body of a module or function.
Statement: TypeAlias = cst.SimpleStatementLine | cst.BaseCompoundStatement

_EXPLODED = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
_EQUAL = cst.AssignEqual(
    whitespace_before=cst.SimpleWhitespace(""), whitespace_after=cst.SimpleWhitespace("")
)


def name(identifier: str) -> cst.Name:
    """A name.

    Raises:
        ValueError: If it is not a valid Python identifier.
    """
    if not is_identifier(identifier):
        raise ValueError(f"not an identifier: {identifier!r}")
    return cst.Name(identifier)


def is_identifier(text: str) -> bool:
    """Whether a text can stand as a name in Python, which reads it in its normal form."""
    is_name = text.isidentifier() and not keyword.iskeyword(text)
    return is_name and text == unicodedata.normalize("NFKC", text)


def dotted(*parts: str) -> cst.Name | cst.Attribute:
    """A dotted name, such as `dg.AssetSpec`."""
    names = [part for dotted_part in parts for part in dotted_part.split(".")]
    expression: cst.Name | cst.Attribute = name(names[0])
    for part in names[1:]:
        expression = cst.Attribute(value=expression, attr=name(part))
    return expression


def annotation(text: str) -> cst.BaseExpression:
    """A type such as `int`, `list[str]` or the name of a class; never text from a project."""
    if not text.replace("[", "").replace("]", "").replace(".", "").isidentifier():
        raise ValueError(f"not a type: {text!r}")
    return cst.parse_expression(text)


def literal(value: Any) -> cst.BaseExpression:
    """A Python literal that evaluates to an equal value of the same type.

    Raises:
        TypeError: If there is none.
    """
    if value is None or isinstance(value, bool):
        return cst.Name(str(value))
    if type(value) is str:
        return cst.SimpleString(_quoted(value))
    if type(value) is bytes:
        return cst.SimpleString(repr(value))
    if type(value) is int:
        return _signed(value < 0, cst.Integer(str(abs(value))))
    if type(value) is float:
        if math.isfinite(value):
            return _signed(math.copysign(1, value) < 0, cst.Float(repr(abs(value))))
        return call("float", [arg(literal(str(value)))])
    if type(value) is list:
        return cst.List([cst.Element(literal(element)) for element in value])
    if type(value) is dict:
        return dictionary([(literal(key), literal(item)) for key, item in value.items()])
    return _rarer_literal(value)


def _rarer_literal(value: Any) -> cst.BaseExpression:
    if type(value) is tuple:
        comma = cst.Comma() if len(value) == 1 else cst.MaybeSentinel.DEFAULT
        return cst.Tuple([cst.Element(literal(element), comma=comma) for element in value])
    if type(value) is set and value:
        return cst.Set([cst.Element(element) for element in _in_order(value)])
    if type(value) in (set, frozenset):
        inner = (
            [arg(cst.List([cst.Element(element) for element in _in_order(value)]))] if value else []
        )
        return call(type(value).__name__, inner)
    raise TypeError(f"no literal for a {type(value).__name__}")


def _in_order(values: Iterable[Any]) -> list[cst.BaseExpression]:
    """Literals of a set's elements, in the order of their own text."""
    module = cst.Module([])
    return sorted((literal(element) for element in values), key=module.code_for_node)


def _quoted(value: str) -> str:
    """A double-quoted string where that needs no more escapes; what cannot be printed is escaped."""
    text = repr(value)
    if text.startswith("'") and '"' not in value:
        inner = text[1:-1].replace("\\'", "'")
        return f'"{inner}"'
    return text


def _signed(negative: bool, number: cst.BaseExpression) -> cst.BaseExpression:
    return cst.UnaryOperation(operator=cst.Minus(), expression=number) if negative else number


def arg(
    value: cst.BaseExpression, to: str | None = None, star: Literal["", "*", "**"] = ""
) -> cst.Arg:
    """An argument of a call, to a parameter where one is named."""
    if to is None:
        return cst.Arg(value=value, star=star)
    return cst.Arg(
        value=value,
        keyword=name(to),
        equal=_EQUAL,
    )


def call(
    function: str | cst.BaseExpression, arguments: Iterable[cst.Arg] = (), *, exploded: bool = False
) -> cst.Call:
    """A call; `exploded` puts each argument on its own line, so that a change is a line in a diff."""
    args = list(arguments)
    if exploded and args:
        args[-1] = args[-1].with_changes(comma=_EXPLODED)
    func = dotted(function) if isinstance(function, str) else function
    return cst.Call(func=func, args=args)


def dictionary(
    items: Iterable[tuple[cst.BaseExpression, cst.BaseExpression]],
    *,
    exploded: bool = False,
    rest: cst.BaseExpression | None = None,
) -> cst.Dict:
    """A dict display; `rest` is a mapping whose items come last."""
    elements: list[cst.BaseDictElement] = [cst.DictElement(key, value) for key, value in items]
    if rest is not None:
        elements.append(cst.StarredDictElement(rest))
    if exploded and elements:
        elements[-1] = elements[-1].with_changes(comma=_EXPLODED)
    return cst.Dict(elements)


def string_set(values: Iterable[str]) -> cst.Set:
    """A set display of strings, in alphabetical order."""
    return cst.Set([cst.Element(literal(element)) for element in sorted(values)])


def names(values: Sequence[str], *, exploded: bool = False) -> cst.List:
    """A list display of names."""
    elements = [cst.Element(dotted(identifier)) for identifier in values]
    if exploded and elements:
        elements[-1] = elements[-1].with_changes(comma=_EXPLODED)
    return cst.List(elements)


def tuple_of(values: Sequence[cst.BaseExpression]) -> cst.BaseExpression:
    """A tuple without parentheses, or the one value itself."""
    if len(values) == 1:
        return values[0]
    return cst.Tuple([cst.Element(element) for element in values], lpar=[], rpar=[])


def param(identifier: str, type_: str | None = None) -> cst.Param:
    """A parameter of a function."""
    annotated = cst.Annotation(annotation(type_)) if type_ else None
    return cst.Param(name=name(identifier), annotation=annotated)


def statement(expression: cst.BaseExpression) -> cst.SimpleStatementLine:
    """An expression as a statement."""
    return cst.SimpleStatementLine([cst.Expr(expression)])


def returning(expression: cst.BaseExpression) -> cst.SimpleStatementLine:
    """A return statement."""
    return cst.SimpleStatementLine([cst.Return(expression)])


def assign(target: cst.BaseExpression, value: cst.BaseExpression) -> cst.SimpleStatementLine:
    """An assignment."""
    assign_target = cst.AssignTarget(target)  # type: ignore[arg-type]
    return cst.SimpleStatementLine([cst.Assign([assign_target], value)])


def spaced(line: cst.SimpleStatementLine, comment: str | None = None) -> cst.SimpleStatementLine:
    """The statement after an empty line, and after a comment where one is given."""
    leading = [cst.EmptyLine()]
    if comment is not None:
        leading.append(cst.EmptyLine(comment=cst.Comment(f"# {comment}")))
    return line.with_changes(leading_lines=leading)


def field(
    identifier: str, type_: str, default: cst.BaseExpression | None = None
) -> cst.SimpleStatementLine:
    """An annotated field of a class."""
    annotated = cst.AnnAssign(name(identifier), cst.Annotation(annotation(type_)), default)
    return cst.SimpleStatementLine([annotated])


def docstring(text: str) -> cst.SimpleStatementLine:
    """A docstring of one line or more; nothing in the text can end it or escape from it."""
    plain = text.replace("\\", "\\\\")
    if '"""' in text or text.endswith('"'):
        plain = plain.replace('"', '\\"')
    printable = "".join(
        character
        if character.isprintable() or character == "\n"
        else character.encode("unicode_escape").decode()
        for character in plain
    )
    return statement(cst.SimpleString(f'"""{printable}"""'))


def member_order(entry: str) -> tuple[object, ...]:
    """The order in which isort and ruff put the names of an import: constants, classes, the rest."""
    original = entry.partition(" as ")[0]
    is_constant = original.isupper() and len(original) > 1
    kind = 0 if is_constant else 1 if original[:1].isupper() else 2
    return kind, natural_order(original.lower()), natural_order(entry)


def module_order(module: str) -> tuple[object, ...]:
    """The order in which isort and ruff put modules."""
    return natural_order(module.lower()), natural_order(module)


def natural_order(text: str) -> list[tuple[int, int, str]]:
    """An order in which numbers in a text count as numbers (`a2` before `a10`), but for `007`."""
    parts = re.findall(r"\d+|\D+", text)
    return [
        (0, 0 if part.startswith("0") else int(part), part) if part.isdigit() else (1, 0, part)
        for part in parts
    ]


def import_from(
    module: str, imported: Iterable[str], level: int = 0, *, exploded: bool = False
) -> cst.SimpleStatementLine:
    """`from module import a, b as c`, in alphabetical order; `exploded` has a line for each."""
    aliases = []
    for imported_name in sorted(set(imported), key=member_order):
        original, _, alias = imported_name.partition(" as ")
        as_name = cst.AsName(name(alias)) if alias else None
        aliases.append(cst.ImportAlias(name(original), as_name))
    if exploded:
        aliases[-1] = aliases[-1].with_changes(comma=_EXPLODED)
    import_statement = cst.ImportFrom(
        module=dotted(module) if module else None,
        names=aliases,
        relative=[cst.Dot() for _ in range(level)],
        lpar=cst.LeftParen() if exploded else None,
        rpar=cst.RightParen() if exploded else None,
    )
    return cst.SimpleStatementLine([import_statement])
