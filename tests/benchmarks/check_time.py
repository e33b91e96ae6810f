"""How much `check` costs, as a ratio to what Kedro itself takes to load the project.

    python tests/benchmarks/check_time.py [rounds]

CPU seconds of fresh interpreters on the example, the smallest of several rounds, taken in turns: of a check
on the machine of the last export, where nothing has changed, and of one that loads the project.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.support.cases import CASES

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
_TOOL = ("-m", "kedro_to_dagster")


def cpu_seconds(folder: Path, *arguments: str) -> float:
    """CPU seconds of a fresh interpreter in a folder."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "DO_NOT_TRACK": "1", "KEDRO_DISABLE_TELEMETRY": "1"}
    subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    example = next(case for case in CASES if case.name == "example")
    with tempfile.TemporaryDirectory() as folder:
        project = example.copy_project(Path(folder, "project"))
        cpu_seconds(project, *_TOOL, "export", "dagster")
        commands = {
            "Kedro loads the project": ("-c", _KEDRO),
            "check": (*_TOOL, "check", "dagster"),
            "check --fresh": (*_TOOL, "check", "dagster", "--fresh"),
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, arguments in commands.items():
                times[name].append(cpu_seconds(project, *arguments))
    least = {name: min(found) for name, found in times.items()}
    for name, seconds in least.items():
        ratio = seconds / least["Kedro loads the project"]
        print(f"{name:<24} {seconds:6.2f} s   {ratio:5.2f}")


if __name__ == "__main__":
    main()
