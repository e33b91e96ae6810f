"""Runs a random project with Kedro and as its package, each in a copy at the same place."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kedro_to_dagster.verify.files import Files, files_in, scan, written
from kedro_to_dagster.verify.running import Ended, Run, environment
from kedro_to_dagster.verify.running import run as run_watched

from ..support.cases import run
from ..support.forked import run_forked
from .draft import PACKAGE, Draft

_CHILD = Path(__file__).with_name("child.py")
GENERATED = f"{PACKAGE}_dagster"
# What "materialize all" does, as a job.
_ALL_ASSETS = "all_assets"
_JOB_OF_ALL = f"""\
import dagster as dg

{_ALL_ASSETS} = dg.define_asset_job("{_ALL_ASSETS}", selection=dg.AssetSelection.all())
"""
_CODE = re.compile(r"K2D\d+")
# Kedro's own plugins, whose hooks a package does not have.
_UNWATCHED = ("kedro_telemetry", "kedro.framework")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did, and the files that it wrote."""

    run: Run
    files: Files
    folder: Path


@dataclass(frozen=True, slots=True)
class Exported:
    """How the export went: what it printed, and the codes in that."""

    printed: str
    succeeded: bool

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of diagnostics and errors, each once."""
        return tuple(dict.fromkeys(_CODE.findall(self.printed)))


@dataclass(slots=True)
class Workplace:
    """The folders of one project."""

    draft: Draft
    folder: Path
    count: int = 0

    @property
    def _place(self) -> Path:
        return self.folder / "run" / PACKAGE

    def export(self, start: Path, *options: str) -> Exported:
        """Export the project in a folder, into it."""
        arguments = [*self._environment(), *options]
        if self.draft.params:
            arguments.append(f"--params={self._params()}")
        result = run(
            *("-m", "kedro_to_dagster", "export", "dagster", "-v", *arguments),
            folder=start,
            check=False,
        )
        if not result.returncode:
            own = start / f"dagster/src/{GENERATED}/defs/{_ALL_ASSETS}.py"
            own.write_text(_JOB_OF_ALL, encoding="utf-8")
        return Exported(result.stdout + result.stderr, not result.returncode)

    def kedro(self, start: Path) -> Outcome:
        """Run it with Kedro."""
        arguments = [*self.draft.options, *self._environment()]
        if self.draft.params:
            arguments.append(f"--params={self._params()}")
        return self._run(start, {"side": "kedro", "arguments": arguments})

    def package(self, start: Path, form: str) -> Outcome:
        """Run the package in a form: `job`, `assets` or `processes`."""
        job = _ALL_ASSETS if form == "assets" else self.draft.job
        several = form == "processes"
        return self._run(start, {"side": "package", "job": job, "multiprocess": several})

    def _environment(self) -> list[str]:
        return [f"--env={self.draft.environment}"] if self.draft.environment else []

    def _params(self) -> str:
        return ",".join(f"{name}={value}" for name, value in self.draft.params.items())

    def _run(self, start: Path, asked: Mapping[str, Any]) -> Outcome:
        self.count += 1
        own = self.folder / f"{self.count:02}_{asked['side']}"
        shutil.copytree(start, self._place)
        before = scan(self._place)
        request = self._request(own, asked)
        variables = environment(self._place, self._place, own / "home", own / "request.json", None)
        result = run_watched(_start, request, self._place, variables)
        changes = written(before, self._place, apart="dagster")
        kept = own / "project"
        self._place.rename(kept)
        return Outcome(result, files_in(kept, changes), kept)

    def _request(self, own: Path, asked: Mapping[str, Any]) -> dict[str, Any]:
        place = self._place
        return {
            "project": str(place),
            "package": PACKAGE,
            "source": str(place / "src"),
            "arguments": [],
            "unwatched": _UNWATCHED,
            "generated": GENERATED,
            "generated_source": str(place / "dagster/src"),
            "job": "__default__",
            "sensors": [],
            "run_config": {},
            "multiprocess": False,
            "max_partitions": 20,
            "record": str(own / "record.jsonl"),
            "protected": [],
            "exempt": [],
            **asked,
        }


def _start(command: Sequence[str], folder: Path, variables: Mapping[str, str]) -> Ended:
    """Run a script in a fork, in place of verify's own, which would have to import the libraries."""
    words = [str(_CHILD), *command[1:]]
    request = json.loads(Path(variables["KEDRO_TO_DAGSTER_VERIFY"]).read_text(encoding="utf-8"))
    # Hash seeds are set before an interpreter starts: the forks have that of their server.
    uses_tool = request["side"] == "kedro"
    result = run_forked(words, folder, dict(variables), uses_tool=uses_tool)
    return Ended(code=result.returncode, printed=result.stdout + result.stderr)
