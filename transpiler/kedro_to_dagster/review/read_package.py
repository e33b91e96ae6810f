"""Reads all that the code of a generated package says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from .expressions import items_of, keywords_of, text_of, value_of
from .facts import Data, Facts, Item, Spot, Step, Store
from .read_jobs import MODULES, JobNames, read_jobs, read_schedules
from .read_parameters import read_parameters
from .read_sensors import read_sensors
from .read_steps import read_external, read_steps

_ENVIRONMENT = re.compile(r"environments/(\w+)\.py")
_TYPE = re.compile(r"Loads and saves an? `(.+)`")
# The runtime's I/O manager of datasets in memory.
_MEMORY = "MemoryDatasetIOManager"
# What the catalog calls a dataset that holds nothing.
_OWN_TYPES = {"NothingIOManager": "DagsterNothingDataset"}
# What the package has around executors.
_AROUND_EXECUTORS = ("checked", "hooks.executor", "in_sequence")
_QUOTED = re.compile(r"`([^`]+)`")
# What the argument of a dataset is made of that is no constant.
_OF_THE_RUN = frozenset({"self", "version", "project"})
# Where the text of `hooks.py` begins to name classes.
_SESSION_CLASSES = "Classes of the project's settings:"


def read_package(files: Mapping[str, str], name: str) -> Facts:
    """What the modules of a package say; `files` are the texts of all its files, by their paths.

    A module that is no Python, as in the middle of a merge, says nothing.
    """
    root = f"src/{name}/"
    trees: dict[str, ast.Module] = {}
    for path, text in files.items():
        below = path.removeprefix(root)
        if not path.startswith(root) or not path.endswith(".py"):
            continue
        if below.startswith(("runtime/", "defs/")):
            continue
        try:
            trees[path] = ast.parse(text)
        except (SyntaxError, ValueError):
            continue
    return _Reader(root, trees).facts()


class _Reader:
    def __init__(self, root: str, trees: Mapping[str, ast.Module]) -> None:
        self._root = root
        self._jobs_paths = [
            path for path in sorted(trees) if MODULES.fullmatch(path.removeprefix(root))
        ]
        names = JobNames(trees[path] for path in self._jobs_paths)
        self._trees = dict(trees)
        for path in {*self._jobs_paths, f"{root}sensors.py"} & trees.keys():
            self._trees[path] = names.visit(trees[path])

    def _module(self, name: str) -> tuple[str, ast.Module]:
        path = f"{self._root}{name}"
        return path, self._at(path)

    def _at(self, path: str) -> ast.Module:
        return self._trees.get(path, ast.Module(body=[], type_ignores=[]))

    def facts(self) -> Facts:
        path, tree = self._module("parameters.py")
        own = read_parameters(tree, path)
        parameters, aliases = {"": own.leaves}, own.aliases
        stores = {"": self._stores("resources.py")}
        for environment in self._environments():
            file = f"environments/{environment}.py"
            path, tree = self._module(file)
            parameters[environment] = read_parameters(tree, path, own).leaves
            stores[environment] = self._stores(file)
        steps: list[Step] = []
        data: dict[str, Data] = {}
        for path, tree in sorted(self._trees.items()):
            folder = path.removeprefix(self._root).partition("/")[0]
            if folder not in ("assets", "ops"):
                continue
            for step, written in read_steps(tree, path, aliases):
                steps.append(step)
                if not step.is_op:
                    data |= {output.key: output for output in written}
        for path in (*self._jobs_paths, f"{self._root}assets/external.py"):
            for spec in read_external(self._at(path), path):
                data.setdefault(spec.key, spec)
        return Facts(
            steps=tuple(steps),
            data=data,
            stores=stores,
            jobs={
                job.name: job
                for path in self._jobs_paths
                for job in read_jobs(self._trees[path], path, steps, data)
            },
            parameters=parameters,
            items=dict(self._items()),
            mappings=own.mappings,
            executor=self._executor(),
        )

    def _executor(self) -> ast.expr | None:
        """What runs jobs and assets by default: hooks are around it, where there are some."""
        for file in ("hooks.py", "definitions.py"):
            for statement in ast.walk(self._module(file)[1]):
                if (
                    isinstance(statement, ast.Assign)
                    and text_of(statement.targets[0]) == "executor"
                ):
                    return _inside(statement.value)
        return None

    def _environments(self) -> list[str]:
        matches = [_ENVIRONMENT.fullmatch(path.removeprefix(self._root)) for path in self._trees]
        return sorted(match[1] for match in matches if match and match[1] != "__init__")

    def _stores(self, file: str) -> dict[str, Store]:
        types, fixed = dict(self._types()), dict(self._fixed())
        path, tree = self._module(file)
        stores: dict[str, Store] = {}
        for statement in tree.body:
            if (
                not isinstance(statement, ast.Assign)
                or text_of(statement.targets[0]) != "resources"
            ):
                continue
            for key, value in items_of(statement.value).items():
                if key != "parameters":
                    store = _store(value, types, Spot(path=path, line=value.lineno))
                    called = (text_of(value.func) or "") if isinstance(value, ast.Call) else ""
                    arguments = {**fixed.get(called.rpartition(".")[2], {}), **store.arguments}
                    stores[key] = replace(store, arguments=arguments)
        return stores

    def _fixed(self) -> Iterator[tuple[str, dict[str, ast.expr]]]:
        """The arguments that stand in the classes of I/O managers, because no field can hold them."""
        _, tree = self._module("io_managers.py")
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                yield node.name, _fixed_arguments(node)

    def _types(self) -> Iterator[tuple[str, str]]:
        """The dataset type of each class of I/O managers, as the catalog may write it."""
        _, tree = self._module("io_managers.py")
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                match = _TYPE.match(ast.get_docstring(node) or "")
                yield node.name, match[1] if match else node.name

    def _items(self) -> Iterator[tuple[str, dict[str, Item]]]:
        schedules = (
            item for path in self._jobs_paths for item in read_schedules(self._trees[path], path)
        )
        yield "schedule", {item.name: item for item in schedules}
        for environment in self._environments():
            path, tree = self._module(f"environments/{environment}.py")
            yield (
                f"schedule in {environment}",
                {item.name: item for item in read_schedules(tree, path)},
            )
        for kind, file in (("executor", "executors.py"), ("partitions", "partitions.py")):
            path, tree = self._module(file)
            yield kind, {item.name: item for item in _assigned(tree, path)}
        for kind, file in (
            ("logger", "loggers.py"),
            ("sensor", "sensors.py"),
            ("check", "assets/checks.py"),
            ("function", "functions.py"),
        ):
            path, tree = self._module(file)
            items = [*(read_sensors if kind == "sensor" else _defined)(tree, path)]
            if kind in ("logger", "sensor"):
                items += [item for item in _assigned(tree, path) if item.name != "loggers"]
            yield kind, {item.name: item for item in items}
        path, tree = self._module("hooks.py")
        lines = [line.lineno for line in tree.body if isinstance(line, ast.Assign)]
        spot = Spot(path=path, line=lines[0] if lines else 1)
        hooks, _, classes = (ast.get_docstring(tree) or "").partition(_SESSION_CLASSES)
        for kind, text in (("hook", hooks), ("session class", classes)):
            names = _QUOTED.findall(text)
            yield kind, {name: Item(name=name, settings={}, spot=spot) for name in names}
        path, tree = self._module("project.py")
        yield "project", {item.name: item for item in _assigned(tree, path)}


def _store(io_manager: ast.expr, types: Mapping[str, str], spot: Spot) -> Store:
    """An I/O manager: of a Kedro dataset, of those in memory, or one of the project's own."""
    arguments = keywords_of(io_manager)
    called = text_of(io_manager.func if isinstance(io_manager, ast.Call) else io_manager) or ""
    argument = io_manager.args[0] if isinstance(io_manager, ast.Call) and io_manager.args else None
    if called.endswith(".configured"):
        called, arguments = called.removesuffix(".configured"), items_of(argument)
    elif called.rpartition(".")[2] == "configure_at_launch":
        called = text_of(argument) or ""
    called = _OWN_TYPES.get(called.rpartition(".")[2], called)
    is_memory = called == _MEMORY
    dataset = value_of(arguments.pop("dataset_name", None))
    if is_memory:
        arguments.pop("folder", None)
    return Store(
        dataset=dataset,
        type="memory" if is_memory else types.get(called.removeprefix("io_managers."), called),
        arguments=arguments,
        is_memory=is_memory,
        spot=spot,
    )


