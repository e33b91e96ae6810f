"""The page `FIDELITY.md` in a package: what was last verified, a line for each pipeline.

It has no date and nothing of a machine, so that its diff says what has changed.
"""

from __future__ import annotations

from .reporting import files_in_words
from .results import Counts, PipelineResult, Result, Verification

FIDELITY = "FIDELITY.md"

_HEAD = """\
# Fidelity

What `kedro-to-dagster verify` found when it ran each pipeline with `kedro run` and as the package's job, on
copies of the project. Written by `--write-fidelity`; do not edit.

| Pipeline | Result | How | Files | Hook calls | Messages |
| --- | --- | --- | --- | --- | --- |
"""


def page(verification: Verification) -> str:
    """The text of the page."""
    how = f"{'several processes' if verification.executor == 'multiprocess' else 'one process'}"
    if verification.environment is not None:
        how += f", `--env {verification.environment}`"
    return _HEAD + "".join(_line(pipeline, how) for pipeline in verification.pipelines)


def _line(pipeline: PipelineResult, how: str) -> str:
    cells = (
        f"`{pipeline.name}`",
        _result(pipeline),
        how,
        *(_counts(pipeline.counts) if pipeline.result is not Result.NOT_COMPARED else ("", "", "")),
    )
    return f"| {' | '.join(cells)} |\n"


def _result(pipeline: PipelineResult) -> str:
    text = pipeline.result.value
    if pipeline.result is Result.NOT_COMPARED or pipeline.state != "succeeded":
        text += f": {pipeline.state}"
    difference_kinds = [
        f"{difference.aspect} ({difference.kind}"
        + (f", {difference.others + 1}" if difference.others else "")
        + ")"
        for difference in pipeline.differences
    ]
    text += f": {', '.join(difference_kinds)}" if difference_kinds else ""
    return " ".join(text.replace("|", "\\|").split())


def _counts(counts: Counts) -> tuple[str, str, str]:
    return files_in_words(counts), str(counts.hook_calls), str(counts.messages)
