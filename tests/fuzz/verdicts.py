"""Runs the project of a seed in several forms, and says what came of each."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .comparison import differences
from .draft import Draft
from .generator import make_draft
from .runs import Exported, Outcome, Workplace

FORMS = ("job", "assets", "processes", "again", "memory", "copies")
_OPTIONS = {"memory": ("--group-by", "memory"), "copies": ("--copy-code",)}
# What explains a difference in one form only; all other codes that explain one do so in each.
_EXPLAINS_PROCESSES = {"K2D710", "K2D605"}
_EXPLAINS_OUTCOME = {"K2D106", "K2D112", "K2D115", "K2D116", "K2D121", "K2D217", "K2D604", "K2D607"}
_EXPLAINS_GROUPS = {"K2D544", "K2D541", "K2D542", "K2D543"}
_EXPLAINS = {
    "K2D101", "K2D102", "K2D103", "K2D106", "K2D112", "K2D115", "K2D116", "K2D119", "K2D120",
    "K2D121", "K2D122", "K2D203", "K2D208", "K2D216", "K2D217", "K2D222", "K2D301", "K2D302",
    "K2D304", "K2D308", "K2D310", "K2D604", "K2D607",
}  # fmt: skip
# What leaves something else where nodes run in another order, or share no memory.
_OF_ONE_PROCESS = {
    "inputs changed in place",
    "hook ChangeLoaded",
    "confirms",
    "own class that appends",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What came of a form of a project: `same`, `told`, `refused` or `DIFFERENT`, and why."""

    seed: int
    form: str
    word: str
    details: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    failed: str = ""

    def __str__(self) -> str:
        codes = f" ({', '.join(self.codes)})" if self.codes and self.word != "same" else ""
        lines = "".join(f"\n    {detail}" for detail in self.details)
        return f"{self.seed} {self.form}: {self.word}{codes}{lines}"


def judge(seed: int, folder: Path, forms: Sequence[str] = FORMS) -> list[Verdict]:
    """Write the project of a seed into a folder, and run it in forms."""
    draft = make_draft(seed)
    start = folder / "start"
    draft.write(start)
    work = Workplace(draft, folder)
    exported = work.export(start)
    kedro = work.kedro(start)
    if not exported.succeeded:
        word = (
            "refused"
            if kedro.run.state == "failed" or exported.codes[-1:] != ("K2D999",)
            else "DIFFERENT"
        )
        shown = exported.printed.strip().splitlines()[-3:]
        return [
            Verdict(
                seed=seed, form="export", word=word, details=tuple(shown), codes=exported.codes[-1:]
            )
        ]
    details = tuple(failure.text for failure in kedro.run.failures[:1])
    if "K2D501" in exported.codes and "not found in" in "".join(details):
        return [
            Verdict(seed=seed, form="export", word="refused", details=details, codes=("K2D501",))
        ]
    return [
        _judge_form(work, seed, form, start, exported, kedro)
        for form in forms
        if _is_run(draft, form)
    ]


def some_forms(seed: int, count: int = 1) -> tuple[str, ...]:
    """The job, and some of the other forms, which are others for each seed."""
    others = [FORMS[1 + (seed + number) % (len(FORMS) - 1)] for number in range(count)]
    return (FORMS[0], *others)


def _is_run(draft: Draft, form: str) -> bool:
    """Whether a form does what `kedro run` does.

    All assets are those of all pipelines; and processes share no state, nor an order of independent nodes.
    """
    if form == "assets":
        return not draft.options
    return form != "processes" or not _OF_ONE_PROCESS & set(draft.features)


def _judge_form(
    work: Workplace, seed: int, form: str, start: Path, exported: Exported, kedro: Outcome
) -> Verdict:
    if form in _OPTIONS:
        start = Path(shutil.copytree(start, work.folder / f"start_{form}"))
        shutil.rmtree(start / "dagster")
        exported = work.export(start, *_OPTIONS[form])
        if not exported.succeeded:
            return Verdict(seed=seed, form=form, word="refused", codes=exported.codes[-1:])
    if form == "again":
        kedro = work.kedro(kedro.folder)
        package = work.package(work.package(start, "job").folder, "job")
    else:
        package = work.package(start, form)
    found = differences(kedro, package, form)
    codes = _explaining(exported, form, found)
    word = "same" if not found else "told" if codes else "DIFFERENT"
    failed = "; ".join(failure.text for failure in kedro.run.failures)
    return Verdict(
        seed=seed, form=form, word=word, details=tuple(found), codes=codes, failed=failed
    )


def _explaining(exported: Exported, form: str, found: Sequence[str]) -> tuple[str, ...]:
    """The codes that may be about what was found; few say that only one side fails."""
    able = set(_EXPLAINS)
    if any(line.startswith("outcome") for line in found):
        able &= _EXPLAINS_OUTCOME
    if form == "processes":
        able |= _EXPLAINS_PROCESSES
    if form == "memory":
        able |= _EXPLAINS_GROUPS
    return tuple(code for code in exported.codes if code in able)
