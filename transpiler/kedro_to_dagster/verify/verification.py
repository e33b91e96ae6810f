"""`verify`: runs each pipeline with Kedro and as the package's job, on copies, and compares."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..errors import ProjectError, UsageError
from ..manifest import read_manifest
from ..options import Options
from ..write import write
from .comparing import Side, compare
from .copying import ProjectCopy, clone_folder, copy_project
from .external import External, external_datasets, stored_paths
from .files import files_in, scan, written
from .places import Places, places_of
from .plan import Plan, Target, make_plan
from .results import Counts, PipelineResult, Result, Verification
from .running import Run, Start, environment, run, start_python

Progress = Callable[[str], contextlib.AbstractContextManager[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to verify, and how.

    Attributes:
        options: The project, its environment and its runtime parameters, as for an export.
        out: The committed package; None for a fresh export.
        pipelines: The pipelines or jobs; all that there are where empty.
        multiprocess: Whether the package runs its steps in several processes.
        allow_external: Whether datasets outside of the project may be read and written.
        link_over: The size in megabytes from which inputs are not copied.
        max_partitions: How many partitions of a job are run at most.
        keep: Whether the folders of the runs stay.
    """

    options: Options
    out: Path | None = None
    pipelines: tuple[str, ...] = ()
    multiprocess: bool = False
    allow_external: bool = False
    link_over: float = 50
    max_partitions: int = 50
    keep: bool = False


def verify(
    request: Request,
    *,
    start: Start = start_python,
    progress: Progress = lambda _: nullcontext(),
) -> Verification:
    """Run both sides on copies of the project, and compare; nothing else is changed.

    Kedro runs a second time where something is not the same, to know what varies by itself.

    Raises:
        UsageError: If there is no such package or pipeline, or datasets lie outside of the project and
            that is not allowed.
        ProjectError: If the project cannot be exported or copied, or a run reaches out of its copy.
    """
    options = _options(request)
    with progress("Reading the project"):
        plan = make_plan(options, request.pipelines)
    external = external_datasets(plan.project, options.project, plan.targets)
    if external and not request.allow_external:
        raise UsageError("K2D962", _outside(external), _OUTSIDE_HINT)
    with _work_folder(request.keep) as folder:
        with progress("Copying the project"):
            work = _prepare(request, options, plan, folder)
        results = [_verify_target(work, target, start, progress) for target in plan.targets]
        return Verification(
            project=plan.project.package_name,
            package=None if request.out is None else str(request.out),
            environment=options.environment,
            executor="multiprocess" if request.multiprocess else "in_process",
            pipelines=tuple(results),
            external=external,
            linked=tuple(sorted(work.copy.linked)),
            kept=str(folder) if request.keep else None,
        )


_OUTSIDE_HINT = (
    "Kedro and the package would both read and write them in earnest. Name an environment whose catalog "
    "has them below the project with --env, choose pipelines with --pipeline, or allow it with "
    "--allow-external."
)


def _outside(external: tuple[External, ...]) -> str:
    lines = [f"  {each.dataset} ({each.type}): {each.reason}" for each in external]
    count = len(external)
    what = "dataset is" if count == 1 else "datasets are"
    return "\n".join([f"{count} {what} outside of the project; nothing was run.", *lines])


def _options(request: Request) -> Options:
    """The options, with what the manifest of a committed package says of its export."""
    options = request.options
    if request.out is None:
        return options
    manifest = read_manifest(request.out)
    if manifest is None:
        raise UsageError(
            "K2D961",
            f"{request.out} holds no package of kedro-to-dagster.",
            "Name the folder of an export, or none at all to verify a fresh one.",
        )
    exported = manifest.options
    named = exported.get("env")
    environment = named[0] if isinstance(named, list) else named
    package = exported.get("package")
    return replace(
        options,
        environment=options.environment or (None if environment is None else str(environment)),
        package=options.package or (None if package is None else str(package)),
    )


@contextlib.contextmanager
def _work_folder(keep: bool) -> Iterator[Path]:
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
class _Work:
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
    made: list[Path] = field(default_factory=list)

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


def _is_in(out: Path, project: Path) -> bool:
    return out.resolve().is_relative_to(project.resolve())


def _prepare(request: Request, options: Options, plan: Plan, folder: Path) -> _Work:
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
        raise ProjectError(
            "K2D963",
            f"The project cannot be copied: {error}.",
            "See to its permissions and to the space on the disk; TMPDIR names where copies are made.",
        ) from error
    return _Work(
        request=request,
        options=options,
        plan=plan,
        folder=folder,
        copy=copy,
        generated=plan.package.name,
        state=copy.folder,
    )