def _assigned(tree: ast.Module, path: str) -> Iterator[Item]:
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            name, value = statement.targets[0].id, _inside(statement.value)
            spot = Spot(path=path, line=statement.lineno)
            yield Item(name=name, settings={"": value}, spot=spot)


def _inside(value: ast.expr) -> ast.expr:
    """An executor without what the package has around it."""
    while isinstance(value, ast.Call) and text_of(value.func) in _AROUND_EXECUTORS:
        value = value.args[0]
    return value


def _defined(tree: ast.Module, path: str) -> Iterator[Item]:
    """The functions of a module: what each returns, or all of its code; and what decorators say."""
    is_code = path.endswith("/functions.py")
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef):
            body = ast.Constant(value=ast.unparse(statement))
            returned = statement.body[-1]
            value = returned.value if isinstance(returned, ast.Return) else None
            settings: dict[str, ast.expr] = {
                "": value if value and not is_code and len(statement.body) < 3 else body
            }
            for decorator in statement.decorator_list:
                settings |= keywords_of(decorator)
            spot = Spot(path=path, line=statement.lineno)
            yield Item(name=statement.name, settings=settings, spot=spot)


def _fixed_arguments(io_manager: ast.ClassDef) -> dict[str, ast.expr]:
    """What a class gives to its dataset, without what is known in the run only."""
    returned = [line.value for line in ast.walk(io_manager) if isinstance(line, ast.Return)]
    calls = [value for value in returned if value is not None]
    if len(calls) != 1:
        return {}
    return {
        name: value
        for name, value in keywords_of(calls[0]).items()
        if not _OF_THE_RUN & {text_of(part) for part in ast.walk(value)}
    }
