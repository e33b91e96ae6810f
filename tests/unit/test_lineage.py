"""The picture of the pipelines."""

from __future__ import annotations

from kedro_to_dagster.kedro_model.node import Node
from kedro_to_dagster.lower.readme import lineage

from .models import node


def _module(made: Node) -> str:
    return made.name.partition(".")[0]


def _edges(*nodes: Node) -> list[tuple[str, str]]:
    return [(edge.source, edge.target) for edge in lineage(nodes, _module)]


def test_a_pipeline_reads_what_others_write() -> None:
    found = _edges(
        node("clean.a", ["raw"], ["clean"]),
        node("model.b", ["clean@pandas", "params:x", "more"], ["model"]),
        node("model.c", ["model"], ["scores"]),
        node("report.d", ["scores", "clean"], []),
    )
    assert found == [
        ("external", "clean"),
        ("external", "model"),
        ("clean", "model"),
        ("clean", "report"),
        ("model", "report"),
    ]


def test_it_does_not_change_with_each_node() -> None:
    before = _edges(node("clean.a", ["raw"], ["clean"]), node("model.b", ["clean"], ["model"]))
    after = _edges(
        node("clean.a", ["raw"], ["clean"]),
        node("clean.z", ["clean", "raw"], ["cleaner"]),
        node("model.b", ["clean", "cleaner"], ["model"]),
    )
    assert before == after


def test_a_single_pipeline_has_no_picture() -> None:
    assert _edges(node("clean.a", ["raw"], ["clean"]), node("clean.b", ["clean"], [])) == []


def test_pipelines_that_read_from_each_other_are_shown() -> None:
    found = _edges(node("a.x", ["1"], ["2"]), node("b.y", ["2"], ["3"]), node("a.z", ["3"], ["4"]))
    assert found == [("external", "a"), ("a", "b"), ("b", "a")]


def test_the_picture_has_a_bound() -> None:
    chain = [node(f"p{i:02}.n", [f"{i}", f"raw_{i}"], [f"{i + 1}"]) for i in range(50)]
    found = _edges(*chain)
    assert len(found) == 49
    assert "external" not in {source for source, _ in found}
    crowd = [node(f"p{i:02}.n", [f"{j}" for j in range(i)], [f"{i}"]) for i in range(12)]
    assert _edges(*crowd) == []