def _verify_target(work: _Work, target: Target, start: Start, progress: Progress) -> PipelineResult:
    if target.job is None:
        reason = target.reason or "the package has no job for it"
        return _not_compared(target, reason)
    places = places_of(work.plan, target, work.options.project)
    with progress(f"{target.name}: kedro run"):
        kedro = _run(work, target, "kedro", start, places)
    with progress(f"{target.name}: the package's job"):
        package = _run(work, target, "package", start, places)
    if package.run.state == "partitions":
        count, limit = package.run.count, work.request.max_partitions
        return _not_compared(
            target, f"its job runs for each of {count} partitions; --max-partitions is {limit}"
        )
    counts_calls = not (work.request.multiprocess or work.plan.has_partitions)
    found = compare(kedro, None, package, places, counts_calls=counts_calls)
    runs = 1
    if found.result is Result.DIFFERENT:
        runs = 2
        with progress(f"{target.name}: kedro run once more"):
            again = _run(work, target, "kedro_again", start, places)
        found = compare(kedro, again, package, places, counts_calls=counts_calls)
    work.state = work.made[-runs - 1]
    notes = list(found.notes)
    if target.has_other_config:
        notes.append(
            "Its run_config in dagster.yml changes more than parameters; Kedro has no such."
        )
    return PipelineResult(
        name=target.name,
        job=target.job,
        result=found.result,
        state=found.state,
        counts=found.counts,
        differences=found.differences,
        notes=tuple(notes),
        kedro_runs=runs,
    )


def _not_compared(target: Target, reason: str) -> PipelineResult:
    return PipelineResult(
        name=target.name,
        job=target.job,
        result=Result.NOT_COMPARED,
        state=reason,
        counts=Counts(),
    )


def _run(work: _Work, target: Target, side: str, start: Start, places: Places) -> Side:
    """Run one side where all runs are made, then put the folder aside."""
    work.runs += 1
    place = work.place
    clone_folder(work.state, place)
    before = scan(place)
    own = work.folder / f"{work.runs:02}_{side}"
    request = _request(work, target, side, own)
    variables = environment(
        work.options.project.resolve(),
        place,
        own / "home",
        own / "request.json",
        work.options.environment,
    )
    made = run(start, request, place, variables)
    changes = written(before, place)
    _check(work, made, side)
    kept = own / "project"
    place.rename(kept)
    work.made.append(kept)
    failures = tuple(
        replace(failure, node=places.node_of(failure.node)) for failure in made.failures
    )
    return Side(run=replace(made, failures=failures), files=files_in(kept, changes))


def _request(work: _Work, target: Target, side: str, own: Path) -> dict[str, Any]:
    """What a process is told."""
    # This imports Kedro, which sets up logging when it is imported.
    from ..inspect.hooks import FOR_KEDRO_ITSELF

    options, project, place = work.options, work.plan.project, work.place
    kept = [str(each) for each in work.copy.linked.values()]
    if not work.request.allow_external:
        kept.append(str(options.project.resolve()))
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
        "run_config": _run_config(work),
        "multiprocess": work.request.multiprocess,
        "max_partitions": work.request.max_partitions,
        "record": str(own / "record.jsonl"),
        "protected": kept,
        # Where the interpreter and its libraries are, which may be in the project's folder.
        "exempt": [sys.prefix, str(work.folder)],
    }


def _arguments(work: _Work, target: Target, own: Path) -> list[str]:
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


def _run_config(work: _Work) -> dict[str, Any]:
    """What a run of a committed package is told of runtime parameters; a fresh one has them in it."""
    params = dict(work.options.params)
    if work.request.out is None or not params:
        return {}
    read = {parameter.name for parameter in work.plan.project.parameters}
    known = {name.removeprefix("params:").partition(".")[0] for name in read}
    config = {key: value for key, value in params.items() if key in known or "parameters" in read}
    return {"resources": {"parameters": {"config": config}}} if config else {}


def _merged(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(first)
    for key, value in second.items():
        before = merged.get(key)
        both = isinstance(before, Mapping) and isinstance(value, Mapping)
        merged[key] = _merged(before, value) if both else value  # type: ignore[arg-type]
    return merged


def _check(work: _Work, made: Run, side: str) -> None:
    """See that a run was one of the copy, and has kept to it.

    Raises:
        ProjectError: If not.
    """
    changed = work.copy.changed_originals()
    if made.refused or changed:
        shown = ", ".join((*made.refused, *map(str, changed))[:5])
        happened = "has been changed" if changed else "was not changed"
        raise ProjectError(
            "K2D964",
            f"A run ({side}) wants to write to {shown}, which is not of the copy; it {happened}.",
            "Copy such inputs with a higher --link-over, or let the project write below its own folder; "
            "--allow-external lets it write elsewhere.",
        )
    if made.imported is not None and not Path(made.imported).is_relative_to(work.place):
        raise ProjectError(
            "K2D965",
            f"A run ({side}) has imported the project's code from {made.imported}, not from the copy.",
            "Uninstall the project from this environment, or install it in editable mode.",
        )
    if side.startswith("kedro") and made.state == "ended":
        raise ProjectError(
            "K2D966",
            f"The process of 'kedro run' has ended without an answer.\n{made.printed.strip()}",
            "Make 'kedro run' work in this environment first.",
        )
