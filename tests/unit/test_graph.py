"""The graph of nodes: the order of nodes, the module of each, and which of them become assets."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.kedro_model.node import Node
from kedro_to_dagster.lower.graph import in_order, lower_graph

from .models import codes, node, project


def _names(nodes: tuple[Node, ...]) -> list[str]:
    return [node.name for node in nodes]


# Order --------------------------------------------------------------------------------------------

LETTERS = "abcdefgh"
graphs = st.lists(st.sets(st.integers(0, 7), max_size=3), min_size=1, max_size=8)


def _acyclic(reads: list[set[int]]) -> list[Node]:
    """Nodes each of which reads what some of those before it write."""
    return [
        node(
            f"node_{LETTERS[-position - 1]}",
            [f"data_{other}" for other in sorted(others) if other < position],
            [f"data_{position}"],
        )
        for position, others in enumerate(reads)
    ]


@settings(max_examples=150)
@given(graphs.map(_acyclic).flatmap(st.permutations))
def test_a_node_comes_after_those_whose_data_it_reads(nodes: list[Node]) -> None:
    ordered = in_order(nodes)
    assert sorted(_names(ordered)) == sorted(node.name for node in nodes)
    written: set[str] = set()
    for asset in ordered:
        assert {binding.dataset for binding in asset.inputs} <= written
        written |= {binding.dataset for binding in asset.outputs}


@settings(max_examples=150)
@given(
    graphs.map(_acyclic).flatmap(lambda nodes: st.tuples(st.just(nodes), st.permutations(nodes)))
)
def test_the_order_does_not_depend_on_the_order_of_the_registry(
    orders: tuple[list[Node], list[Node]],
) -> None:
    assert in_order(orders[0]) == in_order(orders[1])


def test_where_there_is_a_choice_the_alphabet_decides() -> None:
    nodes = [node("c", ["x"], ["y"]), node("b", [], ["z"]), node("a", ["y"], []), node("d")]
    assert _names(in_order(nodes)) == ["b", "c", "a", "d"]


def test_a_node_more_moves_no_other() -> None:
    nodes = [node("a", [], ["x"]), node("c", ["x"], ["y"]), node("e", ["y"], [])]
    more = [*nodes, node("b", ["x"], ["z"])]
    assert [name for name in _names(in_order(more)) if name != "b"] == _names(in_order(nodes))


def test_a_view_of_a_dataset_is_read_after_the_dataset_is_written() -> None:
    nodes = [node("a", ["cars@pandas"], []), node("b", [], ["cars@spark"])]
    assert _names(in_order(nodes)) == ["b", "a"]


def test_nodes_that_several_pipelines_make_a_cycle_of_come_last() -> None:
    nodes = [node("a", ["y"], ["x"]), node("b", ["x"], ["y"]), node("c", [], ["z"])]
    assert _names(in_order(nodes)) == ["c", "a", "b"]


# Modules ------------------------------------------------------------------------------------------


def _homes(**pipelines: list[Node]) -> dict[str, str]:
    kedro_project = project(
        {name.replace("default", "__default__"): each for name, each in pipelines.items()}
    )
    graph = lower_graph(kedro_project, DiagnosticLog())
    return {node.name: graph.pipeline_of[node.identity] for node in graph.nodes}


def test_a_node_lives_with_the_pipeline_that_it_is_registered_in() -> None:
    split, train = node("split"), node("train")
    assert _homes(default=[split, train], data=[split], model=[train]) == {
        "split": "data",
        "train": "model",
    }


def test_a_node_of_several_pipelines_lives_with_the_one_whose_folder_its_function_is_in() -> None:
    split = node("split", module="shop.pipelines.processing.nodes")
    homes = _homes(small=[split], processing=[split, node("a"), node("b")])
    assert homes["split"] == "processing"


def test_a_node_of_several_pipelines_and_of_no_folder_lives_with_the_smallest() -> None:
    split = node("split")
    assert _homes(all=[split, node("a")], split_only=[split])["split"] == "split_only"


def test_a_node_of_no_pipeline_but_the_default_goes_by_the_folder_of_its_function() -> None:
    split = node("split", module="shop.pipelines.processing.nodes")
    assert _homes(default=[split, node("train")]) == {
        "split": "processing",
        "train": "__default__",
    }


def test_the_folder_of_another_package_is_no_home() -> None:
    split = node("split", module="shopping.pipelines.processing.nodes")
    assert _homes(default=[split]) == {"split": "__default__"}


# Assets -------------------------------------------------------------------------------------------


def _assets(**pipelines: list[Node]) -> tuple[list[str], DiagnosticLog]:
    log = DiagnosticLog()
    return _names(lower_graph(project(pipelines), log).assets), log


def test_every_node_is_an_asset_with_outputs_or_without() -> None:
    names, log = _assets(one=[node("a", [], ["x"]), node("b", ["x"]), node("c", ["x"], ["y"])])
    assert names == ["a", "b", "c"]
    assert codes(log) == []


def test_a_node_of_several_pipelines_is_one_node() -> None:
    pipelines = {"one": [node("a", [], ["x"])], "two": [node("a", [], ["x"])]}
    assert _assets(**pipelines)[0] == ["a"]
    assert _names(lower_graph(project(pipelines), DiagnosticLog()).nodes) == ["a"]


def test_a_node_that_confirms_in_one_pipeline_only_is_another_one_there() -> None:
    confirming = replace(node("a", ["y"], ["x"]), confirms=("y",))
    pipelines = {"one": [node("a", ["y"], ["x"])], "two": [confirming]}
    assert _names(lower_graph(project(pipelines), DiagnosticLog()).nodes) == ["a", "a"]


def test_of_two_nodes_that_write_one_dataset_the_first_is_its_asset() -> None:
    names, log = _assets(one=[node("a", [], ["x"])], two=[node("b", [], ["x"])])
    assert names == ["a"]
    assert [(entry.code, entry.subject) for entry in log.entries] == [("K2D301", "b")]


def test_two_views_of_one_dataset_are_one_asset() -> None:
    names, log = _assets(one=[node("a", [], ["x@pandas"])], two=[node("b", [], ["x@spark"])])
    assert names == ["a"]
    assert codes(log) == ["K2D301"]


def test_a_node_that_would_close_a_cycle_is_no_asset() -> None:
    names, log = _assets(one=[node("a", ["y"], ["x"])], two=[node("b", ["x"], ["y"])])
    assert names == ["a"]
    assert [(entry.code, entry.subject) for entry in log.entries] == [("K2D302", "b")]


def test_a_cycle_through_several_pipelines_is_opened_at_one_node() -> None:
    names, log = _assets(
        one=[node("a", ["z"], ["x"])],
        two=[node("b", ["x"], ["y"])],
        three=[node("c", ["y"], ["z"])],
    )
    assert names == ["a", "b"]
    assert codes(log) == ["K2D302"]


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(st.sets(st.integers(0, 5), max_size=3), st.sets(st.integers(0, 5), max_size=2)),
        min_size=1,
        max_size=6,
    )
)
def test_assets_have_no_cycle_and_each_dataset_one_writer_whatever_the_pipelines_are(
    graph: list[tuple[set[int], set[int]]],
) -> None:
    # Each node in a pipeline of its own, as Kedro lets no pipeline have a cycle or two writers.
    nodes = [
        node(f"n{position}", [f"d{i}" for i in reads - writes], [f"d{i}" for i in writes])
        for position, (reads, writes) in enumerate(graph)
    ]
    names, log = _assets(**{f"p{node.name}": [node] for node in nodes})
    assets = [node for node in nodes if node.name in names]
    written = [binding.dataset for asset in assets for binding in asset.outputs]
    assert len(written) == len(set(written))
    done: set[str] = set(names)
    for asset in in_order(assets):
        done.discard(asset.name)
        writers = {other.name for other in assets for binding in other.outputs
                   if binding.dataset in {read.dataset for read in asset.inputs}}  # fmt: skip
        assert not writers & done
    left_out = {node.name for node in nodes} - set(names)
    assert left_out == {entry.subject for entry in log.entries}


def test_an_empty_pipeline_is_reported() -> None:
    _, log = _assets(one=[], two=[node("a", [], ["x"])])
    assert [(entry.code, entry.subject) for entry in log.entries] == [("K2D502", "one")]
