"""Compares how a run of Kedro's and one of the package ended."""

from __future__ import annotations

import re

from .places import Places
from .results import Difference
from .running import Failure, Run

# What Kedro's runners, and the package as they do, say of inputs that nothing provides.
_MISSING_INPUTS = re.compile(r"Pipeline input\(s\) \{(.*?)\} not found in the ")

# What they say of credentials that are not there.
_MISSING_CREDENTIALS = re.compile(r"(?:Unable to find|There are no) credentials '(.*?)'")

_UNSAID = "no reason was given"


def state_in_words(kedro: Run, package: Run) -> str:
    """How both ended, in words."""
    if kedro.state == package.state == "succeeded":
        return "succeeded"
    if kedro.state == package.state:
        return f"both {kedro.state}: {_reason(kedro)}"
    return f"Kedro {kedro.state}, package {package.state}"


def _reason(run: Run) -> str:
    """Why a run has failed, in one line."""
    return next(iter(_reasons(run)), _UNSAID)


def _reasons(run: Run) -> list[str]:
    """Why a run has failed: what it says line by line, where one that ends in a colon goes on."""
    text = run.failures[0].text if run.failures else _last_line(run.printed)
    lines: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if lines and lines[-1].endswith(":"):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return lines


def _reasons_of_both(kedro: Run, package: Run) -> tuple[str, str]:
    """Why both have failed: the first lines that are not the same, or all where one says more."""
    one, other = _reasons(kedro), _reasons(package)
    differing = next((pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]), None)
    return differing or (" ".join(one) or _UNSAID, " ".join(other) or _UNSAID)


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip(" │╰─╯")]
    return lines[-1] if lines else ""


def compare_outcomes(
    kedro: Run, again: Run | None, package: Run, places: Places
) -> list[Difference]:
    """Compare how runs ended: an error is the same where it says the same, or varies by itself."""
    if kedro.state == package.state == "succeeded":
        return []
    node = next((failure.node for failure in package.failures if failure.node), None)
    node = node or places.node_named_in(_reason(package))
    if kedro.state != package.state:
        failed, how = (package, "the package") if kedro.state == "succeeded" else (kedro, "Kedro")
        at = node if failed is package else None
        where = f" in '{at}'" if at else ""
        place = _see(at, places)
        return [
            Difference(
                aspect="outcome",
                kind="state",
                message=f"Kedro's run {_verb(kedro)}, the package's {_verb(package)}{where}: "
                f"{_reason(failed)}",
                look_at=f"{place}Run it by itself and see what {how} prints; its folder stays with --keep.",
                node=node,
            )
        ]
    expected = kedro.failures[0] if kedro.failures else Failure("")
    varies = again is not None and again.failures[:1] != kedro.failures[:1]
    for failure in package.failures or (Failure(""),):
        is_same = _comparable(failure.text) == _comparable(expected.text)
        if is_same or (varies and failure.type == expected.type):
            return []
    one, other = _reasons_of_both(kedro, package)
    return [
        Difference(
            aspect="outcome",
            kind="error",
            message=f"Both fail, Kedro with '{one}' and the package with '{other}'.",
            look_at=f"{_see(expected.node or node, places)}Compare what both print; their folders stay "
            "with --keep.",
            node=expected.node or node,
        )
    ]


def _see(node: str | None, places: Places) -> str:
    return f"See node '{node}' in {places.module_of(node)}. " if node else ""


def _comparable(text: str) -> object:
    """What a message tells: one about missing inputs, which have no fixed order, their names."""
    names = _MISSING_INPUTS.search(text)
    credentials = _MISSING_CREDENTIALS.search(text)
    if credentials is not None:
        return ("credentials", credentials[1])
    return text if names is None else frozenset(names[1].split(", "))


def _verb(run: Run) -> str:
    return {"ended": "ended without an answer"}.get(run.state, run.state)
