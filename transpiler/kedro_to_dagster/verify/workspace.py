"""The folders in which runs are made, and what a run is told."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..codes.command import (
    PROJECT_NOT_COPIED,
    RUN_IMPORTS_OUTSIDE,
    RUN_WITHOUT_ANSWER,
    RUN_WRITES_OUTSIDE,
)
from ..options import Options
from ..write import write
from .comparing import Side
from .copying import ProjectCopy, clone_folder, copy_project
from .external import stored_paths
from .files import Files, files_in, scan, written
from .places import Places, in_memory
from .plan import Plan, Target
from .request import Request
from .running import Run, Start, environment, run


@contextlib.contextmanager
def work_folder(keep: bool) -> Iterator[Path]:
    """A folder for the runs, which only this user can look into."""
    folder = Path(tempfile.mkdtemp(prefix="kedro-to-dagster-verify-")).resolve()
    try:
        yield folder
    finally:
        if not keep:
            _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder, with what a project has write-protected in it."""
    for place, _, _ in os.walk(folder):
        with contextlib.suppress(OSError):
            Path(place).chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


@dataclass(slots=True, kw_only=True)
class Workspace:
    """The folders of the runs. Each run is made in the same place, so that its path is no difference.

    `state` is what the next pipeline begins with: what Kedro's runs before it have left.
    """

    request: Request
    options: Options
    plan: Plan
    folder: Path
    copy: ProjectCopy
    generated: str
    state: Path
    runs: int = 0
    project_copies: list[Path] = field(default_factory=list)

    @property
    def place(self) -> Path:
        """Where every run is made."""
        return self.folder / "run" / self.options.project.name

    @property
    def package(self) -> Path:
        """The folder of the package that is run."""
        out = self.request.out
        if out is not None and _is_in(out, self.options.project):
            return self.place / out.resolve().relative_to(self.options.project.resolve())
        return self.folder / "package"

    def go_on(self) -> None:
        """End with a pipeline: the next one begins with what Kedro's first run has left."""
        if not self.project_copies:
            return
        before, self.state = self.state, self.project_copies[0]
        for folder in (before, *self.project_copies[1:]):
            if not self.request.keep:
                _remove(folder)
        self.project_copies = []


def _is_in(out: Path, project: Path) -> bool:
    return out.resolve().is_relative_to(project.resolve())


def prepare(request: Request, options: Options, plan: Plan, folder: Path) -> Workspace:
    """Copy the project, and the package or a fresh export of it.

    Raises:
        ProjectError: If that is not possible.
    """
    project = plan.project
    stored = stored_paths(project, options.project)
    nodes = [node for pipeline in project.pipelines for node in pipeline.nodes]
    names = {binding.dataset for node in nodes for binding in node.outputs}
    names |= {name for node in nodes for name in node.confirms}
    try:
        copy = copy_project(
            options.project,
            folder / "start",
            written=[path for name, path in stored.items() if name in names],
            link_over=request.link_over,
        )
        if request.out is None:
            write(plan.generated.files, folder / "package")
        elif not _is_in(request.out, options.project):
            copy_project(request.out, folder / "package", link_over=request.link_over)
    except OSError as error:
        raise PROJECT_NOT_COPIED(cause=error) from error
    return Workspace(
        request=request,
        options=options,
        plan=plan,
        folder=folder,
        copy=copy,
        generated=plan.package.name,
        state=copy.folder,
    )


def run_side(
    work: Workspace, target: Target, side: str, start: Start, places: Places, *, seed: int = 0
) -> Side:
    """Run one side where all runs are made, then put the folder aside.

    `seed` is what the random numbers begin with that nothing else seeds.
    """
    work.runs += 1
    place = work.place
    clone_folder(work.state, place)
    before = scan(place)
    own = work.folder / f"{work.runs:02}_{side}"
    request = {**_request(work, target, side, own), "seed": seed}
    variables = environment(
        work.options.project.resolve(),
        place,
        own / "home",
        own / "request.json",
        work.options.environment,
    )
    outcome = run(start, request, place, variables)
    # A place for what lives in memory, which only the package has.
    changes = written(before, place, apart=work.options.memory_storage)
    _check(work, outcome, side)
    kept = {in_memory(name): Path(file) for name, file in request["in_memory"].items()}
    kept_project = own / "project"
    place.rename(kept_project)
    work.project_copies.append(kept_project)
    failures = tuple(
        replace(failure, node=places.node_of(failure.node)) for failure in outcome.failures
    )
    files = files_in(kept_project, changes)
    in_memory_files = {name: file for name, file in kept.items() if file.exists()}
    return Side(
        run=replace(outcome, failures=failures), files=Files({**files.paths, **in_memory_files})
    )


