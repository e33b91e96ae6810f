"""The views of a transcoded dataset: a node gets the one that it names, whichever node has saved it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from kedro_to_dagster.kedro_model.node import Node
from kedro_to_dagster.kedro_model.place import Place
from kedro_to_dagster.lower.names.naming import Names
from kedro_to_dagster.lower.steps.inputs import Views

from .models import node, project

WRITES, WRITES_OTHER = node("w", [], ["ship@wide"]), node("v", [], ["ship@long"])
READS = node("r", ["ship@wide", "ship@long"], ["o"])
NAMES = Names(io_manager_keys={"ship@wide": "wide", "ship@long": "long"})


def _managers(
    assets: list[Node], others: list[Node], lines: Mapping[str, int]
) -> dict[str, str | None]:
    """The I/O manager that each view is loaded by, where an input names one."""
    nodes = [*assets, *others]
    made = {dataset.name: dataset for dataset in project({"p": nodes}).datasets}
    datasets = {
        name: replace(dataset, place=Place(file="catalog.yml", line=lines.get(name)))
        for name, dataset in made.items()
    }
    views = Views.of(assets, nodes, datasets)
    return {
        name: views.io_manager_key(datasets[name], NAMES) for name in sorted(NAMES.io_manager_keys)
    }


@pytest.mark.parametrize("first", ["ship@wide", "ship@long"])
def test_what_no_node_writes_is_saved_by_the_first_view_of_the_catalog(first: str) -> None:
    managers = _managers([READS], [], {"ship@wide": 2, "ship@long": 3} | {first: 1})
    assert [view for view, manager in managers.items() if manager is None] == [first]


def test_the_view_that_an_asset_saves_needs_no_name() -> None:
    lines = {"ship@long": 1, "ship@wide": 2}
    assert _managers([WRITES, READS], [], lines) == {"ship@long": "long", "ship@wide": None}


def test_views_are_named_where_another_node_saves_the_dataset_by_another_one() -> None:
    lines = {"ship@long": 1, "ship@wide": 2}
    managers = _managers([WRITES, READS], [WRITES_OTHER], lines)
    assert managers == {"ship@long": "long", "ship@wide": "wide"}


def test_a_second_writer_of_the_same_view_changes_nothing() -> None:
    again = node("again", [], ["ship@wide"])
    lines = {"ship@long": 1, "ship@wide": 2}
    assert _managers([WRITES, READS], [again], lines) == {"ship@long": "long", "ship@wide": None}
