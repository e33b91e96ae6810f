"""Parameters that the configuration lacks."""

from __future__ import annotations

import pytest
from kedro_to_dagster_runtime.given import given, without


@pytest.mark.parametrize("value", [0, "", False, [], 5])
def test_what_a_run_is_given_is_the_value(value: object) -> None:
    assert given(value, "model.depth") is value


def test_a_node_cannot_do_without_it() -> None:
    with pytest.raises(ValueError, match=r"'params:model\.depth' has no value"):
        given(None, "model.depth")


def test_a_mapping_without_what_the_run_was_not_given() -> None:
    values = {"a": 1, "b": None, "c": {"d": None}, "e": {"f": None, "g": None}, "h": None}
    assert without(values, "b", "c.d", "e.f") == {"a": 1, "e": {"g": None}, "h": None}
    assert values["e"] == {"f": None, "g": None}


def test_a_mapping_with_what_the_run_was_given() -> None:
    assert without({"b": 1, "c": {"d": 0}}, "b", "c.d", "x.y") == {"b": 1, "c": {"d": 0}}
