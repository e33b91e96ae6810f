"""Generated modules import the copies of the project's modules from beside them, by relative imports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Generic, TypeVar

import libcst as cst
from libcst.helpers import get_full_name_for_node

from ...dagster_model.copies import Copies
from .copied_names import CopiedNames, RenamedImports, RenamedTexts, renamed_texts
from .printing import format_with_black
from .syntax import module_order

# The values of parameters are the project's own; a text of theirs is no name of the package's.
_WITHOUT_NAMES = frozenset({"parameters.py"})
_Block = TypeVar("_Block", cst.Module, cst.IndentedBlock)
_Node = TypeVar("_Node", bound=cst.CSTNode)


def with_copies(text: str, path: str, copies: Copies, package: str) -> str:
    """The text of a generated module that takes from the copies what it took from the project.

    `path` is that of the module in the package.
    """
    tops = {name.partition(".")[0] for name in copies.names | copies.namespaces}
    if not tops & set(re.findall(r"\w+", text)):
        return text
    names = CopiedNames(copies=copies, prefix=copies.folder, level=path.count("/") + 1)
    tree = cst.parse_module(text)
    renamed = (
        tree.visit(_Aliased(_aliases(tree, copies)))
        .visit(RenamedImports(names))
        .visit(_Sorted(copies.folder))
    )
    if path not in _WITHOUT_NAMES:
        rename = renamed_texts(copies.named, f"{package}.{copies.folder}")
        renamed = renamed.visit(RenamedTexts(rename, everywhere=True))
    return text if renamed.deep_equals(tree) else f"{format_with_black(renamed.code)}\n"


def _aliases(module: cst.Module, copies: Copies) -> dict[str, str]:
    """Names for the modules that `import a.b` loads: a relative import cannot bind `a` and load `a.b`."""
    loaded = (
        get_full_name_for_node(alias.name) or ""
        for statement in _Found(cst.Import).of(module)
        for alias in statement.names
        if alias.asname is None
    )
    return {full: full.replace(".", "_") for full in loaded if "." in full and copies.has(full)}


class _Found(cst.CSTVisitor, Generic[_Node]):
    """Collects the nodes of one class; the matchers of libcst take long to import."""

    def __init__(self, kind: type[_Node]) -> None:
        super().__init__()
        self._kind = kind
        self._nodes: list[_Node] = []

    def of(self, module: cst.Module) -> list[_Node]:
        """The nodes of a module, in its order."""
        module.visit(self)
        return self._nodes

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Look at every node."""
        if isinstance(node, self._kind):
            self._nodes.append(node)
        return True


class _Aliased(cst.CSTTransformer):
    """Calls modules by names without dots."""

    def __init__(self, aliases: dict[str, str]) -> None:
        super().__init__()
        self._aliases = aliases

    def visit_Import(self, node: cst.Import) -> bool:  # noqa: N802
        """What is imported keeps its name."""
        return False

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:  # noqa: N802
        """The same."""
        return False

    def leave_Import(  # noqa: N802
        self, original_node: cst.Import, updated_node: cst.Import
    ) -> cst.Import:
        """Give each module its name."""
        return updated_node.with_changes(
            names=[self._with_alias(alias) for alias in updated_node.names]
        )

    def _with_alias(self, alias: cst.ImportAlias) -> cst.ImportAlias:
        new_name = self._aliases.get(get_full_name_for_node(alias.name) or "")
        if new_name is None or alias.asname is not None:
            return alias
        return alias.with_changes(asname=cst.AsName(cst.Name(new_name)))

    def leave_Attribute(  # noqa: N802
        self, original_node: cst.Attribute, updated_node: cst.Attribute
    ) -> cst.BaseExpression:
        """Call it by the name."""
        alias = self._aliases.get(get_full_name_for_node(original_node) or "")
        return updated_node if alias is None else cst.Name(alias)


class _Sorted(cst.CSTTransformer):
    """Puts relative imports behind the others of their block, in the order of isort."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder

    def leave_Module(self, original_node: cst.Module, updated_node: cst.Module) -> cst.Module:  # noqa: N802
        """The imports at the top."""
        return self._sorted(updated_node)

    def leave_IndentedBlock(  # noqa: N802
        self, original_node: cst.IndentedBlock, updated_node: cst.IndentedBlock
    ) -> cst.IndentedBlock:
        """The imports in a function."""
        return self._sorted(updated_node)

    def _sorted(self, block: _Block) -> _Block:
        body: list[cst.BaseStatement] = []
        imports: list[cst.SimpleStatementLine] = []
        for statement in block.body:
            if isinstance(statement, cst.SimpleStatementLine) and _is_import(statement):
                imports.append(statement)
                continue
            body += [*_in_order(imports, self._folder), statement]
            imports = []
        return block.with_changes(body=[*body, *_in_order(imports, self._folder)])


def _is_import(line: cst.SimpleStatementLine) -> bool:
    return isinstance(line.body[0], (cst.Import, cst.ImportFrom))


def _level(line: cst.SimpleStatementLine) -> int:
    statement = line.body[0]
    return len(statement.relative) if isinstance(statement, cst.ImportFrom) else 0


def _module(line: cst.SimpleStatementLine) -> str:
    statement = line.body[0]
    module = statement.module if isinstance(statement, cst.ImportFrom) else None
    return (get_full_name_for_node(module) if module is not None else None) or ""


def _order(line: cst.SimpleStatementLine) -> tuple[object, ...]:
    return -_level(line), module_order(_module(line))


def _in_order(
    imports: Sequence[cst.SimpleStatementLine], folder: str
) -> list[cst.SimpleStatementLine]:
    relative = sorted((line for line in imports if _level(line)), key=_order)
    if not any(_module(line).partition(".")[0] == folder for line in relative):
        return list(imports)
    others: list[cst.SimpleStatementLine] = []
    # The lines between groups stay where they are, before whatever comes next.
    before: Sequence[cst.EmptyLine] = ()
    for line in imports:
        before = before or line.leading_lines
        if not _level(line):
            others.append(line.with_changes(leading_lines=before))
            before = ()
    between = [cst.EmptyLine(indent=False)] if others else imports[0].leading_lines
    first, *rest = (line.with_changes(leading_lines=()) for line in relative)
    return [*others, first.with_changes(leading_lines=between), *rest]
