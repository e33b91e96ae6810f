"""Reads all that the code of a generated package says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

from .expressions import items_of, keywords_of, strings_in, text_of, value_of
from .facts import Data, Facts, Item, Job, Spot, Step, StepId, Store
from .read_parameters import read_parameters
from .read_sensors import read_sensors
from .read_steps import read_external, read_steps

_ENVIRONMENT = re.compile(r"environments/(\w+)\.py")
_TYPE = re.compile(r"Loads and saves an? `(.+)`")
# The runtime's I/O manager of datasets in memory.
_MEMORY = "MemoryDatasetIOManager"
# What the package has around executors.
_AROUND_EXECUTORS = ("checked", "hooks.executor", "in_sequence")
_HOOK = re.compile(r"`([^`]+)`")


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
        named = _JobNames(trees.get(f"{root}jobs.py"))
        self._trees = {path: named.visit(tree) for path, tree in trees.items()}

    def _module(self, name: str) -> tuple[str, ast.Module]:
        path = f"{self._root}{name}"
        return path, self._trees.get(path, ast.Module(body=[], type_ignores=[]))

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
        for file in ("jobs.py", "assets/external.py"):
            path, tree = self._module(file)
            for spec in read_external(tree, path):
                data.setdefault(spec.key, spec)
        return Facts(
            steps=tuple(steps),
            data=data,
            stores=stores,
            jobs={job.name: job for job in self._jobs(steps, data)},
            parameters=parameters,
            items=dict(self._items()),
            mappings=own.mappings,
        )

    def _environments(self) -> list[str]:
        matches = [_ENVIRONMENT.fullmatch(path.removeprefix(self._root)) for path in self._trees]
        return sorted(match[1] for match in matches if match and match[1] != "__init__")

    def _stores(self, file: str) -> dict[str, Store]:
        types = dict(self._types())
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
                    stores[key] = _store(value, types, Spot(path=path, line=value.lineno))
        return stores

    def _types(self) -> Iterator[tuple[str, str]]:
        """The dataset type of each class of I/O managers, as the catalog may write it."""
        _, tree = self._module("io_managers.py")
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                match = _TYPE.match(ast.get_docstring(node) or "")
                yield node.name, match[1] if match else node.name

    def _jobs(self, steps: list[Step], data: Mapping[str, Data]) -> Iterator[Job]:
        path, tree = self._module("jobs.py")
        for statement in tree.body:
            spot = Spot(path=path, line=statement.lineno)
            if isinstance(statement, ast.FunctionDef):
                for decorator in statement.decorator_list:
                    settings = keywords_of(decorator)
                    name = value_of(settings.pop("name", None)) or statement.name
                    settings.pop("hooks", None)
                    settings = {**_with_loggers(settings), "kind": ast.Constant("ops")}
                    settings["description"] = ast.Constant(ast.get_docstring(statement) or "")
                    makes = _whole(_steps_called(statement, steps), steps)
                    yield Job(name=str(name), makes=makes, settings=settings, spot=spot)
            elif isinstance(statement, ast.Assign):
                call = statement.value
                if isinstance(call, ast.Call) and text_of(call.func) == "dg.define_asset_job":
                    settings = _with_loggers(keywords_of(call))
                    selection = settings.pop("selection", None)
                    settings["kind"] = ast.Constant("assets")
                    name = value_of(call.args[0]) if call.args else None
                    makes = _whole(_selected(selection, steps, data), steps)
                    yield Job(name=str(name), makes=makes, settings=settings, spot=spot)

    def _items(self) -> Iterator[tuple[str, dict[str, Item]]]:
        for kind, file in (
            ("schedule", "schedules.py"),
            ("executor", "executors.py"),
            ("partitions", "partitions.py"),
        ):
            path, tree = self._module(file)
            items = [item for item in _assigned(tree, path) if item.name != "schedules"]
            yield kind, {item.name: item for item in items}
        for environment in self._environments():
            path, tree = self._module(f"environments/{environment}.py")
            schedules = [item for item in _assigned(tree, path) if "schedule" in item.name]
            yield (
                f"schedule in {environment}",
                {item.name: item for item in schedules if item.name != "schedules"},
            )
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
        names = _HOOK.findall((ast.get_docstring(tree) or "").partition("Kedro project:")[2])
        lines = [line.lineno for line in tree.body if isinstance(line, ast.Assign)]
        spot = Spot(path=path, line=lines[0] if lines else 1)
        yield "hook", {name: Item(name=name, settings={}, spot=spot) for name in names}
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
            name, value = statement.targets[0].id, statement.value
            while isinstance(value, ast.Call) and text_of(value.func) in _AROUND_EXECUTORS:
                value = value.args[0]
            spot = Spot(path=path, line=statement.lineno)
            yield Item(name=name, settings={"": value}, spot=spot)


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


def _with_loggers(settings: dict[str, ast.expr]) -> dict[str, ast.expr]:
    """The settings of a job, with the names of its loggers instead of their part of its configuration."""
    config = items_of(settings.get("config"))
    loggers = items_of(config.pop("loggers", None))
    if not loggers or any(items_of(options) for options in loggers.values()):
        return settings
    rest = ast.Dict(keys=[ast.Constant(key) for key in config], values=list(config.values()))
    names: list[ast.expr] = [ast.Constant(name) for name in loggers]
    others = {key: value for key, value in settings.items() if key != "config"}
    return {**others, **({"config": rest} if config else {}), "loggers": ast.Set(elts=names)}


class _JobNames(ast.NodeTransformer):
    """Puts the names of jobs in the place of the variables that hold them."""

    def __init__(self, jobs: ast.Module | None) -> None:
        self._names: dict[str, str] = {}
        for statement in jobs.body if jobs else ():
            if isinstance(statement, ast.FunctionDef):
                names = [
                    keywords_of(decorator).get("name") for decorator in statement.decorator_list
                ]
                name = next((value_of(node) for node in names if node), statement.name)
                self._names[statement.name] = str(name)
            elif isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
                arguments = statement.value.args
                name = value_of(arguments[0]) if arguments else None
                if isinstance(name, str):
                    self._names[text_of(statement.targets[0]) or ""] = name

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        owner = node.value.id if isinstance(node.value, ast.Name) else None
        if owner == "jobs" and node.attr in self._names:
            return ast.copy_location(ast.Constant(self._names[node.attr]), node)
        return self.generic_visit(node)


def _selected(
    selection: ast.AST | None, steps: list[Step], data: Mapping[str, Data]
) -> Iterator[StepId]:
    """The steps that a selection of assets makes."""
    if isinstance(selection, ast.BinOp):
        for side in (selection.left, selection.right):
            yield from _selected(side, steps, data)
        return
    if not isinstance(selection, ast.Call):
        return
    name = (text_of(selection.func) or "").rpartition(".")[2]
    if name == "assets_of":
        modules = {(text_of(argument) or "").rpartition(".")[2] for argument in selection.args}
        yield from (step.identity for step in steps if step.module in modules and not step.is_op)
        return
    words = {".".join(strings_in(argument)) for argument in selection.args}
    for step in steps:
        for key in () if step.is_op else step.outputs:
            output = data.get(key)
            has = {
                "assets": {key},
                "groups": {_group_of(output, step)},
                "tag": {*step.tags, *(output.tags if output else ())},
            }
            if words & has.get(name, set()):
                yield step.identity


def _whole(made: Iterable[StepId], steps: list[Step]) -> frozenset[StepId]:
    """The steps, and all that are run by the same asset or op as one of them."""
    ids = frozenset(made)
    run = {(step.module, step.name) for step in steps if step.is_grouped and step.identity in ids}
    return ids | {step.identity for step in steps if (step.module, step.name) in run}


def _group_of(data: Data | None, step: Step) -> str:
    own = value_of(data.facts.get("group_name")) if data else None
    return str(own or value_of(step.settings.get("group_name")))


def _steps_called(function: ast.FunctionDef, steps: list[Step]) -> Iterator[StepId]:
    """The steps whose assets or ops a job calls."""
    by_function = {
        (f"{step.module}_ops" if step.is_op else step.module, step.name): step.identity
        for step in steps
    }
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            called = by_function.get((node.value.id, node.attr))
            if called is not None:
                yield called
