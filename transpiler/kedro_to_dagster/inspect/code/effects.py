"""What modules of a project do to others: when they are imported, and when Kedro asks for the pipelines."""

from __future__ import annotations

import ast
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from ...kedro_model.place import Place
from .absolute import imported_from
from .keeping import CHANGING, TARGETS, Function, keeps, root_of
from .reached import is_script
from .trees import parsed

# What Kedro calls for the pipelines.
_ASKED_FOR_PIPELINES = frozenset({"create_pipeline", "register_pipelines"})
# What is called only to tell something.
TELLING = frozenset({"logging", "warnings"})
_REGISTERING = "register"
_SETTING = frozenset({"setattr", "delattr"})
_Functions = (ast.FunctionDef, ast.AsyncFunctionDef)
# What makes nodes and pipelines.
_MAKING = frozenset({"node", "Node", "pipeline", "Pipeline"})


def loaded_modules(package: str) -> set[str]:
    """A package and its modules, as far as they are loaded."""
    return {name for name in sys.modules if f"{name}.".startswith(f"{package}.")}


def modules_of_run(package: str, names: Iterable[str]) -> set[str]:
    """The modules of a package that are imported with some of them; the packages around them are too."""
    return _reached(names, loaded_modules(package), {})


def late_modules(package: str, of_nodes: Iterable[str], at_start: Iterable[str]) -> set[str]:
    """The modules of a package that are not imported before every node: some node does without them.

    `of_nodes` are those of the nodes' functions; those `at_start`, of datasets, are imported before any.
    """
    loaded, known = loaded_modules(package), dict[str, set[str]]()
    before = _reached(at_start, loaded, known)
    of_each = [_reached([module], loaded, known) for module in of_nodes]
    by_any, by_all = set[str](), set(loaded)
    for found in of_each:
        by_any |= found
        by_all &= found
    return by_any - by_all - before


def _reached(names: Iterable[str], loaded: set[str], known: dict[str, set[str]]) -> set[str]:
    """What is imported with modules; what each imports by itself is kept in `known`."""
    waiting, found = set(names) & loaded, set[str]()
    while waiting:
        name = waiting.pop()
        found.add(name)
        if name not in known:
            known[name] = {name.rpartition(".")[0], *_imports(name)} & loaded
        waiting |= known[name] - found
    return found


def _imports(module: str) -> Iterator[str]:
    tree, package = tree_of(module), getattr(sys.modules[module], "__package__", None)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = imported_from(node, package)
            if source is not None:
                yield source
                yield from (f"{source}.{alias.name}" for alias in node.names)


def tree_of(module: str) -> ast.Module:
    """The text of a module that is loaded; an empty one where it has none."""
    file = getattr(sys.modules.get(module), "__file__", None)
    try:
        return parsed(file or "")
    except (OSError, SyntaxError, ValueError):
        return ast.Module(body=[], type_ignores=[])


def place_in(module: str, line: int, folder: Path) -> Place:
    """A line of a module that is loaded; the module's name where it is not the project's."""
    path, root = Path(str(sys.modules[module].__file__)).resolve(), folder.resolve()
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else module
    return Place(file=shown, line=line)


def effects(module: str, *, but_of: Collection[str] = ()) -> Iterator[int]:
    """The lines with which a module that is loaded changes something outside of it.

    What it does to the libraries `but_of` is passed over.
    """
    tree = tree_of(module)
    own = _assigned(tree.body)
    for statement in _statements(tree.body):
        is_change = _changes(statement, own) and _root(statement) not in but_of
        if is_change or _keeps(module, statement, own):
            yield statement.lineno
    yield from (line.lineno for line in tree.body if _registers(module, line))


def are_collected(modules: Iterable[str]) -> bool:
    """Whether a module asks a class for its subclasses, or has one that is told of each, or a metaclass."""
    return any(
        (isinstance(node, ast.Attribute) and node.attr == "__subclasses__")
        or (isinstance(node, _Functions) and node.name == "__init_subclass__")
        or (isinstance(node, ast.ClassDef) and _is_metaclass(node))
        for module in modules
        for node in ast.walk(tree_of(module))
    )


def _is_metaclass(line: ast.ClassDef) -> bool:
    return any(ast.unparse(base).rpartition(".")[2] in ("type", "ABCMeta") for base in line.bases)


def subclasses(module: str) -> Iterator[int]:
    """The lines of classes with a base or metaclass, which may know of them."""
    for line in tree_of(module).body:
        if isinstance(line, ast.ClassDef) and (line.bases or line.keywords):
            yield line.lineno


