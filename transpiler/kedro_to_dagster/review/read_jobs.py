"""Reads the jobs of a generated package, and what their variables stand for elsewhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

from .expressions import items_of, keywords_of, strings_in, text_of, value_of
from .facts import Data, Item, Job, Settings, Spot, Step, StepId

# Packages that were exported before each job had a module have one of all jobs, and one of all schedules.
MODULES = re.compile(r"jobs(/\w+)?\.py|schedules\.py")
_SCHEDULE = "dg.ScheduleDefinition"


def read_jobs(
    tree: ast.Module, path: str, steps: list[Step], data: Mapping[str, Data]
) -> Iterator[Job]:
    """The jobs that a module defines, with the steps that each makes."""
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


def read_schedules(tree: ast.Module, path: str) -> Iterator[Item]:
    """The schedules that a module defines, by the names that they have in Dagster."""
    for statement in tree.body:
        call = statement.value if isinstance(statement, ast.Assign) else None
        if isinstance(call, ast.Call) and text_of(call.func) == _SCHEDULE:
            spot = Spot(path=path, line=statement.lineno)
            name = value_of(keywords_of(call).get("name"))
            # Among environments' schedules, jobs go by their names, which are all that is told of jobs.
            for keyword in call.keywords:
                keyword.arg = "job" if keyword.arg == "job_name" else keyword.arg
            yield Item(name=str(name), settings={"": call}, spot=spot)


class JobNames(ast.NodeTransformer):
    """Puts the names of jobs in the place of the variables that hold them."""

    def __init__(self, modules: Iterable[ast.Module]) -> None:
        self._names: dict[str, str] = {}
        for statement in (statement for tree in modules for statement in tree.body):
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

    def visit_keyword(self, node: ast.keyword) -> ast.AST:
        """Schedules and sensors name jobs in arguments alone."""
        if node.arg in ("job", "request_job", "monitored_jobs"):
            node.value = _Named(self._names).visit(node.value)
            return node
        return self.generic_visit(node)


class _Named(ast.NodeTransformer):
    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return self._named(node, node.id)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        return self._named(node, node.attr)

    def _named(self, node: ast.expr, variable: str) -> ast.AST:
        if variable not in self._names:
            return node
        return ast.copy_location(ast.Constant(self._names[variable]), node)


def _with_loggers(settings: Settings) -> dict[str, ast.expr]:
    """The settings of a job, with the names of its loggers instead of their part of its configuration."""
    config = items_of(settings.get("config"))
    loggers = items_of(config.pop("loggers", None))
    if not loggers or any(items_of(options) for options in loggers.values()):
        return dict(settings)
    rest = ast.Dict(keys=[ast.Constant(key) for key in config], values=list(config.values()))
    names: list[ast.expr] = [ast.Constant(name) for name in loggers]
    others = {key: value for key, value in settings.items() if key != "config"}
    return {**others, **({"config": rest} if config else {}), "loggers": ast.Set(elts=names)}


def _selected(
    selection: ast.AST | None, steps: list[Step], data: Mapping[str, Data]
) -> Iterator[StepId]:
    """The steps that a selection of assets makes."""
    if isinstance(selection, ast.BinOp):
        left, right = (
            [*_selected(side, steps, data)] for side in (selection.left, selection.right)
        )
        is_difference = isinstance(selection.op, ast.Sub)
        yield from (step for step in left if step not in right) if is_difference else left + right
        return
    if not isinstance(selection, ast.Call):
        return
    name = (text_of(selection.func) or "").rpartition(".")[2]
    if name == "assets_of":
        modules = {(text_of(argument) or "").rpartition(".")[2] for argument in selection.args}
        made = [step for step in steps if not step.is_op]
        yield from (step.identity for step in made if "assets" in modules or step.module in modules)
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
