"""Parameters that the configuration lacks."""

from __future__ import annotations

import pytest
from kedro_to_dagster_runtime.given import given


@pytest.mark.parametrize("value", [0, "", False, [], 5])
def test_what_a_run_is_given_is_the_value(value: object) -> None:
    assert given(value, "model.depth") is value


def test_a_node_cannot_do_without_it() -> None:
    with pytest.raises(ValueError, match=r"'params:model\.depth' has no value"):
        given(None, "model.depth")
