"""What `verify` runs on both sides: the jobs of the package, with the options of `kedro run`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.api import Generated
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.errors import UsageError
from kedro_to_dagster.kedro_model.dagster_yml import ConfiguredJob, Orchestration, Selection
from kedro_to_dagster.kedro_model.place import Place
from kedro_to_dagster.kedro_model.project import Project
from kedro_to_dagster.lower import lower
from kedro_to_dagster.options import Options
from kedro_to_dagster.verify import plan
from kedro_to_dagster.verify.places import places_of
from kedro_to_dagster.verify.plan import Plan, make_plan

from .models import node, project

SELL = node("sell", ["stock"], ["sales"])
# A pipeline that needs what no dataset of the project has.
LOST = node("lose", ["nowhere"], ["sales"])
SHOP = project(
    {"other": [node("tell", ["sales"])], "lost": [LOST], "__default__": [SELL], "empty": []},
    declared=["stock", "sales"],
)


def _plan(monkeypatch: pytest.MonkeyPatch, made: Project, chosen: Sequence[str] = ()) -> Plan:
    def generate(options: Options) -> Generated:
        log = DiagnosticLog()
        package = lower(made, options, log)
        return Generated(files=(), diagnostics=tuple(log.entries), project=made, package=package)

    monkeypatch.setattr(plan, "generate", generate)
    return make_plan(Options(project=Path()), chosen)


def test_each_pipeline_with_nodes_is_run_and_what_needs_no_name_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = _plan(monkeypatch, SHOP)
    assert [(target.name, target.job, target.arguments) for target in found.targets] == [
        ("__default__", "__default__", ()),
        ("other", "other", ("--pipeline=other",)),
        ("lost", None, ("--pipeline=lost",)),
    ]
    reasons = [target.reason for target in found.targets]
    assert reasons[:2] == [None, None]
    assert "nowhere" in str(reasons[2])
    assert found.project is SHOP
    assert not found.has_partitions


def test_what_only_memory_has_at_the_end_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    nodes = [
        node("fit", ["stock"], ["model", "sales", "done"]),
        node("score", ["model"], ["quality", "report"]),
    ]
    shop = project({"__default__": nodes}, declared=["stock", "sales"])
    found = _plan(monkeypatch, shop)
    assert found.left_in_memory(found.targets[0]) == ["done", "quality", "report"]
    found = _plan(monkeypatch, SHOP)
    assert found.left_in_memory(found.targets[0]) == []


def test_only_what_is_named_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    found = _plan(monkeypatch, SHOP, ["other"])
    assert [target.name for target in found.targets] == ["other"]
    with pytest.raises(UsageError, match=r"no pipeline or job 'othr' to verify.*'other'"):
        _plan(monkeypatch, SHOP, ["other", "othr"])


@pytest.mark.parametrize(
    ("selection", "arguments"),
    [
        (Selection(), ()),
        (Selection(pipeline_name="other", tags=("a", "b")), ("--pipeline=other", "--tags=a,b")),
        (
            Selection(from_nodes=("a",), to_nodes=("b",), node_names=("c", "d")),
            ("--from-nodes=a", "--to-nodes=b", "--nodes=c,d"),
        ),
        (
            Selection(from_inputs=("a",), to_outputs=("b",), namespaces=("c",)),
            ("--from-inputs=a", "--to-outputs=b", "--namespaces=c"),
        ),
    ],
)
def test_a_job_of_dagster_yml_is_the_part_of_a_pipeline_that_kedro_run_selects(
    selection: Selection, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ConfiguredJob(name="daily", pipeline=SHOP.pipelines[2], selection=selection)
    configured = replace(SHOP, orchestration=Orchestration(jobs=(job,)))
    (target,) = _plan(monkeypatch, configured).targets
    assert (target.name, target.job, target.arguments) == ("daily", "daily", arguments)


@pytest.mark.parametrize(
    ("config", "params", "has_other"),
    [
        ({}, {}, False),
        ({"resources": {"parameters": {"config": {"a": {"b": 1}}}}}, {"a": {"b": 1}}, False),
        ({"resources": {"parameters": {}}}, {}, False),
        ({"resources": {"stock_io_manager": {"config": {"filepath": "x"}}}}, {}, True),
        ({"execution": {"config": {"multiprocess": {}}}}, {}, True),
    ],
)
def test_what_a_job_changes_of_the_parameters_is_given_to_kedro_and_more_is_told(
    config: dict[str, Any], params: dict[str, Any], has_other: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ConfiguredJob(
        name="daily",
        pipeline=SHOP.pipelines[2],
        selection=Selection(),
        run_config=tuple(config.items()),
    )
    reads = node("read", ["stock", "params:a"], ["sales"])
    made = project({"__default__": [reads]}, parameters={"params:a": {"b": 2}})
    job = replace(job, pipeline=made.pipelines[0])
    configured = replace(made, orchestration=Orchestration(jobs=(job,)))
    (target,) = _plan(monkeypatch, configured).targets
    assert (target.params, target.has_other_config) == (params, has_other)


def test_a_job_that_cannot_run_is_told_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    job = ConfiguredJob(name="daily", pipeline=SHOP.pipelines[1], selection=Selection())
    configured = replace(SHOP, orchestration=Orchestration(jobs=(job,)))
    (target,) = _plan(monkeypatch, configured).targets
    assert target.job is None
    assert "nowhere" in str(target.reason)


def test_what_differs_is_looked_for_where_the_package_and_the_project_have_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sell = replace(
        SELL, function=replace(SELL.function, place=Place(file="src/shop/nodes.py", line=3))
    )
    # The second writer of a dataset is an op.
    again = node("mend", ["stock", "params:a"], ["sales"])
    made = project({"__default__": [sell], "mending": [again]}, parameters={"params:a": 1})
    found = _plan(monkeypatch, made)
    places = [places_of(found, target, Path("/work/shop")) for target in found.targets]
    default, mending = places
    assert default.root == "src/shop_dagster"
    assert default.stored == {"stock": "data/stock.txt", "sales": "data/sales.txt"}
    assert (default.makers, mending.makers) == ({"sales": "sell"}, {"sales": "mend"})
    modules = {place.module_of(name) for place, name in ((default, "sell"), (mending, "mend"))}
    assert modules == {"src/shop_dagster/assets/default.py", "src/shop_dagster/ops/mending.py"}
    assert (default.order, mending.order) == ({"sell": 0}, {"mend": 0})
    assert (default.functions, mending.functions) == ({"sell": "src/shop/nodes.py"}, {})
    ops = [name for name, of_node in mending.nodes.items() if of_node == "mend"]
    assert [mending.node_of(name) for name in (*ops, "other", None)] == ["mend", "other", None]
