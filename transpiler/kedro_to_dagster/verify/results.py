"""What `verify` finds, for its table, for JSON, and for the page in the package."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..diagnostics import Diagnostic
from .external import External

# The version of the JSON; a key that is added does not change it.
SCHEMA = 1


class Result(str, Enum):
    """How a run of the package stands to that of Kedro."""

    SAME = "same"
    DIFFERENT = "different"
    NOT_COMPARED = "not compared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A difference, and where to look for its cause.

    `aspect` is `outcome`, `files`, `hooks` or `log`; `kind` tells the like from each other, and `others` is
    how many more of that kind there are in the pipeline.
    """

    aspect: str
    kind: str
    message: str
    look_at: str
    file: str | None = None
    dataset: str | None = None
    node: str | None = None
    others: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was compared: files by content and by structure, calls of hooks, and messages."""

    files: int = 0
    files_by_structure: int = 0
    hook_calls: int = 0
    messages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineResult:
    """One pipeline, or one job of `dagster.yml`.

    `state` says how both ended, or why they were not compared; `kedro_runs` is two where something was
    not the same in the first run, and had to be shown to vary by itself or not.
    """

    name: str
    job: str | None
    result: Result
    state: str
    counts: Counts
    differences: tuple[Difference, ...] = ()
    notes: tuple[str, ...] = ()
    kedro_runs: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """All of it: `package` is the committed one, or None for a fresh export.

    `reported` is what an export says that the package does not do as Kedro does.
    """

    project: str
    package: str | None
    environment: str | None
    executor: str
    pipelines: tuple[PipelineResult, ...]
    external: tuple[External, ...] = ()
    linked: tuple[str, ...] = ()
    kept: str | None = None
    reported: tuple[Diagnostic, ...] = ()

    @property
    def result(self) -> Result:
        """Whether anything is different."""
        results = {pipeline.result for pipeline in self.pipelines}
        if Result.DIFFERENT in results:
            return Result.DIFFERENT
        return Result.SAME if Result.SAME in results else Result.NOT_COMPARED
