"""Steps that are lowered: their order, the validators of what they load, and what is reported of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.dagster_model.config import ConfigClass, ConfigField
from kedro_to_dagster.dagster_model.package import Package
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.emit.code.layout import Layout
from kedro_to_dagster.emit.modules.checks import emit_checks
from kedro_to_dagster.kedro_model.dataset import DatasetClass, OpenValue
from kedro_to_dagster.kedro_model.function import Function, FunctionKind
from kedro_to_dagster.kedro_model.node import Node
from kedro_to_dagster.kedro_model.place import Place
from kedro_to_dagster.kedro_model.project import Environment, Hook, Project
from kedro_to_dagster.lower import lower
from kedro_to_dagster.lower.groups.order import in_turn
from kedro_to_dagster.lower.translating.facts import all_nodes
from kedro_to_dagster.options import Options

from .models import MEMORY, TEXT, codes, node, project


def _lower(kedro_project: Project) -> tuple[Package, DiagnosticLog]:
    log = DiagnosticLog()
    return lower(kedro_project, Options(project=Path()), log), log


def _with(kedro_project: Project, name: str, **values: Any) -> Project:
    """The project, with other values for a dataset."""
    datasets = [
        replace(dataset, **values) if dataset.name == name else dataset
        for dataset in kedro_project.datasets
    ]
    return replace(kedro_project, datasets=tuple(datasets))


BREWING = project({"__default__": [node("brew", ["water"], ["tea"])]})
CATALOG = Place(file="conf/base/catalog.yml", line=3)

# Order ---------------------------------------------------------------------------------------------------


def test_assets_stand_in_the_order_of_the_project_and_those_without_a_place_come_last() -> None:
    nodes = [
        replace(node("a", [], ["x"]), place=Place(file="b.py", line=3)),
        replace(node("b", [], ["y"]), place=Place(file="b.py", line=1)),
        node("c", [], ["z"]),
        replace(node("d", ["x"], ["w"]), place=Place(file="a.py", line=9)),
    ]
    package, _ = _lower(project({"__default__": nodes}))
    assert [asset.name for asset in package.assets] == ["w", "y", "x", "z"]


def _turns(*steps: tuple[Node, ...]) -> list[str]:
    return ["+".join(node.name for node in step) for step in in_turn(steps)]


A = node("a", ["raw"], ["x"])
B = node("b", ["x"], ["y"])
C = node("c", ["y@view", "params:p"], ["z"])
D = node("d", ["other"], ["w"])


def test_single_nodes_stay_in_their_order() -> None:
    assert _turns((C,), (A,), (C,)) == ["c", "a"]


def test_a_step_of_several_nodes_comes_behind_what_writes_for_any_of_them() -> None:
    later = node("later", ["w", "z"], ["end"])
    assert _turns((B, node("last", ["w"], ["v"])), (A,), (D,)) == ["a", "d", "b+last"]
    # `later` waits for `c`, which waits for `b` of the same step: a cycle comes last, as it stands.
    assert _turns((B, later), (C,), (A,), (D,)) == ["a", "d", "b+later", "c"]


def test_where_there_is_a_choice_steps_stay_as_they_come() -> None:
    assert _turns((D,), (A, B), (C,)) == ["d", "a+b", "c"]
    assert _turns((C,), (A, B), (D,)) == ["a+b", "c", "d"]
    assert _turns((C,), (D,), (A, B)) == ["d", "a+b", "c"]


# Checks --------------------------------------------------------------------------------------------------


def _checks(validator: Any, **values: Any) -> tuple[list[str], list[str]]:
    made = _with(BREWING, "water", validator=validator, place=CATALOG, **values)
    package, log = _lower(made)
    for entry in log.entries:
        assert (entry.subject, entry.place) == ("water", CATALOG)
    return [check.validator for check in package.checks], codes(log)


def test_a_validator_that_kedro_asks_on_load_is_a_check_too_and_reported() -> None:
    assert _checks("shop.Clean") == (["shop.Clean"], ["K2D312"])
    assert _checks({"class": "shop.Clean"}) == (["shop.Clean"], ["K2D312"])
    assert _checks({"class": "shop.Clean", "on": ["load", "save"]})[0] == ["shop.Clean"]


@pytest.mark.parametrize(
    ("name", "number"),
    [("hot-water", 1), ("kettle.water", 1), ("wässer", 0), ("ünï.water", 0), ("hot water", 0)],
)
def test_an_asset_whose_key_dagster_makes_no_name_of_has_no_check(name: str, number: int) -> None:
    made = _with(project({"__default__": [node("brew", [name], ["tea"])]}), name, validator="s.V")
    package, log = _lower(made)
    assert len(package.checks) == number
    assert ("K2D312" if number else "K2D314") in codes(log)
    text = emit_checks(package.checks, Layout(vendors_runtime=False))
    # Dagster itself makes the names that it does not take.
    exec(text, {})


@pytest.mark.parametrize(
    "validator",
    [None, {"class": "shop.Clean", "on": "save"}, {"class": "shop.Clean", "enabled": False}],
)
def test_one_that_is_not_asked_on_load_is_none(validator: Any) -> None:
    assert _checks(validator) == ([], [])


def test_data_in_memory_has_no_check() -> None:
    for dataset_class in (MEMORY, replace(TEXT, is_own_memory=True)):
        checks, _ = _checks("shop.Clean", dataset_class=dataset_class)
        assert checks == []


def test_a_project_that_validates_nothing_has_no_checks() -> None:
    made = _with(BREWING, "water", validator="shop.Clean")
    made = replace(made, settings=replace(made.settings, validates_datasets=False))
    assert _lower(made)[0].checks == ()


def test_a_validator_that_an_environment_lacks_is_no_check() -> None:
    made = _with(BREWING, "water", validator="shop.Clean")
    other = Environment(name="prod", datasets=BREWING.datasets, parameters=())
    package, _ = _lower(replace(made, other_environments=(other,)))
    assert package.checks == ()
    same = Environment(name="prod", datasets=made.datasets, parameters=())
    package, _ = _lower(replace(made, other_environments=(same,)))
    assert len(package.checks) == 1


def test_a_check_is_written_as_a_function_that_validates_the_data_of_its_asset() -> None:
    made = _with(BREWING, "water", validator="shop.Clean")
    package, _ = _lower(made)
    text = emit_checks(package.checks, Layout(vendors_runtime=False))
    assert text == (
        '"""Asset checks: the validators of the Kedro catalog."""\n'
        "\n"
        "import dagster as dg\n"
        "from kedro_to_dagster_runtime.checks import validate\n"
        "\n"
        "\n"
        '@dg.asset_check(asset="water", required_resource_keys={"water_io_manager"})\n'
        "def water_is_valid(context):\n"
        '    """Validate with `shop.Clean`."""\n'
        "    return validate(context, context.resources.water_io_manager)\n"
    )
    (check,) = package.checks
    deep = emit_checks((replace(check, key=("a", "b")),), Layout(vendors_runtime=False))
    assert 'asset=["a", "b"],' in deep


# What is said of an asset --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("metadata", "owners", "reported"),
    [
        ((("owners", ["a@b.org", "team:tea"]),), ("a@b.org", "team:tea"), []),
        ((("owners", "a@b.org"),), ("a@b.org",), []),
        ((("owners", ["nobody", 1, "a@b.org"]),), ("a@b.org",), ["K2D306", "K2D306"]),
        ((("owners", {"a": "b"}),), (), []),
    ],
)
def test_owners_are_those_that_dagster_takes(
    metadata: tuple[Any, ...], owners: tuple[str, ...], reported: list[str]
) -> None:
    package, log = _lower(_with(BREWING, "tea", metadata=metadata))
    (asset,) = package.assets
    assert asset.outputs[0].metadata.owners == owners
    assert codes(log) == reported


def test_a_tag_that_dagster_does_not_take_is_told_of_the_node_that_has_it() -> None:
    long = "x" * 64
    two = replace(node("brew", ["water"], ["tea", "steam"]), tags=(long, "hot"))
    package, log = _lower(project({"__default__": [two]}))
    (asset,) = package.assets
    assert {output.metadata.tags for output in asset.outputs} == {(("hot", ""),)}
    (told,) = log.entries
    assert (told.code, told.subject) == ("K2D306", "node 'brew'")
    assert told.message.startswith(f"the tag '{long}' of node 'brew' does not fit")


# What is reported ----------------------------------------------------------------------------------------

PREVIEW = Function(kind=FunctionKind.IMPORTABLE, module="shop.nodes", qualname="look")


def test_a_preview_is_reported_where_no_output_shows_it_or_where_a_run_calls_it() -> None:
    shown = replace(node("brew", ["water"], ["tea"]), preview=PREVIEW)
    bare = replace(node("pour", ["water"]), preview=PREVIEW)
    _, with_output = _lower(project({"__default__": [shown]}))
    _, without = _lower(project({"__default__": [bare]}))
    assert (codes(with_output), codes(without)) == (["K2D221"], ["K2D203"])


def test_what_is_in_memory_cannot_be_confirmed() -> None:
    confirming = replace(node("brew", ["water"], ["tea"]), confirms=("tea",))
    assert codes(_lower(project({"__default__": [confirming]}))[1]) == []
    in_memory = project({"__default__": [confirming]}, declared=["water"])
    assert "K2D218" in codes(_lower(in_memory)[1])


def test_data_in_memory_is_read_by_the_view_by_which_it_is_written() -> None:
    nodes = [node("a", ["water"], ["tea@hot"]), node("b", ["tea@cold"], ["ice"])]
    assert "K2D217" in codes(_lower(project({"__default__": nodes}, declared=["water", "ice"]))[1])
    same = [node("a", ["water"], ["tea@hot"]), node("b", ["tea@hot"], ["ice"])]
    assert "K2D217" not in codes(
        _lower(project({"__default__": same}, declared=["water", "ice"]))[1]
    )


def test_a_dataset_of_the_project_that_is_given_twice_is_loaded_once_which_is_reported() -> None:
    twice = project({"__default__": [node("brew", ["water", "water"], ["tea"])]})
    own = DatasetClass(module="shop.datasets", name="Tap", arguments=())
    assert codes(_lower(_with(twice, "water", dataset_class=own))[1]) == ["K2D216"]
    assert codes(_lower(twice)[1]) == []
    once = _with(BREWING, "water", dataset_class=own)
    assert codes(_lower(once)[1]) == []
    # A session loads it as Kedro does.
    with_session = replace(
        _with(twice, "water", dataset_class=own), session_classes=("shop.catalogs.Counting",)
    )
    assert codes(_lower(with_session)[1]) == []


# What a step does beside calling its function ------------------------------------------------------------


def _decorators(made: Project) -> dict[str, list[str]]:
    package, _ = _lower(made)
    return {
        asset.node: [decorator.name for decorator in asset.call.decorators]
        for asset in package.assets
    }


def test_a_step_confirms_what_its_node_confirms_unless_kedro_does_it() -> None:
    confirming = replace(node("brew", ["water"], ["tea"]), confirms=("water",))
    made = project({"__default__": [confirming]})
    assert _decorators(made) == {"brew": ["confirming"]}
    hook = Hook(name="shop.hooks.Own", specs=("before_node_run",))
    assert "confirming" not in _decorators(replace(made, hooks=(hook,)))["brew"]


def test_the_io_manager_of_memory_is_there_where_a_node_stores_nothing_or_in_memory() -> None:
    def keys(*nodes: Node, declared: tuple[str, ...] = ("water", "tea", "ice")) -> set[str]:
        package, _ = _lower(project({"__default__": nodes}, declared=declared))
        return {resource.key for resource in package.resources}

    brew, ring = node("brew", ["water"], ["tea"]), node("ring", [], [])
    assert "memory_io_manager" not in keys(brew)
    assert "memory_io_manager" in keys(brew, ring)
    assert "memory_io_manager" in keys(brew, declared=("water",))
    assert "memory_io_manager" not in keys(brew, node("sip", ["tea"]))


# Parameters that are given twice, or are classes ---------------------------------------------------------


def test_a_variable_for_a_parameter_that_is_given_twice_takes_no_name_of_the_body() -> None:
    """A list is made each time that it is asked for; the function's name is taken already."""
    twice = node("sizes", ["params:sizes", "params:sizes"], ["tea"])
    made = project({"__default__": [twice]}, parameters={"params:sizes": [1, 2]})
    (asset,) = _lower(made)[0].assets
    assert [name for name, _ in asset.call.variables] == ["sizes_"]
    once = project(
        {"__default__": [node("sizes", ["params:sizes"], ["tea"])]},
        parameters={"params:sizes": [1]},
    )
    (asset,) = _lower(once)[0].assets
    assert asset.call.variables == ()


