"""Parameters that the configuration lacks."""

from __future__ import annotations

from typing import Any

import dagster as dg
import pytest
from kedro_to_dagster_runtime.missing import require, without


def test_a_mapping_without_what_the_run_was_not_given() -> None:
    values = {"a": 1, "b": None, "c": {"d": None}, "e": {"f": None, "g": None}, "h": None}
    assert without(values, "b", "c.d", "e.f") == {"a": 1, "e": {"g": None}, "h": None}
    assert values["e"] == {"f": None, "g": None}
    assert without({"b.c": None, "b": 9}, "b.c") == {"b": 9}


def test_a_mapping_with_what_the_run_was_given() -> None:
    assert without({"b": 1, "c": {"d": 0}}, "b", "c.d", "x.y") == {"b": 1, "c": {"d": 0}}


class _Parameters(dg.ConfigurableResource[Any]):
    depth: Any = None

    def setup_for_execution(self, context: dg.InitResourceContext) -> None:
        require(context, {"dive": {"depth": self.depth}, "swim": {"width": 1}})


@pytest.fixture
def definitions() -> tuple[dg.Definitions, list[str]]:
    called: list[str] = []

    def asset(name: str, **tags: Any) -> dg.AssetsDefinition:
        @dg.asset(name=name, op_tags=tags, required_resource_keys={"parameters"})
        def made() -> None:
            called.append(name)

        return made

    assets = [
        asset("calm", **{"kedro/node": "swim"}),
        asset("deep", **{"kedro/nodes": ["swim", "dive"]}),
    ]
    jobs = [dg.define_asset_job("all"), dg.define_asset_job("calm_job", selection="calm")]
    resources = {"parameters": _Parameters()}
    return dg.Definitions(assets=assets, jobs=jobs, resources=resources), called


def test_a_run_without_a_node_that_reads_it_is_not_stopped(
    definitions: tuple[dg.Definitions, list[str]],
) -> None:
    defs, called = definitions
    assert defs.resolve_job_def("calm_job").execute_in_process().success
    assert called == ["calm"]


def test_a_run_of_a_node_that_reads_it_fails_before_its_first_node(
    definitions: tuple[dg.Definitions, list[str]],
) -> None:
    defs, called = definitions
    with pytest.raises(dg.DagsterError) as error:
        defs.resolve_job_def("all").execute_in_process()
    assert isinstance(error.value.__cause__, ValueError)
    assert "Pipeline input(s) {'params:depth'} not found" in str(error.value.__cause__)
    assert called == []


def test_a_run_that_is_given_it_has_its_nodes(
    definitions: tuple[dg.Definitions, list[str]],
) -> None:
    defs, called = definitions
    config = {"resources": {"parameters": {"config": {"depth": 0}}}}
    assert defs.resolve_job_def("all").execute_in_process(run_config=config).success
    assert sorted(called) == ["calm", "deep"]


def test_without_a_run_nothing_is_required() -> None:
    with dg.build_resources({"parameters": _Parameters()}):
        pass


def test_what_the_run_was_given_stays_and_what_it_was_not_goes() -> None:
    given = {"a": {"b": None, "c": 1}, "d": {"e": 1}, "f": None}
    assert without(given, "a.b", "f") == {"a": {"c": 1}, "d": {"e": 1}}
    assert without(given, "d", "d.e") == given
    # A mapping that has nothing left is not there either.
    assert without({"a": {"b": None}}, "a.b") == {}
