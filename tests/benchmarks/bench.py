"""All figures of the documentation, as ratios in one run: `make bench`.

    python tests/benchmarks/bench.py [--sizes 50 400] [--rounds 3] [--out build/bench]

CPU seconds and peak memory of fresh interpreters on layered projects of several sizes, the least of
several rounds, taken in turns. A ratio compares two commands of the same run, so it says the same on a
slower machine.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.benchmarks.plotting import plot
from tests.benchmarks.synthetic import PACKAGE, write_project

_KEDRO = """
from pathlib import Path
from kedro.framework.project import pipelines
from kedro.framework.session import KedroSession
from kedro.framework.startup import bootstrap_project

bootstrap_project(Path.cwd())
with KedroSession.create(project_path=Path.cwd()) as session:
    context = session.load_context()
    context.catalog, context.params, dict(pipelines)
"""
_LOAD = f"""
from {PACKAGE}_dagster.definitions import defs
repository = defs().get_repository_def()
for job in repository.get_all_jobs():
    job.get_job_snapshot() if hasattr(job, "get_job_snapshot") else job.get_job_index()
"""
_RUN = f"""
from {PACKAGE}_dagster.definitions import defs
assert defs().get_job_def("__default__").execute_in_process().success
"""
_TOOL = ("-m", "kedro_to_dagster")
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "Kedro loads the project": ("-c", _KEDRO),
    "export": (*_TOOL, "export", "dagster", "--quiet"),
    "check": (*_TOOL, "check", "dagster"),
    "check, nothing remembered": (*_TOOL, "check", "dagster", "--fresh"),
    "import dagster": ("-c", "import dagster"),
    "Dagster loads the package": ("-c", _LOAD),
    "kedro run": ("-m", "kedro", "run"),
    "the job in one process": ("-c", _RUN),
}
# What is compared, and with what.
RATIOS = (
    ("export", "Kedro loads the project"),
    ("check", "Kedro loads the project"),
    ("check, nothing remembered", "Kedro loads the project"),
    ("Dagster loads the package", "import dagster"),
    ("the job in one process", "kedro run"),
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command takes: CPU seconds, and the peak of its memory in MiB."""

    seconds: float
    memory: float


Runner: TypeAlias = Callable[[Sequence[str], Path], Cost]
Figures: TypeAlias = Mapping[int, Mapping[str, Cost]]


def fresh_interpreter(arguments: Sequence[str], folder: Path) -> Cost:
    """Run a new interpreter in a folder.

    Raises:
        RuntimeError: If it fails.
    """
    environment = {
        **os.environ,
        "DO_NOT_TRACK": "1",
        "KEDRO_DISABLE_TELEMETRY": "1",
        "PYTHONPATH": str(folder / "dagster" / "src"),
    }
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode} in {folder}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def measure(sizes: Sequence[int], rounds: int, run: Runner) -> Figures:
    """Measure every command on a project of each size."""
    figures: dict[int, dict[str, Cost]] = {}
    for size in sizes:
        costs: dict[str, list[Cost]] = {name: [] for name in COMMANDS}
        with tempfile.TemporaryDirectory() as folder:
            project = write_project(Path(folder, "project"), size)
            for _ in range(rounds):
                for name, arguments in COMMANDS.items():
                    costs[name].append(run(arguments, project))
        figures[size] = {
            name: Cost(min(cost.seconds for cost in found), min(cost.memory for cost in found))
            for name, found in costs.items()
        }
    return figures


def table(figures: Figures) -> str:
    """The ratios in Markdown, and what an export costs for each node."""
    lines = [
        "| | " + " | ".join(f"{size:,} nodes" for size in figures) + " |",
        "| --- |" + " --- |" * len(figures),
    ]
    for name, reference in RATIOS:
        cells = [
            f"{costs[name].seconds / costs[reference].seconds:.2f}" for costs in figures.values()
        ]
        lines.append(f"| {name} / {reference} | {' | '.join(cells)} |")
    memory = [
        f"{costs['the job in one process'].memory / costs['kedro run'].memory:.2f}"
        for costs in figures.values()
    ]
    lines.append(f"| peak memory: the job in one process / kedro run | {' | '.join(memory)} |")
    extra = [f"{1000 * _per_node(size, costs):.1f}" for size, costs in figures.items()]
    lines.append(f"| export beyond Kedro's loading, ms a node | {' | '.join(extra)} |")
    return "\n".join(lines) + "\n"


def _per_node(size: int, costs: Mapping[str, Cost]) -> float:
    return (costs["export"].seconds - costs["Kedro loads the project"].seconds) / size


def main() -> None:
    """Measure, print the table, and write it with a plot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[50, 400, 2000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path, default=Path("build/bench"))
    chosen = parser.parse_args()
    write(measure(chosen.sizes, chosen.rounds, fresh_interpreter), chosen.out)


def write(figures: Figures, out: Path) -> None:
    """Write the table and the plot into a folder, and print the table."""
    out.mkdir(parents=True, exist_ok=True)
    text = table(figures)
    (out / "figures.md").write_text(text, encoding="utf-8")
    series = {
        name: [(size, costs[name].seconds) for size, costs in figures.items()]
        for name in ("Kedro loads the project", "export", "Dagster loads the package")
    }
    (out / "figures.svg").write_text(plot(series), encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
