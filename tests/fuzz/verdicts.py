"""Runs the project of a seed in several forms, and says what came of each."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .comparison import Difference, differences
from .draft import Draft
from .excuses import excused
from .generator import make_draft
from .parameters import params_of_launch
from .runs import Exported, Outcome, Workplace

_SHOWN = 12

FORMS = ("job", "assets", "processes", "again", "memory", "copies", "launched", "environments")
# Some need an export of their own, with these options.
_OPTIONS: dict[str, tuple[str, ...]] = {
    "memory": ("--group-by", "memory"),
    "copies": ("--copy-code",),
    "launched": (),
}
# The package has them both; each is chosen for a run.
_ENVIRONMENTS = ("base", "prod")
# A job of dagster.yml without nodes, and steps that would wait for each other; Kedro runs such projects.
_REFUSED = {"K2D952", "K2D991"}
# What has no job, and what Kedro says of it.
_CANNOT_RUN = {"K2D501": "not found in", "K2D502": "Pipeline contains no nodes"}
# What leaves something else where nodes run in another order, or share no memory.
_OF_ONE_PROCESS = {
    "inputs changed in place",
    "hook ChangeLoaded",
    "confirms",
    "own class that appends",
    "hook CatalogOfRun",
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
    work = Workplace(draft, folder, params=draft.params)
    exported = work.export(start)
    kedro = work.kedro(start)
    if not exported.succeeded:
        is_right = kedro.run.state == "failed" or exported.code in _REFUSED
        word = "refused" if is_right else "DIFFERENT"
        shown = exported.error.strip().splitlines()[-3:]
        codes = (exported.code or "",)
        return [Verdict(seed=seed, form="export", word=word, details=tuple(shown), codes=codes)]
    details = tuple(failure.text for failure in kedro.run.failures[:1])
    for code, said in _CANNOT_RUN.items():
        if code in exported.codes and said in "".join(details):
            return [
                Verdict(seed=seed, form="export", word="refused", details=details, codes=(code,))
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
    if form == "launched":
        return bool(params_of_launch(draft))
    if form == "environments":
        return draft.environment is not None
    if form == "assets":
        # A run of some partitions is no run of other assets.
        return not draft.options and not draft.has_fixed_keys
    return form != "processes" or not _OF_ONE_PROCESS & set(draft.features)


def _judge_form(
    work: Workplace, seed: int, form: str, start: Path, exported: Exported, kedro: Outcome
) -> Verdict:
    params: Mapping[str, Any] = {}
    if form == "environments":
        return _judge_environments(work, seed, start)
    if form == "launched":
        params = params_of_launch(work.draft)
        work = Workplace(work.draft, work.folder / form)
        kedro = work.kedro(start, params)
    if form in _OPTIONS:
        start = Path(shutil.copytree(start, work.folder / f"start_{form}"))
        shutil.rmtree(start / "dagster")
        exported = work.export(start, *_OPTIONS[form])
        if not exported.succeeded:
            word = "refused" if exported.code in _REFUSED else "DIFFERENT"
            codes = (exported.code or "",)
            return Verdict(seed=seed, form=form, word=word, details=(exported.error,), codes=codes)
    if form == "again":
        kedro = work.kedro(kedro.folder)
        package = work.package(work.package(start, "job").folder, "job")
    else:
        package = work.package(start, form, params)
    return _compared(work.draft, seed, form, exported, kedro, package)


def _compared(
    draft: Draft, seed: int, form: str, exported: Exported, kedro: Outcome, package: Outcome
) -> Verdict:
    found = differences(kedro, package, form)
    found = [other for other in found if not _is_save_of_part(other, draft)]
    left, codes = excused(found, exported.diagnostics, draft, form, kedro)
    word = "same" if not found else "told" if not left else "DIFFERENT"
    failed = "; ".join(failure.text for failure in kedro.run.failures)
    details = tuple(map(str, left or found))[:_SHOWN]
    return Verdict(seed=seed, form=form, word=word, details=details, codes=codes, failed=failed)


def _judge_environments(work: Workplace, seed: int, start: Path) -> Verdict:
    """A package of two environments: the first in which it differs, else what came of the second."""
    form = "environments"
    start = Path(shutil.copytree(start, work.folder / f"start_{form}"))
    shutil.rmtree(start / "dagster")
    work = Workplace(work.draft, work.folder / form, params=work.params, environments=_ENVIRONMENTS)
    exported = work.export(start)
    if not exported.succeeded:
        kedro = [work.kedro(start, environment=name) for name in _ENVIRONMENTS]
        is_right = exported.code in _REFUSED or any(run.run.state == "failed" for run in kedro)
        word = "refused" if is_right else "DIFFERENT"
        codes = (exported.code or "",)
        return Verdict(seed=seed, form=form, word=word, details=(exported.error,), codes=codes)
    for name in _ENVIRONMENTS:
        outcome = work.kedro(start, environment=name)
        package = work.package(start, form, environment=name)
        verdict = _compared(work.draft, seed, form, exported, outcome, package)
        if verdict.word == "DIFFERENT":
            break
    return verdict


def _is_save_of_part(difference: Difference, draft: Draft) -> bool:
    """Whether it is about how often something is done with fixed keys, each of which is by itself."""
    return difference.kind in ("save", "hook call") and draft.has_fixed_keys
