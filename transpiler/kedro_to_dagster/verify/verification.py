"""`verify`: runs each pipeline with Kedro and as the package's job, on copies, and compares."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext

from ..codes.command import DATASETS_OUTSIDE
from ..dagster_model.package import Package
from ..diagnostics import Severity
from .comparing import Side, compare
from .external import External, external_datasets, external_tracking
from .places import in_memory, places_of
from .plan import Plan, Target, make_plan
from .request import Request, options_of
from .results import Counts, PipelineResult, Result, Verification
from .running import Start, start_python
from .workspace import Workspace, prepare, run_side, work_folder

Progress = Callable[[str], contextlib.AbstractContextManager[None]]


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
    options = options_of(request)
    with progress("Reading the project"), _without_bytecode():
        plan = make_plan(options, request.pipelines)
    external = (
        *external_datasets(plan.project, options.project, plan.targets),
        *(external_tracking(options, plan.project.conf_source) if _tracks(plan) else ()),
    )
    if external and not request.allow_external:
        raise DATASETS_OUTSIDE(datasets=_outside(external), remedy=_OUTSIDE_HINT)
    with work_folder(request.keep) as folder:
        with progress("Copying the project"):
            work = prepare(request, options, plan, folder)
        results = []
        for target in plan.targets:
            results.append(_verify_target(work, target, start, progress))
            work.go_on()
        return Verification(
            project=plan.project.package_name,
            package=None if request.out is None else str(request.out),
            environment=options.environment,
            executor="multiprocess" if request.multiprocess else "in_process",
            pipelines=tuple(results),
            external=external,
            linked=tuple(sorted(work.copy.linked)),
            kept=str(folder) if request.keep else None,
            reported=tuple(
                diagnostic
                for diagnostic in plan.generated.diagnostics
                if diagnostic.severity is not Severity.NOTE
            ),
        )


@contextlib.contextmanager
def _without_bytecode() -> Iterator[None]:
    """Let the import of the project leave nothing in its folder."""
    before = sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    try:
        yield
    finally:
        sys.dont_write_bytecode = before


_OUTSIDE_HINT = (
    "Kedro and the package would both read and write them in earnest. Name an environment whose catalog "
    "has them below the project with --env, choose pipelines with --pipeline, or allow it with "
    "--allow-external."
)


def _tracks(plan: Plan) -> bool:
    return plan.package.hooks is not None and plan.package.hooks.tracks_mlflow


def _outside(external: tuple[External, ...]) -> str:
    lines = [f"  {dataset.dataset} ({dataset.type}): {dataset.reason}" for dataset in external]
    count = len(external)
    what = "dataset is" if count == 1 else "datasets are"
    return "\n".join([f"{count} {what} outside of the project; nothing was run.", *lines])


def _verify_target(
    work: Workspace, target: Target, start: Start, progress: Progress
) -> PipelineResult:
    if target.job is None:
        reason = target.reason or "the package has no job for it"
        return _not_compared(target, reason)
    places = places_of(work.plan, target, work.options.project)
    with progress(f"{target.name}: kedro run"):
        kedro = run_side(work, target, "kedro", start, places)
    with progress(f"{target.name}: the package's job"):
        package = run_side(work, target, "package", start, places)
    if package.run.state == "partitions":
        count, limit = package.run.count, work.request.max_partitions
        return _not_compared(
            target, f"its job runs for each of {count} partitions; --max-partitions is {limit}"
        )
    counts_calls = not (work.request.multiprocess or work.plan.has_partitions)
    has_processes = work.request.multiprocess or _has_processes(work.plan.package, target.job)
    # In one process, nodes get the same random numbers on both sides.
    same_numbers = counts_calls and not has_processes
    rules = {
        "counts_calls": counts_calls,
        "has_processes": has_processes,
        "same_numbers": same_numbers,
    }
    comparison = compare(kedro, None, package, places, **rules)
    runs = 1
    if comparison.result is Result.DIFFERENT and package.run.state != "no job":
        runs = 2
        with progress(f"{target.name}: kedro run once more"):
            again = run_side(
                work, target, "kedro_again", start, places, seed=0 if same_numbers else 1
            )
        comparison = compare(kedro, again, package, places, **rules)
    return PipelineResult(
        name=target.name,
        job=target.job,
        result=comparison.result,
        state=comparison.state,
        counts=comparison.counts,
        differences=comparison.differences,
        notes=(*comparison.notes, *_notes(work.plan, target, kedro)),
        kedro_runs=runs,
    )


def _notes(plan: Plan, target: Target, kedro: Side) -> Iterator[str]:
    left = [
        name for name in plan.left_in_memory(target) if in_memory(name) not in kedro.files.names
    ]
    if left and kedro.run.state == "succeeded":
        yield f"Only in memory at the end, and not compared: {', '.join(left)}."
    if target.has_other_config:
        yield "Its run_config in dagster.yml changes more than parameters, which `kedro run` cannot."


def _has_processes(package: Package, job: str) -> bool:
    """Whether a job's executor, or that of the package, may run steps in other processes."""
    settings = next((known.settings for known in package.all_jobs if known.name == job), None)
    chosen = settings.executor if settings is not None else None
    variable = chosen or package.executor.path[-1]
    return any(
        executor.variable == variable and executor.runs_elsewhere for executor in package.executors
    )


def _not_compared(target: Target, reason: str) -> PipelineResult:
    return PipelineResult(
        name=target.name,
        job=target.job,
        result=Result.NOT_COMPARED,
        state=reason,
        counts=Counts(),
    )
