"""Rules of the section `nodes` in `dagster.yml`: which nodes they fit, and which is the strongest."""

from __future__ import annotations

from typing import Any

import pytest
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.errors import UsageError
from kedro_to_dagster.inspect.config.places import Places
from kedro_to_dagster.inspect.dagster_yml.by_path import EXECUTOR, IO_MANAGER, read_by_path
from kedro_to_dagster.inspect.dagster_yml.node_rules import RegisteredNode, node_settings

NODES = {
    name: RegisteredNode(
        name=name,
        tags=frozenset(tags),
        namespace=name.rpartition(".")[0] or None,
        pipelines=frozenset({"__default__", pipeline}),
    )
    for name, tags, pipeline in (
        ("a.b.train", ["gpu", "slow"], "training"),
        ("a.load", [], "training"),
        ("report", ["slow"], "reporting"),
    )
}


def pools(section: dict[str, Any], log: DiagnosticLog | None = None) -> dict[str, str | None]:
    settings = node_settings(section, NODES, Places(), log or DiagnosticLog())
    return {setting.node: setting.pool for setting in settings}


@pytest.mark.parametrize(
    ("rule", "fitting"),
    [
        ("__default__", {"a.b.train", "a.load", "report"}),
        ("tag:gpu", {"a.b.train"}),
        ("tag:s*", {"a.b.train", "report"}),
        ("namespace:a", {"a.b.train", "a.load"}),
        ("namespace:a.b", {"a.b.train"}),
        ("namespace:a.b*", {"a.b.train"}),
        ("namespace:*", {"a.b.train", "a.load"}),
        ("pipeline:reporting", {"report"}),
        ("*.load", {"a.load"}),
        ("a.load", {"a.load"}),
    ],
)
def test_a_rule_fits_the_nodes_that_it_describes(rule: str, fitting: set[str]) -> None:
    assert pools({rule: {"pool": "x"}}) == dict.fromkeys(fitting, "x")


def test_the_more_particular_rule_is_the_stronger_wherever_it_stands() -> None:
    rules = ["a.b.train", "*train", "tag:gpu", "namespace:a", "pipeline:training", "__default__"]
    for first, _ in enumerate(rules):
        section = {rule: {"pool": rule} for rule in rules[first:]}
        assert pools(section)["a.b.train"] == rules[first]
    assert pools({"tag:slow": {"pool": "1"}, "tag:gpu": {"pool": "2"}})["a.b.train"] == "2"
    assert pools({"tag:gpu": {"pool": "2"}, "tag:slow": {"pool": "1"}})["a.b.train"] == "1"


def test_entries_are_merged_key_by_key_and_tag_by_tag() -> None:
    (own,) = node_settings(
        {
            "tag:gpu": {"pool": "x", "tags": {"a": "1", "b": "1"}, "retry_policy": {}},
            "a.b.train": {"tags": {"b": "2"}},
        },
        NODES,
        Places(),
        DiagnosticLog(),
    )
    assert (own.pool, dict(own.tags)) == ("x", {"a": "1", "b": "2"})
    assert own.retry_policy is not None


@pytest.mark.parametrize(
    "rule", ["tag:gpus", "namespace:c", "pipeline:train", "*.lod", "tag:", "[x]"]
)
def test_a_rule_that_fits_nothing_is_reported(rule: str) -> None:
    log = DiagnosticLog()
    assert pools({rule: {"pool": "x"}}, log) == {}
    assert [(entry.code, entry.subject) for entry in log.entries] == [("K2D525", rule)]


@pytest.mark.parametrize("name", ["lod", "tags:gpu"])
def test_a_node_that_there_is_not_is_an_error(name: str) -> None:
    with pytest.raises(UsageError, match=r"nodes\.") as error:
        pools({name: {"pool": "x"}})
    assert error.value.code == "K2D951"


def executor(given: dict[str, Any], log: DiagnosticLog | None = None) -> Any:
    return read_by_path(EXECUTOR, given, ("executors", "x"), Places(), log or DiagnosticLog())


def test_an_executor_by_its_path_is_checked_against_its_schema() -> None:
    path = "dagster:multiprocess_executor"
    assert executor({"path": path, "config": {"max_concurrent": 2}}).path == path
    with pytest.raises(UsageError, match=r"executors\.x\.config.*max_concurren") as error:
        executor({"path": path, "config": {"max_concurren": 2}})
    assert error.value.code == "K2D979"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("dagster.multiprocess_executor", "form module:name"),
        ("dagster:multiproces_executor", "has no 'multiproces_executor'"),
        ("dagster.nowhere:x", "there is no module 'dagster.nowhere'"),
        ("dagster:Definitions", "no dagster.ExecutorDefinition"),
    ],
)
def test_a_path_that_leads_to_no_executor_is_an_error(path: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as error:
        executor({"path": path})
    assert error.value.code == "K2D979"


def test_an_i_o_manager_may_be_a_class_or_an_object() -> None:
    def io_manager(path: str, **config: Any) -> Any:
        given = {"path": path, "config": config}
        return read_by_path(IO_MANAGER, given, ("io_managers", "x"), Places(), DiagnosticLog())

    assert io_manager("dagster:FilesystemIOManager").path == "dagster:FilesystemIOManager"
    assert io_manager("dagster:FilesystemIOManager", base_dir="x").config == {"base_dir": "x"}
    assert io_manager("dagster:fs_io_manager").path == "dagster:fs_io_manager"
    for wrong in ("dagster:Definitions", "dagster:job", "dagster:in_process_executor"):
        with pytest.raises(UsageError, match="io_managers"):
            io_manager(wrong)
    with pytest.raises(UsageError, match=r"base_dirs"):
        io_manager("dagster:FilesystemIOManager", base_dirs="x")


def test_an_executor_that_is_installed_elsewhere_is_reported() -> None:
    log = DiagnosticLog()
    executor({"path": "nowhere_at_all.executors:x", "config": {"a": 1}}, log)
    assert [entry.code for entry in log.entries] == ["K2D526"]


def test_a_pipeline_may_be_named_by_a_pattern() -> None:
    assert pools({"pipeline:report*": {"pool": "x"}}) == {"report": "x"}
