"""Compares the calls of hooks: which ones, how often, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .places import Places
from .results import Difference
from .running import HookCall, Run

# Hooks that are called once in each process of a run.
_OF_PROCESSES = frozenset({"after_context_created", "after_catalog_created"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What may differ by intent.

    `counts_calls` is false where a node may run several times in the package (partitions) or in several
    processes; `fails` is true where both runs fail: Kedro stops at the first error, and Dagster goes on
    with what does not depend on it.
    """

    counts_calls: bool = True
    fails: bool = False


def compare_hooks(
    kedro: Run, again: Run | None, package: Run, rules: Rules, places: Places
) -> list[Difference]:
    """Compare the calls that are the same in both runs of Kedro's with those of the package."""
    again = again or kedro
    if not rules.counts_calls:
        # A partition is a part of the data.
        kedro, again, package = map(_without_data, (kedro, again, package))
    differences = list(_counts(kedro, again, package, rules, places))
    if rules.counts_calls and not rules.fails and not differences:
        differences += _orders(kedro, again, package, places)
    return differences


def _without_data(run: Run) -> Run:
    calls: Counter[HookCall] = Counter()
    for call, count in run.hooks.items():
        calls[replace(call, passed="")] += count
    return replace(run, hooks=calls)


def _counts(
    kedro: Run, again: Run, package: Run, rules: Rules, places: Places
) -> Iterator[Difference]:
    counterparts = _counterparts(kedro, package)
    for call in sorted({*kedro.hooks, *package.hooks}, key=lambda call: _place(call, places)):
        expected, actual = kedro.hooks[call], package.hooks[call]
        if expected != again.hooks[call] or call in counterparts.values():
            continue
        counts = rules.counts_calls and call.name not in _OF_PROCESSES
        is_same = actual == expected if counts else bool(actual) == bool(expected)
        if is_same or (rules.fails and (actual > expected or call.name == "on_pipeline_error")):
            continue
        other = counterparts.get(call)
        if other is None:
            kind = "not called" if actual < expected else "called more often"
            often = f"{_times(expected)} by Kedro, {_times(actual)} by the package"
            message = f"{_call_in_words(call)}: {often}."
        else:
            kind, how = _unlike(call, other)
            message = f"'{call.name}'{_about(call)}: {how}."
        yield Difference(
            aspect="hooks",
            kind=kind,
            message=message,
            look_at=_look_at(call, places),
            node=call.node,
            dataset=call.dataset,
        )


def _counterparts(kedro: Run, package: Run) -> dict[HookCall, HookCall]:
    """The calls of Kedro's that the package makes in another way: to other hooks, or with other data."""
    more = {_subject(call): call for call in package.hooks if call not in kedro.hooks}
    return {
        call: more[_subject(call)]
        for call in kedro.hooks
        if call not in package.hooks and _subject(call) in more
    }


def _subject(call: HookCall) -> HookCall:
    return replace(call, hooks=(), passed="")


def _unlike(call: HookCall, other: HookCall) -> tuple[str, str]:
    """How the package makes a call, in words and as a kind of difference."""
    if call.hooks == other.hooks:
        return "other data", f"Kedro passes {call.passed}; the package {other.passed}"
    kind = "order" if sorted(call.hooks) == sorted(other.hooks) else "other hooks"
    return kind, f"Kedro calls {_in_turn(call.hooks)}; the package {_in_turn(other.hooks)}"


def _in_turn(hooks: Sequence[str]) -> str:
    return ", then ".join(hooks)


def _orders(kedro: Run, again: Run, package: Run, places: Places) -> Iterator[Difference]:
    """The first call of each node, and of the run, that comes at another time."""
    for node, expected in kedro.order.items():
        actual = package.order.get(node, ())
        if again.order.get(node) != expected or list(actual) == list(expected):
            continue
        both = zip((*expected, "none"), (*actual, "none"), strict=False)
        there, here = next(pair for pair in both if pair[0] != pair[1])
        about = f" for node '{node}'" if node else ""
        yield Difference(
            aspect="hooks",
            kind="order",
            message=f"Hooks are called in another order{about}: where Kedro has {there}, the package has "
            f"{here}.",
            look_at=_look_at(HookCall("", node, None, None, ()), places),
            node=node,
        )


def _place(call: HookCall, places: Places) -> tuple[int, str, str, str, tuple[str, ...]]:
    place = places.order.get(call.node or "", -1)
    return place, call.name, call.dataset or "", f"{call.error} {call.passed}", call.hooks


def _about(call: HookCall) -> str:
    about = [f"node '{call.node}'"] if call.node else []
    about += [f"dataset '{call.dataset}'"] if call.dataset else []
    return f" for {' and '.join(about)}" if about else ""


def _call_in_words(call: HookCall) -> str:
    error = f" with {call.error}" if call.error else ""
    return f"'{call.name}' of {', '.join(call.hooks)}{_about(call)}{error}"


def _look_at(call: HookCall, places: Places) -> str:
    if call.node:
        return f'See the line @hooks.node("{call.node}") in {places.module_of(call.node)}.'
    return f"See hooks.executor(…) in {places.root}/hooks.py."


def _times(count: int) -> str:
    return {0: "not called", 1: "called once"}.get(count, f"called {count} times")
