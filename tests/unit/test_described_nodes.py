"""Nodes that Kedro makes, and cannot run: they are errors of the project with the node's place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kedro.pipeline import node
from kedro_to_dagster.errors import ProjectError
from kedro_to_dagster.inspect.pipelines.pipelines import describe_node
from kedro_to_dagster.kedro_model.place import Place


def double(text: str) -> str:
    """A function of a node."""
    return text * 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"inputs": "text", "outputs": ""}, "has a dataset with an empty name"),
        ({"inputs": {"text": ""}, "outputs": "doubled"}, "has a dataset with an empty name"),
        (
            {"inputs": "text", "outputs": "doubled", "confirms": [""]},
            "has a dataset with an empty name",
        ),
        ({"inputs": "text", "outputs": "params:x"}, "writes 'params:x'"),
        (
            {"inputs": "text", "outputs": "doubled", "confirms": "parameters"},
            "confirms 'parameters'",
        ),
    ],
)
def test_what_a_node_can_neither_be_given_nor_make_is_an_error(
    arguments: dict[str, Any], told: str, tmp_path: Path
) -> None:
    made = node(double, name="double", **arguments)
    place = Place(file="src/shop/pipeline.py", line=8)
    with pytest.raises(ProjectError) as caught:
        describe_node(made, tmp_path, "shop", place)
    assert caught.value.code == "K2D939"
    assert caught.value.message.startswith(f"src/shop/pipeline.py:8: node 'double' {told}")
