"""`group_by`: which nodes are one step, what is passed on within, and what is refused."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from kedro_to_dagster.dagster_model.groups import GroupBody
from kedro_to_dagster.dagster_model.package import Package
from kedro_to_dagster.dagster_model.steps import Asset
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.errors import KedroToDagsterError, UsageError
from kedro_to_dagster.group_by import parse_group_by, parse_group_by_options, plain_group_by
from kedro_to_dagster.kedro_model.dagster_yml import (
    ConfiguredJob,
    GroupRule,
    NodeSettings,
    Orchestration,
    RetryPolicy,
    Selection,
)
from kedro_to_dagster.kedro_model.node import Node, Pipeline
from kedro_to_dagster.kedro_model.project import Project
from kedro_to_dagster.lower import lower
from kedro_to_dagster.lower.groups.groups import Group, Groups, _is_interrupted
from kedro_to_dagster.lower.names.naming import Names
from kedro_to_dagster.options import Options
from kedro_to_dagster.review.read_package import read_package
from kedro_to_dagster_runtime.copies import copied, in_memory
from kedro_to_dagster_runtime.streams import Chunks

from ..support.cases import GOLDEN
from .models import codes, node, project


def lowered(made: Project, group_by: Any = "memory", log: DiagnosticLog | None = None) -> Package:
    options = Options(project=Path(), group_by=parse_group_by(group_by, "group_by"))
    return lower(made, options, log or DiagnosticLog())


def groups(package: Package) -> dict[str, tuple[str, ...]]:
    return {asset.name: asset.nodes for asset in package.assets if len(asset.nodes) > 1}


def body_of(package: Package, name: str) -> GroupBody:
    asset = next(asset for asset in package.assets if asset.name == name)
    assert isinstance(asset.call, GroupBody)
    return asset.call


def in_namespace(one: Node, namespace: str) -> Node:
    return replace(one, namespace=namespace)


def tagged(one: Node, *tags: str) -> Node:
    return replace(one, tags=tags)


def of(nodes: Iterable[Node], declared: Iterable[str], **further: Iterable[Node]) -> Project:
    nodes = tuple(nodes)
    pipelines: Mapping[str, Iterable[Node]] = {"__default__": nodes, **further}
    return project(pipelines, declared=declared)


CHAIN = (
    node("clean", ["raw"], ["cleaned"]),
    node("split", ["cleaned"], ["train", "test"]),
    node("fit", ["train"], ["model"]),
    node("score", ["model", "test"], ["metrics"]),
)
STORED = ("raw", "model", "metrics")


def test_nodes_that_memory_joins_are_one_step_and_what_they_pass_on_is_no_asset() -> None:
    package = lowered(of(CHAIN, STORED))
    assert groups(package) == {"clean": ("clean", "split", "fit", "score")}
    (asset,) = package.assets
    assert [output.name for output in asset.outputs] == ["model", "metrics"]
    assert [given.name for given in asset.inputs] == ["raw"]
    # The model is loaded as it was stored.
    assert body_of(package, "clean").io_managers == ("model_io_manager",)


def test_without_group_by_each_node_is_a_step() -> None:
    assert groups(lowered(of(CHAIN, STORED), None)) == {}
    assert groups(lowered(of(CHAIN, STORED), "none")) == {}


def test_the_body_of_a_step_has_the_variables_of_all_its_nodes() -> None:
    clean, split, fit, score = CHAIN
    names = Names(
        variables={name: f"{name}_" for name in ("raw", "cleaned", "train", "test", "model")}
    )
    group = Group(name="ready", nodes=(split, clean), is_named=True, local=frozenset({"cleaned"}))
    made = Groups(every=(group,), _of_nodes={node.identity: group for node in group.nodes})
    assert group.first == clean
    assert made.of(clean) is made.of(split) is group
    assert made.together_with(clean) == (split, clean)
    assert made.variables_around(clean, names) == {"raw_", "cleaned_", "train_", "test_"}
    # Another node is a step by itself.
    assert made.of(fit) is None
    assert made.together_with(fit) == (fit,)
    assert made.variables_around(score, names) == {"model_", "test_"}
    assert [made.is_local(name) for name in ("cleaned", "cleaned@view", "train")] == [
        True,
        True,
        False,
    ]


def test_one_stored_dataset_gives_the_step_its_name() -> None:
    assert list(groups(lowered(of(CHAIN[:3], STORED)))) == ["clean"]
    (asset,) = lowered(of(CHAIN[:2], ("raw", "test", "train"))).assets[:1]
    assert isinstance(asset, Asset)
    chain = (node("a", ["raw"], ["m"]), node("b", ["m"], ["out"]))
    assert list(groups(lowered(of(chain, ("raw", "out"))))) == ["out"]


def test_a_dataset_that_nobody_reads_or_another_step_reads_stays_an_asset() -> None:
    nodes = (
        node("make", ["raw"], ["passed", "unread"]),
        node("use", ["passed"], ["out"]),
    )
    package = lowered(of(nodes, ("raw", "out")))
    (asset,) = package.assets
    assert [output.name for output in asset.outputs] == ["unread", "out"]


def test_a_step_that_confirms_has_the_context_for_it() -> None:
    first, *others = CHAIN
    assert not body_of(lowered(of(CHAIN[:3], STORED)), "clean").needs_context
    confirming = of([replace(first, confirms=("raw",)), *others[:2]], STORED)
    assert body_of(lowered(confirming), "clean").needs_context


def test_a_job_of_some_of_the_nodes_keeps_them_apart_and_is_reported() -> None:
    log = DiagnosticLog()
    package = lowered(of(CHAIN, STORED, fitting=CHAIN[2:]), log=log)
    assert groups(package) == {"clean": ("clean", "split")}
    assert codes(log).count("K2D541") == 2


def test_a_way_out_of_a_step_and_back_is_refused_and_told() -> None:
    nodes = (
        node("make", ["raw"], ["passed", "stored"]),
        node("look", ["stored"], ["seen"]),
        node("use", ["passed", "seen"], ["out"]),
    )
    with pytest.raises(KedroToDagsterError) as raised:
        lowered(of(nodes, ("raw", "stored", "seen", "out")))
    assert raised.value.code == "K2D991"
    assert "'make' (step 'make') → stored → 'look' → seen → 'use'" in raised.value.message


def test_two_steps_that_wait_for_each_other_are_refused() -> None:
    nodes = (
        node("a", ["raw"], ["x"]),
        node("b", ["x"], ["y"]),
        node("c", ["y"], ["z"]),
        node("d", ["z"], ["out"]),
    )
    listed = {"one": ["a", "c"], "two": ["b", "d"]}
    with pytest.raises(KedroToDagsterError, match=r"step 'one'.*step 'two'") as raised:
        lowered(of(nodes, ("raw", "x", "y", "z", "out")), listed)
    assert raised.value.code == "K2D991"


def test_namespaces_are_grouped_as_kedro_groups_them() -> None:
    from kedro.pipeline import node as kedro_node
    from kedro.pipeline import pipeline as kedro_pipeline

    made = (
        in_namespace(node("n.a.clean", ["raw"], ["n.a.x"]), "n.a"),
        in_namespace(node("n.fit", ["n.a.x"], ["n.y"]), "n"),
        in_namespace(node("m.fit", ["n.y"], ["m.y"]), "m"),
        node("end", ["m.y"], ["out"]),
    )
    kedro = kedro_pipeline(
        [
            kedro_node(
                print,
                [binding.dataset for binding in one.inputs],
                [binding.dataset for binding in one.outputs],
                name=one.name.rpartition(".")[2],
                namespace=one.namespace,
            )
            for one in made
        ]
    )
    expected = {
        group.name: tuple(group.nodes)
        for group in kedro.group_nodes_by("namespace")
        if len(group.nodes) > 1
    }
    names = [binding.dataset for one in made for binding in (*one.inputs, *one.outputs)]
    assert groups(lowered(of(made, names), "namespace")) == expected


def test_tags_make_steps_and_two_of_them_on_a_node_are_refused() -> None:
    nodes = [tagged(CHAIN[0], "early"), tagged(CHAIN[1], "early"), *CHAIN[2:]]
    assert groups(lowered(of(nodes, STORED), "tag")) == {"early": ("clean", "split")}
    nodes[0] = tagged(CHAIN[0], "early", "raw")
    with pytest.raises(UsageError, match="'clean' has the tags early, raw"):
        lowered(of(nodes, STORED), "tag")
    assert groups(lowered(of(nodes, STORED), ["tag:early"])) == {"early": ("clean", "split")}


def test_steps_are_listed_with_and_without_names() -> None:
    assert groups(lowered(of(CHAIN, STORED), ["fit", "score"])) == {"fit": ("fit", "score")}
    listed = {"training": ["score", "fit"], "ready": ["clean", "split"]}
    assert groups(lowered(of(CHAIN, STORED), listed)) == {
        "ready": ("clean", "split"),
        "training": ("fit", "score"),
    }


@pytest.mark.parametrize(
    ("group_by", "message"),
    [
        (["clean", "spit"], "no registered pipeline has a node 'spit'"),
        (["tag:late"], "node with the tag 'late'"),
        (["namespace:n"], "node in the namespace 'n'"),
        ([["clean", "split"], ["split", "fit"]], "can be in one step only"),
    ],
)
def test_what_there_is_not_and_what_is_there_twice_is_refused(group_by: Any, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        lowered(of(CHAIN, STORED), group_by)
    assert raised.value.code == "K2D996"
    assert message in raised.value.message.replace("; it can", ", can")


def test_a_listed_step_that_a_job_runs_in_part_is_refused() -> None:
    with pytest.raises(UsageError) as raised:
        lowered(of(CHAIN, STORED, fitting=CHAIN[2:]), ["split", "fit"])
    assert raised.value.code == "K2D994"


def test_the_nodes_of_a_step_run_in_the_order_of_kedro_run() -> None:
    """By levels, and by name in each, as the pipeline has them."""
    nodes = (
        node("z", ["raw"], ["made"]),
        node("b", ["made"], ["found"]),
        node("y", ["made"], ["kept"]),
        node("a", ["found"], ["left"]),
    )
    log = DiagnosticLog()
    assert groups(lowered(of(nodes, ("raw", "kept", "left")), log=log)) == {
        "z": ("z", "b", "y", "a")
    }
    assert "K2D544" not in codes(log)


def test_a_step_whose_nodes_read_what_the_first_reads_is_not_told() -> None:
    """Kedro loads it before all of them, too, or just after the first."""
    nodes = (node("a", ["raw"], ["made"]), node("b", ["made", "raw"]))
    log = DiagnosticLog()
    assert groups(lowered(of(nodes, ("raw",)), log=log)) == {"a": ("a", "b")}
    assert "K2D544" not in codes(log)


@pytest.mark.parametrize("where", ["between", "read later"])
def test_a_step_that_a_run_of_kedro_would_interrupt_is_told(where: str) -> None:
    """Another node is between its nodes, or one of them reads what the first does not."""
    other = node("m", ["raw"], ["other"])
    later = ["made"] if where == "between" else ["made", "more"]
    nodes = (node("a", ["raw"], ["made"]), other, node("n", later, ["kept"]))
    if where != "between":
        nodes = (nodes[0], nodes[2], other)
    log = DiagnosticLog()
    lowered(of(nodes, ("raw", "more", "other", "kept")), log=log)
    (entry,) = (entry for entry in log.entries if entry.code == "K2D544")
    assert "the steps 'a' are" in entry.message


def test_a_step_after_which_other_nodes_change_places_is_told() -> None:
    """To Kedro, what reads from its second node comes one level later."""
    nodes = (
        node("a", ["raw"], ["made", "kept"]),
        node("b", ["made"], ["found"]),
        node("z", ["kept"], ["left"]),
        node("c", ["found"], ["right"]),
    )
    log = DiagnosticLog()
    stored = ("raw", "kept", "found", "left", "right")
    assert groups(lowered(of(nodes, stored), log=log)) == {"a": ("a", "b")}
    (entry,) = (entry for entry in log.entries if entry.code == "K2D544")
    assert "the steps 'a' are" in entry.message


def test_settings_of_the_nodes_are_those_of_the_step_unless_they_differ() -> None:
    def made(*settings: NodeSettings) -> Project:
        return replace(of(CHAIN[:2], STORED), orchestration=Orchestration(nodes=settings))

    once, twice = RetryPolicy(max_retries=1), RetryPolicy(max_retries=2)
    log = DiagnosticLog()
    package = lowered(made(NodeSettings(node="clean", retry_policy=once, pool="p")), log=log)
    asset = next(asset for asset in package.assets if asset.name == "clean")
    assert asset.settings is not None
    assert (asset.settings.retry_policy, asset.settings.pool) == (once, "p")
    assert "K2D543" in codes(log)
    with pytest.raises(UsageError) as raised:
        lowered(
            made(
                NodeSettings(node="clean", retry_policy=once),
                NodeSettings(node="split", retry_policy=twice),
            )
        )
    assert raised.value.code == "K2D993"


def test_a_job_has_a_grouping_of_its_own_unless_another_has_its_nodes_apart() -> None:
    def made(second: tuple[Node, ...]) -> Project:
        jobs = (
            _job("grouped", CHAIN[:2], GroupRule.MEMORY),
            _job("plain", second, None),
        )
        return replace(of(CHAIN, STORED), orchestration=Orchestration(jobs=jobs))

    assert groups(lowered(made(CHAIN[2:]), None)) == {"clean": ("clean", "split")}
    with pytest.raises(UsageError) as raised:
        lowered(made(CHAIN), None)
    assert raised.value.code == "K2D997"


def _job(name: str, nodes: tuple[Node, ...], rule: GroupRule | None) -> ConfiguredJob:
    return ConfiguredJob(
        name=name,
        pipeline=Pipeline(name="__default__", nodes=nodes),
        selection=Selection(),
        group_by=rule,
        says_group_by=True,
    )


@pytest.mark.parametrize("value", [3, [], {}, "memroy", ["tag:"], [3], [["a"], "b"], {"a": "b"}])
def test_what_is_no_rule_and_no_list_of_steps_is_refused(value: Any) -> None:
    with pytest.raises(UsageError) as raised:
        parse_group_by(value, "group-by")
    assert raised.value.code == "K2D992"


@pytest.mark.parametrize(
    "value", ["memory", ["tag:a", "namespace:b.c", ["d", "e"]], [{"name": ["a", "b"]}], [["a"]]]
)
def test_what_is_kept_in_the_manifest_is_read_again(value: Any) -> None:
    parsed = parse_group_by(value, "group-by")
    assert parse_group_by(plain_group_by(parsed), "manifest") == parsed


def test_the_command_line_has_lists_with_commas() -> None:
    assert parse_group_by_options(["memory"]) is GroupRule.MEMORY
    given = parse_group_by_options(["tag:a", "b,c"])
    assert given == parse_group_by(["tag:a", ["b", "c"]], "")
    assert parse_group_by_options(["b,c"]) == parse_group_by([["b", "c"]], "")


# What nodes pass on ----------------------------------------------------------------------------


class _Held:
    """Tells how often it has been copied."""

    def __init__(self) -> None:
        self.copies = 0

    def __deepcopy__(self, memo: dict[int, Any]) -> _Held:
        made = copy.copy(self)
        made.copies += 1
        return made


def test_an_output_is_copied_once_and_each_reader_but_the_last_gets_a_copy() -> None:
    held = _Held()
    kept = in_memory(held)
    assert (kept.copies, copied(kept).copies) == (1, 2)
    assert in_memory(held, copy_mode="assign") is held
    one, other = in_memory([1], {2})
    assert (one, other) == ([1], {2})


def test_none_and_what_cannot_be_copied_are_refused_as_by_kedro() -> None:
    from kedro.io import DatasetError

    with pytest.raises(DatasetError, match="Saving 'None'"):
        in_memory(None)
    with pytest.raises(DatasetError, match="Failed while saving"):
        in_memory(each for each in ())


# What is read back -----------------------------------------------------------------------------


def test_the_reader_tells_the_nodes_of_a_step_apart() -> None:
    expected = GOLDEN / "group_by_memory" / "expected"
    files = {
        path.relative_to(expected).as_posix(): path.read_text(encoding="utf-8")
        for path in expected.rglob("*.py")
    }
    facts = read_package(files, "golden_group_by_memory_dagster")
    steps = {step.node: step for step in facts.steps}
    assert {step.name for step in facts.steps if step.is_grouped} == {"mix", "till"}
    wired = {
        name: (sorted(set(step.inputs.values())), step.outputs, sorted(step.parameters))
        for name, step in steps.items()
    }
    assert wired == {
        "mix": (["flour"], ("dough", "bags"), ["loaves"]),
        "fold_bags": (["bags"], (), []),
        "knead": (["dough"], ("kneaded",), []),
        "bake": (["kneaded"], ("loaves",), ["oven"]),
        "open_guest_book": (["bags"], ("guest_book",), []),
        "take_crumbs": (["dough"], ("crumbs",), []),
        "taste": (["crumbs", "guest_book", "loaves"], ("verdict",), []),
        "write_labels": (["loaves"], ("labels",), []),
        "set_prices": (["loaves"], ("prices",), []),
        "sell": (["prices"], ("till",), []),
    }
    assert steps["bake"].function == "golden_group_by_memory.pipelines.baking.nodes.bake"
    assert steps["bake"].docstring == "Bake the loaves."
    assert {step.node for step in facts.made_by(facts.jobs["__default__"])} == set(steps)


def test_chunks_are_saved_one_by_one_and_none_at_all_is_refused_as_by_kedro() -> None:
    from kedro.io import DatasetError

    assert in_memory(Chunks(iter([[1], [2]]))) == [2]
    with pytest.raises(DatasetError, match="has not been saved yet"):
        in_memory(Chunks(iter(())))
    with pytest.raises(DatasetError, match="Saving 'None'"):
        in_memory(Chunks(iter([[1], None])))


@pytest.mark.parametrize(
    ("inside", "is_interrupted"),
    [
        ("ab", False),
        ("bc", False),
        ("cd", False),
        ("abcd", False),
        ("ac", True),
        ("bd", True),
        ("d", False),
        ("", False),
    ],
)
def test_a_group_is_interrupted_by_nodes_of_others_between_its_own(
    inside: str, is_interrupted: bool
) -> None:
    nodes = {name: node(name, [], [f"{name}_out"]) for name in "abcd"}
    group: Any = SimpleNamespace(nodes=tuple(nodes[name] for name in inside))
    pipeline = Pipeline(name="p", nodes=tuple(nodes.values()))
    assert _is_interrupted(group, pipeline) is is_interrupted
