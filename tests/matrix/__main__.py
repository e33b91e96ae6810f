"""`make matrix`: run the golden cases in every corner, and write the page of the documentation.

PYTHONS="3.10 3.13"   only these versions of Python
CORNERS="py3.10-kedro1.0-dagster1.11"   only these corners
CASES="example or hooks"   only golden cases whose names match, as pytest's `-k` takes them
PAGE=   leaves the page as it is
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from .environments import FOLDER, PYTHONS, ROOT, Corner, corners, interpreter, make, refusal
from .report import PAGE, page

RESULTS = FOLDER / "results.json"
# What is run, and the column in which it is told.
SUITES = {
    "Same bytes": "tests/golden/test_golden.py::test_the_export_is_the_expected_package",
    "Same files as kedro run": "tests/parity/test_parity.py",
    "Same calls of hooks": "tests/parity/test_traces.py",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many tests of a suite passed, of how many that were run."""

    passed: int
    run: int

    def __str__(self) -> str:
        return f"{self.passed} of {self.run}"


def main() -> int:
    """Run the corners, one after the other, and write the page; 1 if anything failed."""
    chosen = os.environ.get("PYTHONS", "").split() or [
        version for version in PYTHONS if interpreter(version)
    ]
    wanted = os.environ.get("CORNERS", "").split()
    FOLDER.mkdir(parents=True, exist_ok=True)
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    failed = False
    all_corners = {str(corner): corner for corner in corners(chosen)}
    for name in sorted(set(wanted) - set(all_corners)):
        print(f"{name}: left out, because this machine has no such Python")
    for name, corner in all_corners.items():
        if wanted and name not in wanted:
            continue
        print(f"{corner}: ", end="", flush=True)
        missing = make(corner)
        reason = missing or refusal(corner)
        told = {"reason": reason} if reason else _run(corner)
        print(reason or ", ".join(f"{suite.lower()}: {outcome}" for suite, outcome in told.items()))
        results[str(corner)] = told if reason else {"cases": _cases() or "all", **told}
        failed |= missing is not None or (reason is None and not _is_whole(told))
        RESULTS.write_text(json.dumps(results, indent=2, sort_keys=True))
    if os.environ.get("PAGE", "yes"):
        PAGE.write_text(page(results), encoding="utf-8")
    return int(failed)


def _cases() -> str:
    return os.environ.get("CASES", "")


def _is_whole(told: Mapping[str, str]) -> bool:
    """Whether all passed, and not everything was left out; few cases may have no test of a suite."""
    outcomes = [outcome.split(" of ") for outcome in told.values()]
    return all(passed == run for passed, run in outcomes) and any(run != "0" for _, run in outcomes)


def _run(corner: Corner) -> dict[str, str]:
    """What comes out of each suite in a corner."""
    report = corner.folder / "report.xml"
    report.unlink(missing_ok=True)
    # For few cases, what a second process imports takes longer than what it runs.
    only = ["-k", _cases(), "-p", "no:xdist"] if _cases() else ["-n", "2"]
    options = ["-m", "not slow", "-p", "no:cacheprovider", f"--junitxml={report}", *only]
    with Path(f"{corner.folder}.log").open("w", encoding="utf-8") as output:
        subprocess.run(
            [str(corner.executable), "-m", "pytest", *options, *SUITES.values()],
            cwd=ROOT,
            stdout=output,
            stderr=output,
            check=False,
        )
    tests = list(ElementTree.parse(report).iter("testcase")) if report.exists() else []
    return {suite: str(_outcome(tests, path)) for suite, path in SUITES.items()}


def _outcome(tests: list[ElementTree.Element], path: str) -> Outcome:
    module = path.partition("::")[0].removesuffix(".py").replace("/", ".")
    counted: Counter[str] = Counter(
        "skipped" if test.find("skipped") is not None else "passed" if len(test) == 0 else "failed"
        for test in tests
        if test.get("classname") == module
    )
    return Outcome(counted["passed"], counted["passed"] + counted["failed"])


if __name__ == "__main__":
    sys.exit(main())
