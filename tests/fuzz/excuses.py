"""Which differences a diagnostic speaks of: it excuses these, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .comparison import TOLD_BY_HOOKS, Difference
from .draft import Draft, Step
from .entries import file_name
from .runs import Diagnostic, Outcome

_QUOTED = re.compile(r"'([^']+)'")
# What a run does where its nodes get something else, and where it fails with Kedro only.
_DATA = frozenset({"file", "message", "save", "hook call"})
_FAILURE = frozenset({"outcome", "error"})
_SPEAKS_OF = {
    "K2D102": _FAILURE,
    "K2D120": _DATA,
    "K2D121": _FAILURE,
    "K2D122": _DATA,
    "K2D216": _DATA,
    "K2D217": _FAILURE,
    "K2D218": _DATA | _FAILURE,
    "K2D222": _DATA,
}
_WHOLE = "parameters"


@dataclass(frozen=True, slots=True)
class Reach:
    """What a diagnostic is about by name, and all that is made of it: names of datasets, and nodes."""

    named: frozenset[str]
    datasets: frozenset[str]
    steps: tuple[Step, ...]

    def has(self, difference: Difference) -> bool:
        """Whether a difference is one of them."""
        if difference.kind in _FAILURE:
            return any(_mentions(difference.text, name) for name in self.named)
        if difference.kind == "file":
            names = {file_name(_untranscoded(name)) for name in self.datasets}
            if difference.about.startswith(TOLD_BY_HOOKS):
                names |= {step.name or step.label for step in self.steps} | self.datasets
                return all(any(name in line for name in names) for line in difference.lines)
            return any(name in difference.about for name in names)
        if difference.kind == "message":
            words = difference.about.split()
            return any(step.label in words for step in self.steps)
        return difference.about in self.datasets or any(
            difference.about in (step.name, step.label) for step in self.steps
        )


def excused(
    found: Sequence[Difference],
    diagnostics: Iterable[Diagnostic],
    draft: Draft,
    form: str,
    kedro: Outcome,
) -> tuple[list[Difference], tuple[str, ...]]:
    """The differences that no diagnostic speaks of, and the codes of those that excuse the others."""
    left, codes = list(found), []
    reaches: list[Reach] = []
    for diagnostic in diagnostics:
        kinds = _SPEAKS_OF.get(diagnostic.code)
        if diagnostic.code == "K2D544" and form == "memory":
            rest = [other for other in left if not _is_of_order(other, draft, kedro)]
        elif kinds is None:
            continue
        else:
            reach = _reach(diagnostic, draft)
            if "file" in kinds:
                reaches.append(reach)
            rest = [other for other in left if not (other.kind in kinds and reach.has(other))]
            if _has_outcome(left) and not _has_outcome(rest):
                # What a run that fails does not come to follows from that.
                rest = []
        if len(rest) < len(left):
            codes.append(diagnostic.code)
            left = rest
    # Each line of a file may have a diagnostic of its own.
    left = [other for other in left if not _is_told_by_lines(other, reaches)]
    return left, tuple(dict.fromkeys(codes))


def _is_told_by_lines(difference: Difference, reaches: Sequence[Reach]) -> bool:
    lines = difference.lines if difference.about.startswith(TOLD_BY_HOOKS) else ()
    alone = [replace(difference, lines=(line,)) for line in lines]
    return bool(alone) and all(any(reach.has(line) for reach in reaches) for line in alone)


def _has_outcome(found: Iterable[Difference]) -> bool:
    return any(other.kind in _FAILURE for other in found)


def _is_of_order(difference: Difference, draft: Draft, kedro: Outcome) -> bool:
    """Whether something differs where nodes that do not depend on each other change places."""
    if kedro.run.state == "failed":
        return difference.kind != "outcome"
    is_of_hooks = difference.kind == "file" and difference.about.startswith(TOLD_BY_HOOKS)
    shares_state = {"inputs changed in place", "hook ChangeLoaded", "own class that appends"}
    return (is_of_hooks and difference.is_of_order) or bool(shares_state & set(draft.features))


def _reach(diagnostic: Diagnostic, draft: Draft) -> Reach:
    named = {diagnostic.subject, *_QUOTED.findall(diagnostic.message)}
    named |= {
        name
        for name, entry in draft.catalog.items()
        if isinstance(entry, dict) and entry.get("credentials") in named
    }
    steps = [step for step in draft.steps if step.name in named or step.label in named]
    parameters = {name.removeprefix("params:").partition(".")[0] for name in named}
    steps += [step for step in draft.steps if _reads_parameter(step, parameters)]
    datasets = named | {name for step in steps for name in step.outputs}
    reach = Reach(frozenset(named), frozenset(datasets), tuple(steps))
    return _with_what_follows(reach, draft)


def _mentions(text: str, name: str) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", text) is not None


def _reads_parameter(step: Step, names: set[str]) -> bool:
    read = [name for name in step.inputs if name.startswith("params:")]
    tops = {name.removeprefix("params:").partition(".")[0] for name in read}
    return bool(tops & names) or (_WHOLE in step.inputs and bool(names))


def _with_what_follows(reach: Reach, draft: Draft) -> Reach:
    while True:
        plain = {_untranscoded(name) for name in reach.datasets}
        more = [
            step
            for step in draft.steps
            if step not in reach.steps and plain & set(map(_untranscoded, step.inputs))
        ]
        if not more:
            return reach
        made = {name for step in more for name in step.outputs}
        reach = replace(reach, datasets=reach.datasets | made, steps=(*reach.steps, *more))


def _untranscoded(name: str) -> str:
    return name.partition("@")[0]