def effects_when_asked(module: str, *, is_of_run: bool) -> Iterator[int]:
    """The lines that change something when Kedro asks for the pipelines, in functions that it leads to.

    What those have made themselves is no matter; what the module has is, if a run imports it.
    """
    tree = tree_of(module)
    functions = {line.name: line for line in tree.body if isinstance(line, _Functions)}
    own = _assigned(tree.body)
    imported = {
        (alias.asname or alias.name).partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    for function in _asked_for_pipelines(functions, _making(tree, module)):
        inner = _assigned(function.body)
        for line in _statements(function.body):
            root = _root(line)
            is_other = root in imported - TELLING - inner and _changes(line, inner)
            is_kept = isinstance(line, ast.Global) or (root in own - inner and _changes_kept(line))
            if is_other or (is_of_run and is_kept):
                yield line.lineno


def _making(tree: ast.Module, module: str) -> set[str]:
    """The names of what makes nodes and pipelines; other libraries have a `Pipeline` too."""
    project, values = module.partition(".")[0], vars(sys.modules[module])
    sources: dict[str, set[str]] = {name: set() for name in _MAKING}
    for line in ast.walk(tree):
        if isinstance(line, ast.ImportFrom):
            source = project if line.level else str(line.module).partition(".")[0]
            for alias in line.names:
                sources.setdefault(alias.asname or alias.name, set()).add(source)
    return {
        name
        for name in _MAKING
        if not sources[name]
        or sources[name] & {"kedro", project}
        or _is_made_with_kedro(values.get(name))
    }


def _is_made_with_kedro(value: object) -> bool:
    """Whether the module that something is from imports Kedro, as a library of wrappers does."""
    module = getattr(value, "__module__", None)
    return module in sys.modules and any(
        name.partition(".")[0] == "kedro" for name in _imports(str(module))
    )


def _asked_for_pipelines(
    functions: Mapping[str, Function], making: Collection[str]
) -> list[Function]:
    """Those that make pipelines, and what they call of the module."""
    waiting = [
        name
        for name, function in functions.items()
        if name in _ASKED_FOR_PIPELINES or not _called(function).isdisjoint(making)
    ]
    found: dict[str, Function] = {}
    while waiting:
        name = waiting.pop()
        found[name] = functions[name]
        waiting += (_called(functions[name]) & functions.keys()) - found.keys()
    return list(found.values())


def _called(function: Function) -> set[str]:
    return {
        call.func.id
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
    }


def _changes_kept(line: ast.stmt) -> bool:
    """Whether a statement changes a value of the module, as far as the name of a method tells."""
    if isinstance(line, ast.Expr) and isinstance(line.value, ast.Call):
        method = line.value.func
        return isinstance(method, ast.Attribute) and method.attr in CHANGING
    return _changes(line, set())


def _statements(body: Iterable[ast.AST]) -> Iterator[ast.stmt]:
    """The statements that are run, in blocks too; not those of a script."""
    for line in body:
        if isinstance(line, (*_Functions, ast.ClassDef)):
            continue
        if is_script(line):
            continue
        if isinstance(line, ast.stmt):
            yield line
        inner = (ast.stmt, ast.ExceptHandler)
        yield from _statements(
            part for part in ast.iter_child_nodes(line) if isinstance(part, inner)
        )


def _registers(module: str, line: ast.stmt) -> bool:
    """Whether a decorator of a function or class puts it somewhere, as its name or its code tells."""
    return isinstance(line, (*_Functions, ast.ClassDef)) and any(
        _REGISTERING in ast.unparse(decorator).lower() or keeps(module, decorator)
        for decorator in line.decorator_list
    )


def _keeps(module: str, line: ast.stmt, own: set[str]) -> bool:
    """Whether a call whose value is assigned changes something that is not the module's own."""
    value = line.value if isinstance(line, (ast.Assign, ast.AnnAssign)) else None
    if not isinstance(value, ast.Call) or root_of(value) in own:
        return False
    is_changing = isinstance(value.func, ast.Attribute) and value.func.attr in CHANGING
    return is_changing or keeps(module, value)


def _assigned(body: Iterable[ast.stmt]) -> set[str]:
    """The names that statements give a value, but for imports."""
    return {
        name.id
        for line in _statements(body)
        if not isinstance(line, (ast.Import, ast.ImportFrom))
        for name in ast.walk(line)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    }


def _changes(line: ast.stmt, own: set[str]) -> bool:
    """Whether a statement calls something, or puts a value elsewhere, that is not the module's own."""
    if isinstance(line, ast.Expr) and isinstance(line.value, ast.Call):
        # The export has resolved the configuration.
        return _root(line) not in own and "resolver" not in ast.unparse(line.value.func)
    if isinstance(line, (ast.Assign, ast.AugAssign, ast.Delete)):
        return any(
            isinstance(target, TARGETS) and root_of(target) not in own for target in _targets(line)
        )
    return False


def _targets(line: ast.Assign | ast.AugAssign | ast.Delete) -> list[ast.expr]:
    return [line.target] if isinstance(line, ast.AugAssign) else line.targets


def _root(line: ast.stmt) -> str | None:
    """The name that what is called, or changed, is reached from."""
    if isinstance(line, ast.Expr):
        call = line.value
        if isinstance(call, ast.Call) and ast.unparse(call.func) in _SETTING and call.args:
            return root_of(call.args[0])
        return root_of(call)
    if isinstance(line, (ast.Assign, ast.AugAssign, ast.Delete)):
        return root_of(_targets(line)[0])
    return None
