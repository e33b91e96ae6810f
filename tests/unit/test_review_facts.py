"""What the code of a package says, and which parameters and environments are told as changed."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from kedro_to_dagster.review.compare import compare
from kedro_to_dagster.review.facts import Data, Facts, Job, Leaf, Spot, Step, Store

HERE, THERE = Spot(path="a.py", line=1), Spot(path="b.py", line=2)


def _expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _data(key: str, **others: Any) -> Data:
    given: dict[str, Any] = {
        "is_external": False, "io_manager": None, "facts": {}, "group": None, "tags": {},
    }  # fmt: skip
    return Data(key=key, spot=HERE, **{**given, **others})


def _step(node: str, *parameters: str, **others: Any) -> Step:
    given: dict[str, Any] = {
        "name": node, "module": "shop", "is_op": False, "function": f"shop.{node}", "inputs": {},
        "outputs": (), "output_names": {}, "parameter_names": {}, "tags": frozenset(),
        "docstring": "", "body": (), "settings": {}, "spot": HERE,
    }  # fmt: skip
    return Step(node=node, parameters=frozenset(parameters), **{**given, **others})


def test_an_asset_is_known_by_the_dataset_that_it_is() -> None:
    named = {"metadata": _expression("{'kedro/dataset': 'shop.raw#1'}")}
    facts = Facts(
        data={
            "raw": _data("raw", facts=named, io_manager="raw_io_manager"),
            "clean": _data("clean", io_manager="clean_io_manager"),
            "passed": _data("passed", io_manager="io_manager"),
            "done": _data("done"),
            "given": _data("given", is_external=True),
        },
        stores={
            "": {
                "clean_io_manager": Store(
                    dataset="shop.clean", type="x", arguments={}, is_memory=False, spot=HERE
                ),
                "io_manager": Store(
                    dataset=None, type="x", arguments={}, is_memory=True, spot=HERE
                ),
            }
        },
    )
    names = {key: facts.name_of(key) for key in (*facts.data, "nowhere")}
    assert names == {
        "raw": "shop.raw#1",
        "clean": "shop.clean",
        "passed": "passed",
        "done": "done",
        "given": "given",
        "nowhere": "nowhere",
    }
    # The asset of a node without outputs is its task.
    assert [key for key, data in facts.data.items() if data.is_task] == ["done"]
    written = ("clean", "done", "nowhere")
    assert facts.written(_step("make", outputs=written)) == ("clean", "nowhere")
    assert facts.written(_step("make", outputs=written, is_op=True)) == written
    assert facts.store_of(facts.data["done"]) is None
    assert facts.store_of(facts.data["clean"], "prod") is None


def test_a_job_has_the_steps_that_it_makes_also_where_nodes_share_a_name() -> None:
    one, other = _step("make"), _step("make", spot=THERE)
    facts = Facts(steps=(one, other))
    job = Job(name="daily", makes=frozenset({other.identity}), settings={}, spot=HERE)
    assert facts.made_by(job) == (other,)


def test_a_parameter_stands_in_the_class_of_its_mapping_or_in_its_field() -> None:
    facts = Facts(
        parameters={"": {"model.depth": Leaf(value="3", spot=HERE)}},
        mappings={"": Spot(path="all.py", line=9), "model": THERE},
    )
    found = {name: facts.spot_of_parameter(name) for name in ("parameters", "model", "season")}
    assert found == {"parameters": Spot(path="all.py", line=9), "model": THERE, "season": None}
    assert facts.spot_of_parameter("model.depth") == HERE


def _facts(*steps: Step, prod: dict[str, str] | None = None, **leaves: str | None) -> Facts:
    """Parameters of a package, those without a value as None."""

    def of(values: dict[str, Any]) -> dict[str, Leaf]:
        return {
            name.replace("__", "."): Leaf(value=value or "", spot=HERE, is_lacking=value is None)
            for name, value in values.items()
        }

    environments = {} if prod is None else {"prod": of(prod)}
    return Facts(steps=steps, parameters={"": of(leaves), **environments})


READS = _step("fit", "model")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (_facts(a="1"), _facts(a="2"), ["a: value from 1 to 2"]),
        (_facts(), _facts(a="1"), ["a is added (1)"]),
        (_facts(a="1"), _facts(), ["a is removed (was 1)"]),
        (_facts(model__a="1", model__b="2"), _facts(), ["model is removed (was with a, b)"]),
        (_facts(), _facts(model__a="1", model__b="2"), ["model is added (with a, b)"]),
        (_facts(model__a="1"), _facts(model__a="1", model__b="2"), ["model.b is added (2)"]),
        # One that nodes still read, and that has no value any more.
        (_facts(a="1"), _facts(a=None), ["a is removed (was 1; nodes read it)"]),
        (_facts(), _facts(a=None), ["a is added (without a value)"]),
        (_facts(a=None), _facts(a=None), []),
        (_facts(a=None), _facts(a="1"), ["a is added (1)"]),
        # No node reads them any more; nobody has removed them.
        (_facts(READS, model__a="1"), _facts(), ["fit is removed (reads params:model)"]),
        (_facts(prod={"a": "1"}), _facts(prod={"a": "2"}), ["a: value from 1 to 2 in prod"]),
        (_facts(prod={"a": "1"}), _facts(prod={}), ["a is removed in prod (was 1)"]),
        (
            _facts(READS, prod={"model.a": "1"}),
            _facts(prod={}),
            ["fit is removed (reads params:model)"],
        ),
        # What was a value becomes a mapping, and the other way round.
        (_facts(a="1"), _facts(a__b="1", a__c="2"), ["a: value from 1 to {b: 1, c: 2}"]),
        (_facts(m__a__b="1"), _facts(m__a="2"), ["m.a: value from {b: 1} to 2"]),
        (_facts(prod={"a": "1"}), _facts(), ["prod is removed"]),
        (_facts(), _facts(prod={"a": "1"}), ["prod is added"]),
    ],
)
def test_changes_of_parameters_and_environments_are_told_once(
    old: Facts, new: Facts, said: list[str]
) -> None:
    changes = compare(old, new)
    assert [change.said for change in changes] == said


def test_a_change_is_told_with_where_it_stands_now() -> None:
    (added,) = compare(_facts(), _facts(model__a="1"))
    (changed,) = compare(_facts(model__a="2"), _facts(model__a="1"))
    (removed,) = compare(_facts(model__a="2"), _facts())
    assert (added.spot, changed.spot, removed.spot) == (HERE, HERE, None)
