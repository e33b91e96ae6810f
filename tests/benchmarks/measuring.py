"""What a command takes: fresh interpreters, in turns, and the least of several rounds."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

_PR_SET_CHILD_SUBREAPER = 36
# Where a project has its own modules, what is exported from it, and what is written by hand.
SOURCES = ("src", "dagster/src", "hand")


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of a command and all processes that it starts, and the peak of its own memory in MiB."""

    seconds: float
    memory: float


Costs: TypeAlias = Mapping[str, Cost]


@dataclass(frozen=True, slots=True)
class Command:
    """What is measured.

    Args:
        arguments: Those of the interpreter.
        removed: Folders that are not there when it starts.
        most: It is left out where a project has more nodes.
        interpreter: The one of another environment.
    """

    arguments: tuple[str, ...]
    removed: tuple[str, ...] = ()
    most: int = sys.maxsize
    interpreter: str = sys.executable


@dataclass(frozen=True, slots=True)
class Column:
    """A project, and how many nodes or keys it has."""

    title: str
    size: int
    write: Callable[[Path], Path]


@dataclass(frozen=True, slots=True)
class Row:
    """A figure made of costs, and what it should be at most, or at least."""

    text: str
    value: Callable[[Costs, int], float]
    target: str = ""


@dataclass(frozen=True, slots=True)
class Experiment:
    """Commands on one project or several.

    Args:
        columns: The projects.
        commands: What is measured on each of them.
        rows: What is told of it.
        prepare: What is done once before.
        lines: The commands that a plot shows.
    """

    columns: Sequence[Column]
    commands: Mapping[str, Command]
    rows: Sequence[Row]
    prepare: Sequence[Command] = ()
    lines: Sequence[str] = ()


Runner: TypeAlias = Callable[[Command, Path], Cost]
Figures: TypeAlias = Mapping[Column, Costs]


def fresh_interpreter(command: Command, folder: Path) -> Cost:
    """Run a new interpreter in a folder, and wait for all that it has started.

    Raises:
        RuntimeError: If it fails.
    """
    _adopt_orphans()
    home = folder / "dagster_home"
    home.mkdir(exist_ok=True)
    environment = {
        **os.environ,
        "DAGSTER_HOME": str(home),
        "DAGSTER_DISABLE_TELEMETRY": "1",
        "DO_NOT_TRACK": "1",
        "KEDRO_DISABLE_TELEMETRY": "1",
        "PYTHONPATH": os.pathsep.join(str(folder / source) for source in SOURCES),
    }
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [command.interpreter, *command.arguments],
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        _wait_for_orphans()
        if process.returncode:
            errors.seek(0)
            told = errors.read().decode(errors="replace")[-2000:]
            raise RuntimeError(
                f"{command.arguments} ended with {process.returncode} in {folder}: {told}"
            )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(seconds, usage.ru_maxrss / 1024)


def _adopt_orphans() -> None:
    """Become the parent of processes whose own has ended, such as Python's server of forks."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _wait_for_orphans() -> None:
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


def measure(experiment: Experiment, rounds: int, run: Runner) -> Figures:
    """Measure the commands on each project."""
    figures: dict[Column, Costs] = {}
    for column in experiment.columns:
        with tempfile.TemporaryDirectory() as folder:
            project = column.write(Path(folder, "project"))
            for command in experiment.prepare:
                run(command, project)
            figures[column] = _least(experiment, column, project, rounds, run)
    return figures


def _least(
    experiment: Experiment, column: Column, project: Path, rounds: int, run: Runner
) -> dict[str, Cost]:
    costs: dict[str, list[Cost]] = {}
    for _ in range(rounds):
        for name, command in experiment.commands.items():
            if column.size > command.most:
                continue
            for removed in command.removed:
                shutil.rmtree(project / removed, ignore_errors=True)
            costs.setdefault(name, []).append(run(command, project))
    return {
        name: Cost(min(cost.seconds for cost in found), min(cost.memory for cost in found))
        for name, found in costs.items()
    }


def table(experiment: Experiment, figures: Figures) -> str:
    """The rows in Markdown, with what they should be."""
    titles = ["", *(column.title for column in figures), "at most"]
    lines = [_line(titles), _line(["---"] * len(titles))]
    for row in experiment.rows:
        cells = [_cell(row, costs, column.size) for column, costs in figures.items()]
        lines.append(_line([row.text, *cells, row.target]))
    return "\n".join(lines) + "\n"


def _cell(row: Row, costs: Costs, size: int) -> str:
    try:
        return f"{row.value(costs, size):.2f}"
    except KeyError:  # One of the commands has been left out.
        return "-"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def ratio(name: str, reference: str, target: str = "") -> Row:
    """How many times the CPU time of another command."""
    return Row(
        f"{name} / {reference}",
        lambda costs, _: costs[name].seconds / costs[reference].seconds,
        target,
    )


def memory_ratio(name: str, reference: str, target: str = "") -> Row:
    """How many times the peak of memory of another command."""
    return Row(
        f"peak memory: {name} / {reference}",
        lambda costs, _: costs[name].memory / costs[reference].memory,
        target,
    )


def ratio_beyond(base: str, name: str, reference: str, target: str = "") -> Row:
    """How many times the CPU time of another command, if what both have to do is left out."""
    return Row(
        f"{name} / {reference}, both beyond {base}",
        lambda costs, _: (
            (costs[name].seconds - costs[base].seconds)
            / (costs[reference].seconds - costs[base].seconds)
        ),
        target,
    )
