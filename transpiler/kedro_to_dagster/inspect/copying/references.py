"""Reads from a module's text what it refers to of the project: by imports, by attributes, by texts."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..code.absolute import absolute, imported_from

_IMPORTING = frozenset({"importlib.import_module", "importlib.util.find_spec"})
# What they give is not the module named, or they find modules without a name.
_FINDING = frozenset(
    {"__import__", "builtins.__import__", "pkgutil.iter_modules", "pkgutil.walk_packages"}
)
# What reads a file of a package; the first argument names the package.
_READING = frozenset(
    {
        *(
            f"importlib.resources.{name}"
            for name in ("contents", "files", "is_resource", "open_binary", "open_text", "path")
        ),
        *(f"importlib.resources.{name}" for name in ("read_binary", "read_text")),
        "importlib_resources.files",
        "pkgutil.get_data",
        *(f"pkg_resources.resource_{name}" for name in ("filename", "stream", "string")),
    }
)
_FIND_PIPELINES = "kedro.framework.project.find_pipelines"
_GET_LOGGER = "logging.getLogger"
_OWN_PACKAGE = frozenset({"__package__", "__name__"})


@dataclass(frozen=True, slots=True)
class Text:
    """A text in a module that names another one, with its line."""

    value: str
    line: int


@dataclass(slots=True)
class References:
    """What a module refers to.

    Attributes:
        names: Absolute names of modules, and of what is in them, that are imported or used as attributes.
        stars: The modules that everything is imported from.
        texts: Those that name a module for a function which imports it, or reads files of it.
        other_texts: All other texts that are dotted names.
        unknown: Imports by a name that is not in the text, with the top-level module if that is.
        files_of: The packages whose files are read, by name; None for one that is not told by a name.
        finds_pipelines: Whether Kedro is to look for the project's pipelines.
    """

    names: set[str] = field(default_factory=set)
    stars: set[str] = field(default_factory=set)
    texts: list[Text] = field(default_factory=list)
    other_texts: list[Text] = field(default_factory=list)
    unknown: list[Text] = field(default_factory=list)
    files_of: list[tuple[str | None, int]] = field(default_factory=list)
    finds_pipelines: bool = False


def find_references(tree: ast.Module, package: str) -> References:
    """Find what a module refers to; `package` is what its relative imports start from."""
    finder = _Finder(tree, package)
    finder.find()
    return finder.found


class _Finder:
    def __init__(self, tree: ast.Module, package: str) -> None:
        self.found = References()
        self._tree = tree
        self._package = package
        self._bound: dict[str, str] = {}
        # The texts whose meaning is known already.
        self._known: set[int] = set()

    def find(self) -> None:
        """Look at every import, attribute, call and text, wherever it stands."""
        self._bound = dict(self._imports())
        nodes = list(ast.walk(self._tree))
        for node in nodes:
            if isinstance(node, ast.Call):
                self._call(node)
            elif isinstance(node, (ast.Attribute, ast.Name)):
                name = self._resolved(node)
                if name is not None:
                    self.found.names.add(name)
                    self.found.finds_pipelines |= name == _FIND_PIPELINES
        for node in nodes:
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            if id(node) not in self._known and _is_dotted(node.value):
                self.found.other_texts.append(Text(node.value, node.lineno))

    def _imports(self) -> Iterator[tuple[str, str]]:
        """The names that imports bind, and what each is bound to."""
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    self.found.names.add(alias.name)
                    top = alias.name.partition(".")[0]
                    yield (alias.asname, alias.name) if alias.asname else (top, top)
            elif isinstance(node, ast.ImportFrom):
                source = imported_from(node, self._package)
                if source is not None:
                    yield from self._imports_from(source, node.names)

    def _imports_from(self, source: str, names: list[ast.alias]) -> Iterator[tuple[str, str]]:
        self.found.names.add(source)
        for alias in names:
            if alias.name == "*":
                self.found.stars.add(source)
            else:
                self.found.names.add(f"{source}.{alias.name}")
                yield alias.asname or alias.name, f"{source}.{alias.name}"

    def _call(self, node: ast.Call) -> None:
        function = self._resolved(node.func) or dotted(node.func)
        first = node.args[0] if node.args else None
        if function in _FINDING:
            self._known.add(id(first))
            self._not_known(node, first)
        elif function in _IMPORTING:
            self._import_by_text(node, first)
        elif function == _GET_LOGGER:
            self._known.add(id(first))
        elif function in _READING:
            self._read_by_text(node, first)

    def _import_by_text(self, node: ast.Call, first: ast.expr | None) -> None:
        value, is_whole = _beginning(first)
        if not is_whole:
            self._not_known(node, first)
            return
        self._known.add(id(first))
        others = [*node.args[1:], *(keyword.value for keyword in node.keywords)]
        if not value.startswith("."):
            self.found.texts.append(Text(value, node.lineno))
        elif others and dotted(others[0]) == "__package__":
            self.found.names.add(absolute(value, self._package) or "")
        else:
            self._not_known(node, None)

    def _not_known(self, node: ast.Call, first: ast.expr | None) -> None:
        value, is_whole = _beginning(first)
        if first is not None and not value:
            value = self._resolved(first) or ""
            is_whole = bool(value)
        top, dot, _ = value.partition(".")
        self.found.unknown.append(Text(top if dot or is_whole else "", node.lineno))

    def _read_by_text(self, node: ast.Call, first: ast.expr | None) -> None:
        value, is_whole = _beginning(first)
        if is_whole:
            self._known.add(id(first))
            self.found.texts.append(Text(value, node.lineno))
            self.found.files_of.append((value, node.lineno))
        elif first is None or dotted(first) in _OWN_PACKAGE:
            self.found.files_of.append((self._package, node.lineno))
        else:
            self.found.files_of.append((self._resolved(first), node.lineno))

    def _resolved(self, node: ast.expr) -> str | None:
        """The absolute name behind a name with attributes, if an import binds it."""
        top, dot, rest = dotted(node).partition(".")
        return f"{self._bound[top]}{dot}{rest}" if top in self._bound else None


def dotted(node: ast.AST) -> str:
    """A name, or a name and its attributes: `a.b.c`; nothing for anything else."""
    if isinstance(node, ast.Attribute):
        above = dotted(node.value)
        return above and f"{above}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def _is_dotted(text: str) -> bool:
    return "." in text and all(part.isidentifier() for part in text.split("."))


def _beginning(node: ast.expr | None) -> tuple[str, bool]:
    """How a text begins that is put together, and whether that is all of it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value, True
    if isinstance(node, ast.JoinedStr) and node.values:
        return _beginning(node.values[0])[0], False
    if isinstance(node, ast.BinOp):
        return _beginning(node.left)[0], False
    return "", False
