"""Golden cases: folders found by walking, no code for any one of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "golden"
_NOT_COPIED = shutil.ignore_patterns("__pycache__", ".viz", "*.log", ".ipynb_checkpoints")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a case: the options of `kedro run`, and what says the same to Dagster.

    `environment` are variables for Dagster's run, `job` and `assets` its run configuration.
    """

    kedro: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    job: dict[str, Any] = field(default_factory=dict)
    assets: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """A Kedro project and the package that it is exported to."""

    folder: Path

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Name of the case: the feature that it shows."""
        return self.folder.name

    @property
    def project(self) -> Path:
        """The Kedro project; never run in place."""
        return self.folder / "project"

    @property
    def expected(self) -> Path:
        """The package that it is exported to."""
        return self.folder / "expected"

    @property
    def package(self) -> str:
        """Name of the generated Python package."""
        return next(each.name for each in (self.expected / "src").iterdir() if each.is_dir())

    def copy_project(self, target: Path) -> Path:
        """Copy the project to a folder of the test's own."""
        return Path(shutil.copytree(self.project, target, ignore=_NOT_COPIED))

    def copy_with_package(self, target: Path) -> Path:
        """Copy the project, with the expected package in it."""
        self.copy_project(target)
        shutil.copytree(self.expected, target / "dagster", ignore=_NOT_COPIED)
        return target

    @property
    def runs(self) -> tuple[Run, ...]:
        """How the case is run: as `runs.json` says, else once and with nothing."""
        file = self.folder / "runs.json"
        if not file.is_file():
            return (Run(),)
        return tuple(Run(**each) for each in json.loads(file.read_text(encoding="utf-8")))


CASES = tuple(Case(folder) for folder in sorted(GOLDEN.iterdir()) if (folder / "project").is_dir())


def environment(**changes: str) -> dict[str, str]:
    """The environment of a subprocess: nothing of the caller's that could change the outcome."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("KEDRO_", "DAGSTER_", "PYTEST_")) and key != "PYTHONPATH"
    }
    quiet = {"DO_NOT_TRACK": "1", "KEDRO_DISABLE_TELEMETRY": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return {**kept, **quiet, **changes}


def run(
    *command: str | Path, folder: Path, check: bool = True, **changes: str
) -> subprocess.CompletedProcess[str]:
    """Run a Python module or script in a subprocess; a failure shows what it printed."""
    result = subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=folder,
        env=environment(**changes),
        capture_output=True,
        text=True,
        check=False,
    )
    if check and result.returncode:
        raise AssertionError(
            f"{' '.join(map(str, command))} ended with {result.returncode}\n"
            f"{result.stdout[-4000:]}\n{result.stderr[-6000:]}"
        )
    return result


def export(project: Path, out: Path, *options: str, **changes: str) -> None:
    """Export a project as a user does."""
    run("-m", "kedro_to_dagster", "export", out, *options, folder=project, **changes)


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its relative path; not what is of this machine only."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {"__pycache__", ".kedro-to-dagster"} & {*path.parts}
    }
