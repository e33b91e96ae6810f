"""Expressions that make an object again, and the imports that they need."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable

import libcst as cst

from ...dagster_model.code import (
    Collection,
    Constant,
    Construction,
    Expression,
    Import,
    LiftedReference,
    Member,
    Reference,
)
from .syntax import (
    Statement,
    arg,
    call,
    dictionary,
    dotted,
    import_from,
    literal,
    module_order,
    name,
)


def expression(value: Expression, functions: str | None = None) -> cst.BaseExpression:
    """An expression; `functions` is the name of the module of lifted functions, if this is another."""
    if isinstance(value, Constant):
        return literal(value.value)
    if isinstance(value, Reference):
        return dotted(*value.path)
    if isinstance(value, LiftedReference):
        return dotted(functions, value.name) if functions else name(value.name)
    if isinstance(value, Member):
        return cst.Attribute(expression(value.of, functions), name(value.name))
    if isinstance(value, Construction):
        return call(
            expression(value.function, functions),
            [arg(expression(argument, functions), key) for key, argument in value.arguments],
        )
    return _collection(value, functions)


def _collection(value: Collection, functions: str | None) -> cst.BaseExpression:
    values = [expression(item, functions) for _, item in value.items]
    if value.type == "dict":
        keys = [literal(key) for key, _ in value.items]
        return dictionary(zip(keys, values, strict=True))
    elements = [cst.Element(element) for element in values]
    if value.type == "list":
        return cst.List(elements)
    if len(elements) == 1:
        elements = [elements[0].with_changes(comma=cst.Comma())]
    return cst.Tuple(elements)


def uses_functions(value: Expression) -> bool:
    """Whether a lifted function is in an expression."""
    if isinstance(value, LiftedReference):
        return True
    if isinstance(value, Member):
        return uses_functions(value.of)
    if isinstance(value, Construction):
        return any(uses_functions(part) for part in _parts(value))
    if isinstance(value, Collection):
        return any(uses_functions(item) for _, item in value.items)
    return False


def _parts(value: Construction) -> Iterable[Expression]:
    return (value.function, *(argument for _, argument in value.arguments))


def import_statements(imports: Iterable[Import]) -> list[Statement]:
    """Import statements in the order that isort gives them."""
    standard = [import_ for import_ in imports if _is_standard(import_)]
    others = [import_ for import_ in imports if not _is_standard(import_)]
    first, second = _sorted(standard), _sorted(others)
    if first and second:
        second[0] = second[0].with_changes(leading_lines=[cst.EmptyLine(indent=False)])
    return [*first, *second]


def _is_standard(import_: Import) -> bool:
    return import_.module.partition(".")[0] in sys.stdlib_module_names


def _sorted(imports: Iterable[Import]) -> list[cst.SimpleStatementLine]:
    whole = sorted(
        {import_ for import_ in imports if import_.name is None},
        key=lambda import_: (import_.module, import_.alias or ""),
    )
    by_module: defaultdict[str, set[str]] = defaultdict(set)
    for import_ in imports:
        if import_.name is not None:
            alias = f" as {import_.alias}" if import_.alias else ""
            by_module[import_.module].add(f"{import_.name}{alias}")
    return [
        *(_import(import_) for import_ in whole),
        *(
            import_from(module, names)
            for module, names in sorted(by_module.items(), key=lambda entry: module_order(entry[0]))
        ),
    ]


def _import(import_: Import) -> cst.SimpleStatementLine:
    as_name = cst.AsName(name(import_.alias)) if import_.alias else None
    return cst.SimpleStatementLine([cst.Import([cst.ImportAlias(dotted(import_.module), as_name)])])
