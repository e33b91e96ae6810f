"""The source code of a project, parsed but never imported.

Uses of names are written `module:name` or `module:name.attribute`.
"""

import ast
import contextlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, *_COMPREHENSIONS)
_BLOCKS = (ast.stmt, ast.ExceptHandler, ast.match_case)
_CHANGES = (ast.Store, ast.Del)
_LEFT_OUT = ("ctx", "kind", "type_comment")


class Syntax(NamedTuple):
    """The definition behind a name, what it uses in turn, and where it is."""

    text: str = ""
    uses: tuple[str, ...] = ()
    place: tuple[Path, int] | None = None


class Sources:
    """Finds names in the modules of a folder, or of one package below it."""

    def __init__(self, folder: Path, package: str = "") -> None:
        self._folder, self._package = folder, package
        self._syntax_of: dict[str, Syntax] = {}
        self.modules: dict[str, Module | None] = {}

    def behind(self, uses: Iterable[str]) -> Iterator[Syntax]:
        """The definitions behind names, then those behind the names used there."""
        todo, seen = list(uses), set[str]()
        for use in todo:
            if use not in seen:
                seen.add(use)
                if use not in self._syntax_of:
                    self._syntax_of[use] = self._find(*use.split(":"))
                yield self._syntax_of[use]
                todo += self._syntax_of[use].uses

    def _find(self, name: str, path: str) -> Syntax:
        module = self._module(name)
        first, _, rest = path.strip(".").partition(".")
        if module is None:
            return Syntax()
        if first in module.names:
            return module.syntax(first, rest)
        if not first:  # The module itself is passed on: any name may be used.
            return Syntax(uses=tuple(f"{name}:{own}" for own in module.names))
        if self._module(f"{name}.{first}"):
            return Syntax(uses=(f"{name}.{first}:{rest}",))
        return Syntax(uses=tuple(f"{star}{path}" for star in module.names.get("*", ())))

    def _module(self, name: str) -> "Module | None":
        if name not in self.modules:
            path = self._folder.joinpath(*name.split("."))
            file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
            ours = f"{name}.".startswith(f"{self._package}." if self._package else "")
            is_own = ours and (path.is_dir() or file.is_file())
            self.modules[name] = Module(name, file) if is_own else None
        return self.modules[name]


