"""Loads the project's registry of pipelines, and finds out which of them Kedro has passed over."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sys import exc_info
from typing import Any

from kedro.framework import project as kedro_project
from kedro.pipeline import Pipeline as KedroPipeline

from ...codes.project import (
    HOOK_FAILED,
    KEDRO_WARNED,
    NO_NODES,
    PIPELINE_LEFT_OUT,
    PIPELINE_OF_OTHER_TYPE,
    PIPELINES_NOT_IMPORTED,
    PIPELINES_NOT_LOADED,
)
from ...diagnostics import DiagnosticLog
from ..config.causes import cause_of

_MODULE = re.compile(r"'([\w.]+)' module")
DEFAULT_PIPELINE = "__default__"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """The registered pipelines, and the names of those whose module could not be imported."""

    pipelines: dict[str, Any]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _PassedOver:
    """What Kedro warned of instead of failing, and the exception that it had caught."""

    message: str
    error: BaseException | None

    @property
    def module(self) -> str:
        match = _MODULE.search(self.message)
        return match[1] if match else ""

    @property
    def pipeline(self) -> str:
        """The name under which Kedro would register the pipeline of the module."""
        below, _, name = self.module.rpartition(".pipelines.")
        return name if below else DEFAULT_PIPELINE


def load_registry(
    project: Path,
    log: DiagnosticLog,
    *,
    allow_missing: bool,
    register: Callable[[], None] | None = None,
) -> Registry:
    """Load the pipelines; one whose module cannot be imported is missing in all that is made of them.

    `register` is what registers further ones.

    Raises:
        ProjectError: If the registry cannot be loaded, has no node or something that is no pipeline, or
            if a module cannot be imported and that is not allowed.
    """
    passed_over: list[_PassedOver] = []
    with _warnings_to(passed_over):
        try:
            pipelines = dict(kedro_project.pipelines)
        except (Exception, SystemExit) as error:
            # A registry often fails for want of a pipeline that Kedro has passed over.
            before = "".join(
                f" Before: {_cause_text(skipped, project)}." for skipped in passed_over
            )
            raise PIPELINES_NOT_LOADED(cause=cause_of(error, project), before=before) from error
        if register is not None:
            pipelines = _registered_with(register, project)
    missing = [skipped for skipped in passed_over if skipped.error is not None]
    if missing and not allow_missing:
        raise PIPELINES_NOT_IMPORTED(
            missing="\n".join(
                f"A pipeline cannot be imported: {_cause_text(skipped, project)}."
                for skipped in missing
            )
        ) from missing[0].error
    _refuse_other_objects(pipelines)
    _as_kedro_runs_them(pipelines)
    _report(passed_over, project, log)
    if not any(pipeline.nodes for pipeline in pipelines.values()):
        raise NO_NODES()
    return Registry(
        pipelines=pipelines, missing=tuple(sorted({skipped.pipeline for skipped in missing}))
    )


def _registered_with(register: Callable[[], None], project: Path) -> dict[str, Any]:
    try:
        register()
        return dict(kedro_project.pipelines)
    except (Exception, SystemExit) as error:
        raise HOOK_FAILED(cause=cause_of(error, project)) from error


def _refuse_other_objects(registered: dict[Any, Any]) -> None:
    """Refuse what Kedro lets a project register, and cannot run."""
    for name, pipeline in registered.items():
        if not isinstance(name, str):
            raise PIPELINE_OF_OTHER_TYPE(name=name, said="its name is not a string")
        if not isinstance(pipeline, KedroPipeline):
            said = f"it is an instance of '{type(pipeline).__name__}', not a Pipeline"
            raise PIPELINE_OF_OTHER_TYPE(name=name, said=said)


def _as_kedro_runs_them(registered: dict[str, Any]) -> None:
    """Replace pipelines of a class of the project's own by what `kedro run` makes of them.

    Kedro adds the pipeline to an empty one, which has nothing of that class. Whoever reads the registry
    after this has it too.
    """
    for name, pipeline in registered.items():
        if type(pipeline) is not KedroPipeline:
            plain = KedroPipeline([]) + pipeline
            registered[name] = kedro_project.pipelines[name] = plain


def _report(passed_over: list[_PassedOver], project: Path, log: DiagnosticLog) -> None:
    for skipped in passed_over:
        if skipped.error is None:
            log.add(KEDRO_WARNED(message=skipped.message), skipped.module)
        else:
            log.add(
                PIPELINE_LEFT_OUT(pipeline=skipped.pipeline, cause=_cause_text(skipped, project)),
                skipped.pipeline,
            )


def _cause_text(warned: _PassedOver, project: Path) -> str:
    if warned.error is None:
        return warned.message.rstrip(".")
    return f"{warned.module}: {cause_of(warned.error, project)}"


@contextmanager
def _warnings_to(passed_over: list[_PassedOver]) -> Iterator[None]:
    """Collect what Kedro warns of; all else that is warned of meanwhile is not about pipelines."""

    def take(message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
        # Kedro has had a warning of its own for what is experimental since 1.1.
        if category is not UserWarning:
            return
        # Kedro appends the traceback of the exception, which it is handling right now.
        first = str(message).strip().partition("\n")[0]
        if _MODULE.search(first) and "pipelines" in first:
            passed_over.append(_PassedOver(first, exc_info()[1]))

    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = take
        yield
