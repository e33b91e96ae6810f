"""Makes the text of a function fit to stand by itself: a `def` without what its surroundings gave it."""

from __future__ import annotations

import ast
import re

import libcst as cst

from .absolute import absolute
from .sources import CannotLiftError, FoundSource

# The name of every lifted function, until it is given one of its own.
PLACEHOLDER = "_"
# Where a function is run; a copy of it runs elsewhere.
_FRAMES = frozenset({"_getframe", "currentframe"})


def lifted_text(source: FoundSource, package: str | None, stringised: bool) -> str:
    """The function as a `def` of the placeholder's name, at the left margin.

    Decorators are left out, because they are not a part of the function object, and so are the
    annotations of the signature. Defaults become `...`. Comments stay.

    Raises:
        CannotLiftError: If something in it means another thing elsewhere.
    """
    _refuse(source)
    node = source.node
    text = _lambda_text(source) if isinstance(node, ast.Lambda) else _def_text(source)
    try:
        module = cst.parse_module(text)
    except cst.ParserSyntaxError as error:
        raise CannotLiftError("its source cannot be parsed") from error
    definition = module.body[0]
    if isinstance(definition, cst.If):
        definition = definition.body.body[0]  # type: ignore[assignment]
    assert isinstance(definition, cst.FunctionDef)
    rewritten = definition.visit(_Rewriter(package, stringised))
    assert isinstance(rewritten, cst.FunctionDef)
    bare = rewritten.with_changes(
        name=cst.Name(PLACEHOLDER),
        decorators=[],
        returns=None,
        leading_lines=[],
        params=rewritten.params.visit(_Signature()),
    )
    return cst.Module([bare]).code


def _refuse(source: FoundSource) -> None:
    own = getattr(source.node, "name", None)
    for node in ast.walk(source.node):
        if isinstance(node, ast.ClassDef):
            raise CannotLiftError(f"it defines the class '{node.name}'")
        if isinstance(node, ast.Global):
            raise CannotLiftError(f"it declares the global '{node.names[0]}'")
        if isinstance(node, ast.Attribute):
            is_own = isinstance(node.value, ast.Name) and node.value.id == own
            if node.attr in _FRAMES or (is_own and node.attr.startswith("__")):
                raise CannotLiftError(f"it reads '{node.attr}'")
    if getattr(source.node, "type_params", None):
        raise CannotLiftError("it has type parameters")


def _lambda_text(source: FoundSource) -> str:
    segment = ast.get_source_segment(source.text, source.node)
    try:
        expression = cst.parse_expression(f"({segment})")
    except cst.ParserSyntaxError as error:
        raise CannotLiftError("its source cannot be parsed") from error
    assert isinstance(expression, cst.Lambda)
    empty = cst.Module([])
    parameters = empty.code_for_node(expression.params)
    body = empty.code_for_node(expression.body)
    # What the brackets around the lambda held together needs its own.
    returned = f"({body}\n)" if "\n" in body else body
    return f"def {PLACEHOLDER}({parameters}):\n    return {returned}\n"


def _def_text(source: FoundSource) -> str:
    node = source.node
    lines = re.split(r"(?<=\n)", source.text)[node.lineno - 1 : node.end_lineno]
    text = "".join(lines)
    # libcst takes the indentation off without touching what is within strings.
    return f"if True:\n{text}" if node.col_offset else text


class _Signature(cst.CSTTransformer):
    """Leaves the names of the parameters, and `...` for a default."""

    def visit_Lambda(self, node: cst.Lambda) -> bool:  # noqa: N802
        return False

    def leave_Param(self, original_node: cst.Param, updated_node: cst.Param) -> cst.Param:  # noqa: N802
        default = None if updated_node.default is None else cst.Ellipsis()
        equal = cst.MaybeSentinel.DEFAULT if default is None else updated_node.equal
        return updated_node.with_changes(annotation=None, default=default, equal=equal)


class _Rewriter(cst.CSTTransformer):
    """Makes relative imports absolute, and annotations what they were where the text stood."""

    def __init__(self, package: str | None, stringised: bool) -> None:
        super().__init__()
        self._package = package
        self._stringised = stringised
        self._depth = 0

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:  # noqa: N802
        self._depth += 1

    def leave_FunctionDef(  # noqa: N802
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> cst.FunctionDef:
        self._depth -= 1
        return updated_node

    def leave_ImportFrom(  # noqa: N802
        self, original_node: cst.ImportFrom, updated_node: cst.ImportFrom
    ) -> cst.ImportFrom:
        if not updated_node.relative:
            return updated_node
        module = updated_node.module
        module_name = "" if module is None else cst.Module([]).code_for_node(module)
        path = absolute(f"{'.' * len(updated_node.relative)}{module_name}", self._package)
        if path is None:
            raise CannotLiftError("it has a relative import outside a package")
        return updated_node.with_changes(
            relative=[],
            module=cst.parse_expression(path),
            whitespace_after_from=cst.SimpleWhitespace(" "),
        )

    def leave_AnnAssign(  # noqa: N802
        self, original_node: cst.AnnAssign, updated_node: cst.AnnAssign
    ) -> cst.BaseSmallStatement:
        # Python does not evaluate the annotation of a local variable, and neither is its name known here.
        if isinstance(updated_node.target, cst.Name) and updated_node.value is not None:
            return cst.Assign([cst.AssignTarget(updated_node.target)], updated_node.value)
        return updated_node

    def leave_Annotation(  # noqa: N802
        self, original_node: cst.Annotation, updated_node: cst.Annotation
    ) -> cst.Annotation:
        if not self._stringised or self._depth < 2:
            return updated_node
        code = cst.Module([]).code_for_node(original_node.annotation)
        text = ast.unparse(ast.parse(code, mode="eval"))
        return updated_node.with_changes(annotation=cst.SimpleString(repr(text)))
