"""Whether the project has a command `run` of its own, which `kedro run` then calls."""

from __future__ import annotations

import ast
import contextlib
import importlib.util
from pathlib import Path

from ...codes.project import OWN_RUN_COMMAND
from ...diagnostics import DiagnosticLog
from ...kedro_model.place import Place

# What click takes off the name of a function that it makes a command of.
_ENDINGS = ("_command", "_cmd", "_group", "_grp")


def report_own_run(package: str, project: Path, log: DiagnosticLog) -> None:
    """Report a `cli.py` that replaces `kedro run`, as Kedro documents it.

    It is read, and not imported: no other command of Kedro's calls it.
    """
    spec = importlib.util.find_spec(f"{package}.cli")
    if spec is None or spec.origin is None:
        return
    file = Path(spec.origin).resolve()
    line = line_of_run(file.read_bytes())
    if line is None:
        return
    inside = file.is_relative_to(project.resolve())
    shown = file.relative_to(project.resolve()).as_posix() if inside else file.name
    log.add(OWN_RUN_COMMAND(module=shown), "run", place=Place(file=shown, line=line))


def line_of_run(source: bytes) -> int | None:
    """The line of a module of commands that defines or adds one called `run`, if any does."""
    # A module that cannot be read is Kedro's to report: it is no part of the package.
    with contextlib.suppress(SyntaxError, ValueError):
        for found in ast.walk(ast.parse(source)):
            if "run" in _commands(found):
                return getattr(found, "lineno", None)
    return None


def _commands(found: ast.AST) -> list[str]:
    """The names of the commands that a function is made into, or that a call adds."""
    if isinstance(found, ast.FunctionDef):
        made = [
            decorator for decorator in found.decorator_list if _last_name(decorator) == "command"
        ]
        return [_name_of(command, found.name) for command in made]
    if isinstance(found, ast.Call) and _last_name(found) == "add_command" and found.args:
        return [_name_of(found, _last_name(found.args[0]))]
    return []


def _last_name(expression: ast.expr) -> str:
    if isinstance(expression, ast.Call):
        return _last_name(expression.func)
    if isinstance(expression, ast.Attribute):
        return expression.attr
    return expression.id if isinstance(expression, ast.Name) else ""


def _name_of(call: ast.expr, default: str) -> str:
    """The name that a call gives the command as a text, or the one that click makes of the function's."""
    if isinstance(call, ast.Call):
        given = [*call.args, *(word.value for word in call.keywords if word.arg == "name")]
        for value in given:
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                return value.value
    for ending in _ENDINGS:
        default = default.removesuffix(ending)
    return default