class Module:
    """The top-level names of a module, each with the statements that make or change it."""

    def __init__(self, name: str, path: Path) -> None:
        self.name, self.path = name, path
        # For each name: statements, the headers of enclosing blocks, and origins of imports.
        self.names: dict[str, list[ast.AST | str]] = {}
        # If a file cannot be read, the node's own import of it will report that.
        with contextlib.suppress(OSError, SyntaxError, ValueError, RecursionError):
            self._index(ast.parse(path.read_bytes()).body)

    def _index(self, nodes: Iterable[ast.AST], *heads: ast.AST) -> None:
        for node in nodes:
            parts_by_name: dict[str, tuple[ast.AST | str, ...]] = {}
            if isinstance(node, ast.Import | ast.ImportFrom):
                parts_by_name = {
                    name: (origin,) for name, origin in self._origins(node)
                }
            elif isinstance(node, _DEFINITIONS):
                parts_by_name = {node.name: (node,)}
            else:
                parts = list(ast.iter_child_nodes(node))
                blocks = [part for part in parts if isinstance(part, _BLOCKS)]
                head = [p for p in parts if p not in blocks] if blocks else [node]
                parts_by_name = {
                    name: tuple(head) for part in head for name in _changed(part)
                }
                self._index(blocks, *heads, *head)
            for name, parts_of_it in parts_by_name.items():
                # Skip what a package imports from itself: its modules are found anyway.
                if parts_of_it != (f"{self.name}:{name}",):
                    self.names.setdefault(name, []).extend((*heads, *parts_of_it))

    def _origins(self, node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
        """The names that an import makes, and where each comes from."""
        for alias in node.names:
            if isinstance(node, ast.ImportFrom):
                above = self.name.split(".") + ["*"] * (self.path.stem == "__init__")
                package = above[: -node.level] if node.level else []
                module = ".".join([*package, *filter(None, [node.module])])
                yield alias.asname or alias.name, f"{module}:{alias.name.strip('*')}"
            else:
                first = alias.name.partition(".")[0]
                yield alias.asname or first, f"{alias.name if alias.asname else first}:"

    def syntax(self, name: str, rest: str) -> Syntax:
        """The definition behind a name; `rest` are the attributes that are used."""
        used, texts, lines = set[str](), [f"{self.name}:{name}"], []
        for part in self.names[name]:
            if isinstance(part, str):
                used.add(f"{part}.{rest}")
            elif isinstance(part, ast.stmt):
                lines.append(part.lineno)
            texts.append(self.write(part, used, {}))
        uses = (use if ":" in use else f"{self.name}:{use}" for use in sorted(used))
        place = (self.path, lines[0]) if lines else None
        return Syntax(" ".join(texts), tuple(uses), place)

    def write(self, node: Any, used: set[str], bound: dict[str, str]) -> str:
        """Write syntax as text, without comments, the same in all versions of Python.

        The names that are read are added to `used`; those that belong to the function
        around are added to `bound`, with their origin where they are imported.
        """
        kind = type(node)
        if kind is list:
            parts = [self.write(n, used, bound) for n in node if not _is_remark(n)]
            return " ".join(parts)
        if kind is ast.Constant or not isinstance(node, ast.AST):
            return repr(node.value if kind is ast.Constant else node)
        if name := dotted(node):
            if "." in name or type(node.ctx) is ast.Load:  # type: ignore[attr-defined]
                used.add(name)
            else:
                bound.setdefault(name, "")
            return name
        if isinstance(node, ast.Import | ast.ImportFrom):
            bound.update(self._origins(node))
            return f"import {dict(self._origins(node))}"
        if isinstance(node, ast.Global):
            bound.update((name, f"{self.name}:{name}") for name in node.names)
        bound.setdefault(getattr(node, "arg" if kind is ast.arg else "name", ""), "")
        is_scope, is_whole = kind in _SCOPES, kind in _COMPREHENSIONS
        own_used = set[str]() if is_scope else used
        own_bound = dict[str, str]() if is_scope or kind is ast.ClassDef else bound
        texts = [kind.__name__]
        for field in kind._fields:
            value = getattr(node, field, [])
            if kind is ast.JoinedStr:  # Python 3.12 adds empty parts.
                value = [part for part in value if getattr(part, "value", 0) != ""]
            # Empty fields differ between versions of Python.
            if value is not None and value != [] and field not in _LEFT_OUT:
                within = field == "body" or is_whole
                names = own_bound if within or (is_scope and field == "args") else bound
                text = self.write(value, own_used if within else used, names)
                texts.append(f"{field}=[{text}]")
        if is_scope:
            used.update(free(own_used, own_bound))
        return f"({' '.join(texts)})"


def free(used: Iterable[str], bound: Mapping[str, str]) -> Iterator[str]:
    """The names that a function reads from outside; imported names by their origin."""
    for use in used:
        first, _, rest = use.partition(".")
        if ":" in use or first not in bound:
            yield use
        elif bound[first]:
            yield f"{bound[first]}.{rest}"


def dotted(node: ast.AST) -> str:
    """A name or a dotted name such as `a.b.c`; empty for any other expression."""
    if isinstance(node, ast.Attribute):
        above = dotted(node.value)
        return above and f"{above}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def _changed(statement: ast.AST) -> Iterator[str]:
    """The names that a statement assigns or whose objects it may change."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Expr) or isinstance(getattr(node, "ctx", 0), _CHANGES):
            yield from (
                name.id for name in ast.walk(node) if isinstance(name, ast.Name)
            )


def _is_remark(node: Any) -> bool:
    """Whether a statement is a docstring or another constant."""
    return type(node) is ast.Expr and type(node.value) is ast.Constant
