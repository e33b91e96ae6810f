"""Hooks are called in Kedro's order: those of one call, and the calls of one node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kedro_to_dagster.verify.comparing_hooks import Rules, compare_hooks
from kedro_to_dagster.verify.places import Places
from kedro_to_dagster.verify.running import NODES, HookCall, Run

_PLACES = Places(
    stored={},
    makers={},
    modules={"sell": "assets/shop.py"},
    nodes={},
    order={"sell": 0},
    root="src/shop_dagster",
)
_BOTH = ("shop.hooks.Trace", "shop.hooks.Timing")


def _told(kedro: Run, package: Run, again: Run | None = None, **rules: bool) -> list[str]:
    differences = compare_hooks(kedro, again, package, Rules(**rules), _PLACES)
    return [f"{each.kind}: {each.message} {each.look_at}" for each in differences]


def test_hooks_of_one_call() -> None:
    def ran(hooks: Sequence[str]) -> Run:
        call = HookCall("before_node_run", "sell", None, None, tuple(hooks))
        return Run(state="succeeded", hooks=Counter([call]))

    assert _told(ran(_BOTH), ran(_BOTH)) == []
    assert _told(ran(_BOTH), ran(_BOTH[::-1])) == [
        "order: 'before_node_run' for node 'sell': Kedro calls shop.hooks.Trace, then shop.hooks.Timing; "
        'the package shop.hooks.Timing, then shop.hooks.Trace. See the line @hooks.node("sell") in '
        "src/shop_dagster/assets/shop.py."
    ]
    (told,) = _told(ran(_BOTH), ran(_BOTH[1:]))
    assert told.startswith(
        "other hooks: 'before_node_run' for node 'sell': Kedro calls shop.hooks.Trace, then "
        "shop.hooks.Timing; the package shop.hooks.Timing. See"
    )


def _in_order(*calls: str, node: str | None = "sell") -> Run:
    return Run(state="succeeded", order={node: calls})


def test_the_calls_of_a_node() -> None:
    one, other = _in_order("'load'", "'run'"), _in_order("'run'", "'load'")
    assert _told(one, one) == []
    assert _told(one, other) == [
        "order: Hooks are called in another order for node 'sell': where Kedro has 'load', the package has "
        "'run'. See the line @hooks.node(\"sell\") in src/shop_dagster/assets/shop.py."
    ]
    # Kedro's own order varies, or several processes have orders of their own.
    assert _told(one, other, other) == []
    assert _told(one, other, counts_calls=False) == []
    assert _told(one, other, fails=True) == []


def test_the_calls_of_a_run() -> None:
    one = _in_order("'before_pipeline_run'", NODES, "'after_pipeline_run'", node=None)
    early = _in_order("'before_pipeline_run'", "'after_pipeline_run'", NODES, node=None)
    assert _told(one, early) == [
        "order: Hooks are called in another order: where Kedro has a call for a node, the package has "
        "'after_pipeline_run'. See hooks.executor(…) in src/shop_dagster/hooks.py."
    ]


def test_the_data_that_a_call_passes_on() -> None:
    def ran(passed: str) -> Run:
        call = HookCall("after_node_run", "sell", None, None, _BOTH[:1], passed)
        return Run(state="succeeded", hooks=Counter([call]))

    (told,) = _told(ran("the outputs sales"), ran("the outputs none"))
    assert told.startswith(
        "other data: 'after_node_run' for node 'sell': Kedro passes the outputs sales; the package the "
        "outputs none. See"
    )
    # A partition is a part of the data.
    assert _told(ran("a dict"), ran("a str"), counts_calls=False) == []
