"""Several outputs of a node: what Kedro's own node makes of what a function returns is the measure."""

from __future__ import annotations

from collections import OrderedDict, UserDict, namedtuple
from collections.abc import Callable, Iterator
from typing import Any

import dagster as dg
import pandas as pd
import pytest
from kedro.pipeline import node
from kedro_to_dagster_runtime.outputs import by_key, in_order

Pair = namedtuple("Pair", ["x", "y"])


class Keep(dg.IOManager):
    """Keeps what is handed on for each output, in the order in which it is."""

    def __init__(self) -> None:
        self.outputs: dict[str, Any] = {}

    def load_input(self, context: dg.InputContext) -> Any:
        """Nothing is loaded."""

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        """Keep it."""
        self.outputs[context.name] = _plain(obj)


def _plain(value: Any) -> Any:
    if isinstance(value, pd.DataFrame):
        return value.to_dict()
    return ["iterator", *value] if isinstance(value, Iterator) else value


def _of_kedro(returned: Callable[[], Any], outputs: Any, name: str | None) -> Any:
    kedro_node = node(returned, None, outputs, name=name)
    try:
        found = kedro_node.run({})
    except ValueError as error:
        return type(error), str(error).replace(str(kedro_node), kedro_node.name)
    return {key: _plain(value) for key, value in found.items()}


def _of_dagster(returned: Callable[[], Any], outputs: Any, name: str | None) -> Any:
    check = by_key if isinstance(outputs, dict) else in_order

    @dg.multi_asset(
        name="split",
        outs={output: dg.AssetOut() for output in outputs},
        op_tags={"kedro/node": name or node(lambda: None, None, outputs).name},
    )
    def split():  # type: ignore[no-untyped-def]
        return check(returned(), *outputs)

    keep = Keep()
    try:
        dg.materialize([split], resources={"io_manager": keep})
    except dg.DagsterExecutionStepExecutionError as error:
        return type(error.__cause__), str(error.__cause__)
    except ValueError as error:
        return type(error), str(error)
    return keep.outputs


FRAME = {"a": [1, 2], "b": [3, 4]}
TWO = ["a", "b"]
KEYS = {"a": "a", "b": "b"}


@pytest.mark.parametrize(
    ("returned", "outputs"),
    [
        # In order.
        (lambda: (1, 2), TWO),
        (lambda: [1, None], TWO),
        (lambda: Pair(1, 2), TWO),
        # Dagster's own objects are data to Kedro.
        (lambda: (dg.Output(1), dg.MaterializeResult()), TWO),
        (lambda: {"a": dg.Output(1)}, {"a": "a"}),
        (lambda: "ab", TWO),
        (lambda: pd.DataFrame(FRAME), TWO),
        (lambda: {"a": 1, "b": 2}, TWO),
        (lambda: {1, 2}, TWO),
        (lambda: iter([1, 2]), TWO),
        (lambda: range(2), TWO),
        (lambda: None, TWO),
        (lambda: 5, TWO),
        (lambda: (1,), TWO),
        (lambda: (1, 2, 3), TWO),
        (lambda: [], TWO),
        (lambda: (pair for pair in [(1, 2), (3, 4)]), TWO),
        (lambda: (pair for pair in [[1, 2]]), TWO),
        (lambda: (each for each in [1, 2]), TWO),
        (lambda: (each for each in [(1, 2, 3)]), TWO),
        (lambda: (each for each in []), TWO),
        (lambda: (pd.DataFrame(FRAME), (each for each in [1])), TWO),
        # In a list of one.
        (lambda: [1], ["a"]),
        (lambda: (1,), ["a"]),
        (lambda: [[1, 2]], ["a"]),
        (lambda: 1, ["a"]),
        (lambda: "a", ["a"]),
        (lambda: [], ["a"]),
        (lambda: [1, 2], ["a"]),
        (lambda: None, ["a"]),
        (lambda: [(each for each in [1, 2])], ["a"]),
        (lambda: (each for each in [[1], [2]]), ["a"]),
        (lambda: (each for each in []), ["a"]),
        # By key.
        (lambda: {"a": 1, "b": 2}, KEYS),
        (lambda: {"b": 2, "a": 1}, KEYS),
        (lambda: OrderedDict(b=2, a=1), KEYS),
        (lambda: UserDict(a=1, b=2), KEYS),
        (lambda: {"a": 1}, KEYS),
        (lambda: {"a": 1, "b": 2, "c": 3}, KEYS),
        (lambda: {"a": 1, "c": 2}, KEYS),
        (lambda: {}, KEYS),
        (lambda: (1, 2), KEYS),
        (lambda: pd.DataFrame(FRAME), KEYS),
        (lambda: Pair(1, 2), KEYS),
        (lambda: None, KEYS),
        (lambda: ({"a": each, "b": -each} for each in [1, 2]), KEYS),
        (lambda: (each for each in [{"a": 1}]), KEYS),
        (lambda: (each for each in [(1, 2)]), KEYS),
        (lambda: (each for each in []), KEYS),
        (lambda: {"a": (each for each in [1])}, {"a": "a"}),
        (lambda: {"a": 1}, {"a": "a"}),
        (lambda: ({"a": each} for each in [1, 2]), {"a": "a"}),
    ],
)
def test_what_kedro_takes_is_taken_and_what_it_refuses_is_refused_in_the_same_words(
    returned: Callable[[], Any], outputs: Any
) -> None:
    expected = _of_kedro(returned, outputs, "split")
    assert _of_dagster(returned, outputs, "split") == expected
    if isinstance(expected, dict):
        assert list(_of_dagster(returned, outputs, "split")) == list(expected)


@pytest.mark.parametrize("outputs", [[], {}])
@pytest.mark.parametrize("returned", [None, [], (), {}, [1], {"a": 1}, "text"])
def test_a_list_of_no_outputs_is_a_list(returned: Any, outputs: Any) -> None:
    try:
        of_kedro: Any = node(lambda given: given, "given", outputs, name="n").run(
            {"given": returned}
        )
    except ValueError as error:
        of_kedro = str(error).partition("\n")[2]

    @dg.op(tags={"kedro/node": "n"})
    def step() -> None:
        assert (by_key if isinstance(outputs, dict) else in_order)(returned) is None

    @dg.job
    def run_step() -> None:
        step()

    try:
        run_step.execute_in_process()
    except ValueError as error:
        assert str(error).partition("\n")[2] == of_kedro
    else:
        assert of_kedro == {}


@pytest.mark.parametrize(
    "name",
    [None, "shop.split", "split-in-two", "<lambda>__0a1b2c3d", "partial(split)__0a1b2c3d", "é"],
)
def test_a_node_of_any_name_is_checked(name: str | None) -> None:
    assert _of_dagster(lambda: (1, 2), TWO, name) == {"a": 1, "b": 2}
    kind, text = _of_dagster(lambda: (1,), TWO, name)
    assert kind is ValueError
    assert "The node function returned 1 output(s), whereas the node definition contains 2" in text
    assert "lambda>(" not in text


def test_outputs_are_handed_on_in_the_order_of_the_node_not_of_the_dictionary() -> None:
    found = _of_dagster(lambda: {"a": 1, "b": 2}, {"b": "b", "a": "a"}, "split")
    assert list(found.items()) == [("b", 2), ("a", 1)]