def _request(work: Workspace, target: Target, side: str, own: Path) -> dict[str, Any]:
    """What a process is told."""
    # This imports Kedro, which sets up logging when it is imported.
    from ..inspect.hooks import FOR_KEDRO_ITSELF

    options, project, place = work.options, work.plan.project, work.place
    protected = [str(path) for path in work.copy.linked.values()]
    if not work.request.allow_external:
        protected.append(str(options.project.resolve()))
    return {
        "side": "kedro" if side.startswith("kedro") else "package",
        "project": str(place),
        "package": project.package_name,
        "source": str(place / project.source_dir),
        "arguments": _arguments(work, target, own),
        # Hooks that are not told of: Kedro's own plugins, whose hooks the package does not have.
        "unwatched": sorted(FOR_KEDRO_ITSELF),
        "generated": work.generated,
        "generated_source": str(work.package / "src"),
        "job": target.job,
        "sensors": [sensor.function_name for sensor in work.plan.package.partition_sensors],
        "run_config": _run_config(work),
        "multiprocess": work.request.multiprocess,
        "max_partitions": work.request.max_partitions,
        "in_memory": {
            name: str(own / "memory" / f"{number}.pickle")
            for number, name in enumerate(_in_memory(work, target))
        },
        "record": str(own / "record.jsonl"),
        "protected": protected,
        # Where the interpreter and its libraries are, which may be in the project's folder.
        "exempt": [sys.prefix, str(work.folder)],
    }


def _in_memory(work: Workspace, target: Target) -> list[str]:
    """What is only in memory at the end, if it is the same object on both sides.

    A step of a process of its own gets copies, and one of several partitions makes a part. A package with
    copies of the code has classes of other modules.
    """
    plan = work.plan
    if work.request.multiprocess or plan.has_partitions or plan.package.copies is not None:
        return []
    return plan.left_in_memory(target)


def _arguments(work: Workspace, target: Target, own: Path) -> list[str]:
    """The options of `kedro run`; runtime parameters are in a file, which keeps their types."""
    options = work.options
    arguments = list(target.arguments)
    if options.environment is not None:
        arguments.append(f"--env={options.environment}")
    if options.conf_source is not None:
        arguments.append(f"--conf-source={options.conf_source}")
    params = _merged(dict(options.params), target.params)
    if params:
        own.mkdir(parents=True, exist_ok=True)
        file = own / "kedro_run.json"
        file.write_text(json.dumps({"run": {"params": params}}), encoding="utf-8")
        arguments.append(f"--config={file}")
    return arguments


def _run_config(work: Workspace) -> dict[str, Any]:
    """What a run of a committed package is told of runtime parameters; a fresh one has them in it."""
    params = dict(work.options.params)
    if work.request.out is None or not params:
        return {}
    parameters = {parameter.name for parameter in work.plan.project.parameters}
    known = {name.removeprefix("params:").partition(".")[0] for name in parameters}
    config = {
        key: value for key, value in params.items() if key in known or "parameters" in parameters
    }
    return {"resources": {"parameters": {"config": config}}} if config else {}


def _merged(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(first)
    for key, value in second.items():
        before = merged.get(key)
        both = isinstance(before, Mapping) and isinstance(value, Mapping)
        merged[key] = _merged(before, value) if both else value  # type: ignore[arg-type]
    return merged


def _check(work: Workspace, outcome: Run, side: str) -> None:
    """See that a run was one of the copy, and has kept to it.

    Raises:
        ProjectError: If not.
    """
    changed = work.copy.changed_originals()
    if outcome.refused or changed:
        shown = ", ".join((*outcome.refused, *map(str, changed))[:5])
        happened = "has been changed" if changed else "was not changed"
        raise RUN_WRITES_OUTSIDE(side=side, shown=shown, happened=happened)
    if outcome.imported is not None and not Path(outcome.imported).is_relative_to(work.place):
        raise RUN_IMPORTS_OUTSIDE(side=side, imported=outcome.imported)
    if side.startswith("kedro") and outcome.state == "ended":
        raise RUN_WITHOUT_ANSWER(printed=outcome.printed.strip())
