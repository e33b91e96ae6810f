"""How much loading a generated code location costs, as a ratio to `import dagster` in the same run.

    python tests/benchmarks/load_time.py [package folder] [rounds]

CPU seconds of fresh interpreters, the smallest of several rounds, the two taken in turns.
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


def cpu_seconds(code: str, path: str) -> float:
    """CPU seconds of a fresh interpreter that runs some code."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": path, "DO_NOT_TRACK": "1"}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]), rounds)
        return
    example = next(case for case in CASES if case.name == "example")
    with tempfile.TemporaryDirectory() as folder:
        measure(example.copy_package(Path(folder, "package")), rounds)


def measure(folder: Path, rounds: int) -> None:
    """Measure the package in a folder."""
    source = folder / "src"
    package = next(path.name for path in source.iterdir() if path.is_dir())
    codes = {
        "import dagster": "import dagster",
        "definitions": f"from {package}.definitions import defs; defs()",
    }
    times = {name: [] for name in codes}
    for _ in range(rounds):
        for name, code in codes.items():
            times[name].append(cpu_seconds(code, str(source)))
    reference, loaded = (min(times[name]) for name in codes)
    print(f"import dagster       {reference:.3f} s")
    print(f"import definitions   {loaded:.3f} s")
    print(f"ratio                {loaded / reference:.3f}")


if __name__ == "__main__":
    main()
