"""How the steps of a run in several processes start."""

import ast
import contextlib
import gc
import multiprocessing
from collections.abc import Iterator
from importlib import import_module
from importlib.util import resolve_name
from pathlib import Path
from typing import Any

import dagster as dg

from .private import is_in_process

# The generated modules that have what steps call.
_OF_STEPS = ("functions.py", "io_managers.py", "assets/*.py", "ops/*.py")


def start_method(preload: str) -> dict[str, Any]:
    """Dagster's `start_method`: steps fork from a server that has imported a module.

    Where the platform cannot fork, each step starts afresh.
    """
    if "forkserver" in multiprocessing.get_all_start_methods():
        return {"forkserver": {"preload_modules": [preload]}}
    return {"spawn": {}}


def prepare(package: str) -> None:
    """Make once what all steps need that fork after it.

    Each step would build the definitions of the package otherwise, and the schemas of its
    job's configuration, which takes longer the more assets there are, and would import the
    functions of its nodes and the classes of its datasets.

    What cannot be built or imported is left to the step that needs it, which fails
    with the reason.
    """
    # Dagster imports its storage with the first instance: most of what a step takes.
    with contextlib.suppress(Exception), dg.DagsterInstance.ephemeral():
        definitions = import_module(f"{package}.definitions").defs()
        for job in definitions.resolve_all_job_defs():
            _make_schema(job)
    # An instance with storage on the disk asks for upath.
    _import("upath", "UPath")
    with contextlib.suppress(Exception):
        for module, name in _imported(package):
            _import(module, name)
    # Steps share the memory of what Python's garbage collector leaves alone.
    gc.freeze()


def _make_schema(job: dg.JobDefinition) -> None:
    """Have Dagster make the schema of a run's configuration, which each step asks for."""
    if not is_in_process(job):
        # It may lack what only a run has.
        with contextlib.suppress(Exception):
            dg.validate_run_config(job)


def _imported(package: str) -> Iterator[tuple[str, str]]:
    """What steps import, with its module: some of it only when a function is called."""
    folder = Path(import_module(package).__path__[0])
    for path in (path for part in _OF_STEPS for path in folder.glob(part)):
        within = ".".join([package, *path.relative_to(folder).parts[:-1]])
        for statement in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(statement, ast.ImportFrom):
                name = "." * statement.level + (statement.module or "")
                module = resolve_name(name, within)
                yield from ((module, alias.name) for alias in statement.names)


def _import(module: str, name: str) -> None:
    # Some modules import what they hold when they are asked for it.
    with contextlib.suppress(Exception):
        getattr(import_module(module), name)
