"""Runs Python as `cases.run` does, in processes that are forked from one with the libraries in it.

What takes long in a small run is the import of Kedro, Dagster and the tool; here each is imported once.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import sys
from pathlib import Path

from .cases import environment

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(
    [
        "dagster",
        "dagster._core.executor.in_process",
        "dagster._core.instance.factory",
        "dagster._core.storage.event_log.sqlite.sqlite_event_log",
        "dagster._core.storage.runs.in_memory",
        "kedro.framework.cli.project",
        "kedro.framework.session",
        "kedro.runner",
        "kedro.validation.parameter_validator",
        "kedro_datasets.json.json_dataset",
        "kedro_datasets.pandas.csv_dataset",
        "kedro_to_dagster.api",
        "kedro_to_dagster.cli.main",
        __name__,
    ]
)


def run_forked(*command: str | Path, folder: Path, **changes: str) -> None:
    """Run a Python module (`-m name …`) or script; a failure shows what it printed."""
    log = folder.parent / "forked.log"
    words = [str(each) for each in command]
    process = _CONTEXT.Process(target=_run, args=(words, folder, environment(**changes), log))
    process.start()
    process.join()
    if process.exitcode:
        raise AssertionError(
            f"{' '.join(words)} ended with {process.exitcode}\n{log.read_text()[-8000:]}"
        )


def _run(command: list[str], folder: Path, variables: dict[str, str], log: Path) -> None:
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(folder)
    with log.open("w") as printed:
        os.dup2(printed.fileno(), 1)
        os.dup2(printed.fileno(), 2)
    if command[0] == "-m":
        sys.argv = command[1:]
        runpy.run_module(command[1], run_name="__main__", alter_sys=True)
    else:
        sys.argv = command
        runpy.run_path(command[0], run_name="__main__")