def test_a_nested_class_is_filled_by_its_name_where_that_is_not_its_key() -> None:
    def filled(*fields: ConfigField) -> bool:
        return ConfigClass(name="Parameters", doc="", fields=fields).is_filled_by_name

    nested = ConfigField(
        name="model_options", key="model-options", annotation="X", nested_class="X"
    )
    same = ConfigField(name="options", key="options", annotation="X", nested_class="X")
    plain = ConfigField(name="a_b", key="a-b", annotation="int")
    assert filled(same, nested)
    assert not filled(same, plain) and not filled()


def test_a_node_of_several_pipelines_has_them_in_the_order_of_their_names() -> None:
    brew = node("brew", ["water"], ["tea"])
    made = project({"b": [brew], "a": [brew], "c": [node("pour", ["tea"], ["cup"])]})
    facts = all_nodes(made)
    assert [(each.name, each.pipelines) for each in facts.values()] == [
        ("brew", ("a", "b")), ("pour", ("c",)),
    ]  # fmt: skip


def test_requirements_of_hooks_that_a_run_must_give_are_reported() -> None:
    """Hooks read the whole configuration, in which something waits for a value."""
    open_value = OpenValue(text="${runtime_params:rate}", parameters=("rate",))
    made = _with(BREWING, "tea", arguments=(("filepath", open_value),))
    hook = Hook(name="shop.hooks.Own", specs=("before_node_run",))
    _, without = _lower(made)
    _, with_hooks = _lower(replace(made, hooks=(hook,)))
    more = [entry for entry in with_hooks.entries if entry.subject == "hooks"]
    assert [entry.subject for entry in without.entries if entry.subject == "hooks"] == []
    assert len(more) == 1 and "rate" in more[0].message
