"""Where code of a project ends the process, or speaks to Dagster: Kedro and Dagster differ then."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ...codes import Finding
from ...codes.nodes import PROCESS_ENDED, STEP_ASKED_FOR_AGAIN
from ...diagnostics import DiagnosticLog
from ...kedro_model.dataset import Dataset
from .effects import loaded_modules, place_in, tree_of
from .reached import reached

# What ends a process as a success, unless it is given another code.
_ENDS = frozenset({"exit", "quit", "sys.exit", "os._exit", "SystemExit"})
# What Kedro's command line takes for that.
_ENDS_COMMAND = frozenset({"click.exceptions.Exit", "click.Exit", "typer.Exit"})
# An exception that is raised without being called ends both as a success.
_RAISED = frozenset({"SystemExit", *_ENDS_COMMAND})
_Functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def report_endings(
    package: str, datasets: Iterable[Dataset], folder: Path, log: DiagnosticLog
) -> None:
    """Report the functions of a project that may end a run in another way than by an error."""
    validators = {str(dataset.validator) for dataset in datasets}
    trees = {module: tree_of(module) for module in sorted(loaded_modules(package))}
    found = reached(trees.values(), re.findall(r"\w+", " ".join(validators)))
    for module, tree in trees.items():
        lines = [line for line in tree.body if line in found]
        for line, finding in sorted(_endings(module, lines), key=lambda found: found[0])[:1]:
            log.add(finding, module, place=place_in(module, line, folder))


def _endings(module: str, lines: Iterable[ast.stmt]) -> Iterator[tuple[int, Finding]]:
    for function in (node for line in lines for node in ast.walk(line)):
        if not isinstance(function, _Functions):
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and _ends(node):
                yield node.lineno, PROCESS_ENDED(module=module, code=ast.unparse(node))
            elif isinstance(node, ast.Raise) and node.exc is not None:
                raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
                name = ast.unparse(raised)
                # One that is called is among the calls.
                if name in _RAISED and raised is node.exc:
                    yield node.lineno, PROCESS_ENDED(module=module, code=f"raise {name}")
                elif name.rpartition(".")[2] == "RetryRequested":
                    yield node.lineno, STEP_ASKED_FOR_AGAIN(module=module, code=name)


def _ends(call: ast.Call) -> bool:
    """Whether a call ends the process, or raises what does, and not for certain as a failure."""
    name = ast.unparse(call.func)
    if name not in _ENDS | _ENDS_COMMAND:
        return False
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    return not given or not isinstance(given[0], ast.Constant) or given[0].value in (0, None)
