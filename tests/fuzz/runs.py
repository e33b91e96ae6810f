"""Runs a random project with Kedro and as its package, each in a copy at the same place."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kedro_to_dagster.verify.files import Files, files_in, scan, written
from kedro_to_dagster.verify.running import Ended, Run, environment
from kedro_to_dagster.verify.running import run as run_watched
from omegaconf import OmegaConf

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
_CRASH = "K2D999"
# Kedro's own plugins, whose hooks a package does not have.
_UNWATCHED = ("kedro_telemetry", "kedro.framework")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did, and the files that it wrote."""

    run: Run
    files: Files
    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """What the export has told: about which subject, with the names in its message."""

    code: str
    subject: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """How the export went: what it has told, or the code and the text of its error."""

    diagnostics: tuple[Diagnostic, ...] = ()
    code: str | None = None
    error: str = ""

    @classmethod
    def of(cls, printed: str, code: int) -> Exported:
        """What was printed as JSON; of a crash there is only text."""
        try:
            told = json.loads(printed[printed.index("{") :])
        except ValueError:
            return cls(code=_CRASH, error=printed)
        if code:
            error = told["error"]
            return cls(code=error["code"], error=f"{error['message']} {error['hint']}")
        names = ("code", "subject", "message")
        return cls(
            diagnostics=tuple(
                Diagnostic(**{name: each[name] for name in names}) for each in told["diagnostics"]
            )
        )

    @property
    def succeeded(self) -> bool:
        """Whether there is a package."""
        return self.code is None

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of what was told, each once."""
        return tuple(dict.fromkeys(diagnostic.code for diagnostic in self.diagnostics))


@dataclass(slots=True)
class Workplace:
    """The folders of one project."""

    draft: Draft
    folder: Path
    count: int = 0
    params: Mapping[str, Any] = field(default_factory=dict)
    environments: Sequence[str] = ()

    @property
    def _place(self) -> Path:
        return self.folder / "run" / PACKAGE

    def export(self, start: Path, *options: str) -> Exported:
        """Export the project in a folder, into it."""
        arguments = [*self._environment(), *_params(self.params), *options]
        result = run(
            *("-m", "kedro_to_dagster", "export", "dagster", "--json", *arguments),
            folder=start,
            check=False,
        )
        if not result.returncode:
            own = start / f"dagster/src/{GENERATED}/defs/{_ALL_ASSETS}.py"
            own.write_text(_JOB_OF_ALL, encoding="utf-8")
        return Exported.of(result.stdout, result.returncode)

    def kedro(
        self,
        start: Path,
        params: Mapping[str, Any] | None = None,
        environment: str | None = None,
    ) -> Outcome:
        """Run it with Kedro, with the parameters and the environment of the export or others."""
        given = _params(self.params if params is None else params)
        chosen = [f"--env={environment}"] if environment else self._environment()
        arguments = [*self.draft.options, *_load_versions(self.draft), *chosen, *given]
        return self._run(start, {"side": "kedro", "arguments": arguments})

    def package(
        self,
        start: Path,
        form: str,
        params: Mapping[str, Any] | None = None,
        environment: str | None = None,
    ) -> Outcome:
        """Run the package in a form, such as `assets` or `processes`, with parameters of the run.

        Of a package with several environments, one is chosen.
        """
        asked = {
            "side": "package",
            "job": _ALL_ASSETS if form == "assets" else self.draft.job,
            "multiprocess": form == "processes",
            "run_config": _run_config(self.draft, params or {}),
        }
        return self._run(start, asked, environment)

    def _environment(self) -> list[str]:
        named = self.environments or (self.draft.environment,)
        return [f"--env={name}" for name in named if name]

    def _run(self, start: Path, asked: Mapping[str, Any], chosen: str | None = None) -> Outcome:
        self.count += 1
        own = self.folder / f"{self.count:02}_{asked['side']}"
        shutil.copytree(start, self._place)
        before = scan(self._place)
        request = self._request(own, asked)
        variables = environment(
            self._place, self._place, own / "home", own / "request.json", chosen
        )
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
            "in_memory": {},
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


def _params(params: Mapping[str, Any]) -> list[str]:
    values = ",".join(f"{name}={value}" for name, value in params.items())
    return [f"--params={values}"] if params else []


def _load_versions(draft: Draft) -> list[str]:
    given = ",".join(f"{name}:{version}" for name, version in draft.loaded_versions.items())
    return [f"--load-versions={given}"] if given else []


def _run_config(draft: Draft, params: Mapping[str, Any]) -> dict[str, Any]:
    """What says the same to a run as the options of `kedro run`."""
    resources: dict[str, Any] = {}
    if params:
        # As Kedro reads its option.
        given = OmegaConf.from_dotlist([f"{name}={value}" for name, value in params.items()])
        resources["parameters"] = {"config": OmegaConf.to_container(given)}
    for name, version in draft.loaded_versions.items():
        file = draft.catalog[name]["filepath"]
        path = f"{file}/{version}/{Path(file).name}"
        resources[f"{name}_io_manager"] = {"config": {"versioned": False, "filepath": path}}
    return {"resources": resources} if resources else {}


def _start(command: Sequence[str], folder: Path, variables: Mapping[str, str]) -> Ended:
    """Run a script in a fork, in place of verify's own, which would have to import the libraries."""
    words = [str(_CHILD), *command[1:]]
    request = json.loads(Path(variables["KEDRO_TO_DAGSTER_VERIFY"]).read_text(encoding="utf-8"))
    # Hash seeds are set before an interpreter starts: the forks have that of their server.
    uses_tool = request["side"] == "kedro"
    result = run_forked(words, folder, dict(variables), uses_tool=uses_tool)
    return Ended(code=result.returncode, printed=result.stdout + result.stderr)
