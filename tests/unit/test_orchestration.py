"""`dagster.yml` as a whole: jobs and what they name, and the part of a pipeline that Kedro selects."""

from __future__ import annotations

from typing import Any

import kedro.framework.project
import pytest
from kedro.pipeline import Pipeline as KedroPipeline
from kedro.pipeline import node as kedro_node
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.errors import UsageError
from kedro_to_dagster.inspect.config.places import Places
from kedro_to_dagster.inspect.dagster_yml import settings
from kedro_to_dagster.inspect.dagster_yml.orchestration import inspect_orchestration
from kedro_to_dagster.kedro_model.dagster_yml import (
    ConfiguredJob,
    FanOut,
    JobKind,
    Orchestration,
    RetryPolicy,
)
from kedro_to_dagster.kedro_model.node import Pipeline

from .models import codes, node


def _same(*values: Any) -> Any:
    return values


REGISTERED = {
    "__default__": KedroPipeline(
        [
            kedro_node(_same, "water", "tea@hot", name="brew", tags=["wet", "morning"]),
            kedro_node(_same, "tea@hot", "cup", name="pour", namespace="kitchen"),
            kedro_node(_same, "cup", "sip", name="drink", tags=["morning"]),
        ]
    ),
    "empty": KedroPipeline([]),
}
DESCRIBED = tuple(
    Pipeline(name=name, nodes=tuple(node(each.name, [], []) for each in pipeline.nodes))
    for name, pipeline in REGISTERED.items()
)


@pytest.fixture(autouse=True)
def _registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kedro.framework.project, "pipelines", REGISTERED)
    monkeypatch.setattr(settings, "registered", REGISTERED)


def _read(
    document: dict[str, Any], log: DiagnosticLog | None = None, missing: tuple[str, ...] = ()
) -> Orchestration:
    found = inspect_orchestration(
        {"dagster": document}, DESCRIBED, missing, Places(), log or DiagnosticLog()
    )
    assert found is not None
    return found


def _refused(document: dict[str, Any]) -> tuple[str, str]:
    with pytest.raises(UsageError) as error:
        _read(document)
    return error.value.code, str(error.value)


def _job(log: DiagnosticLog | None = None, **options: Any) -> ConfiguredJob:
    (job,) = _read({"jobs": {"daily": {"pipeline": {}, **options}}}, log).jobs or ()
    return job


def _selected(**filters: Any) -> list[str]:
    return [node.name for node in _job(pipeline=filters).pipeline.nodes]


# Selections ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("filters", "selected"),
    [
        ({}, ["brew", "kitchen.pour", "drink"]),
        ({"tags": ["wet"]}, ["brew"]),
        ({"tags": "morning"}, ["brew", "drink"]),
        ({"from_nodes": ["kitchen.pour"]}, ["kitchen.pour", "drink"]),
        ({"to_nodes": ["brew"]}, ["brew"]),
        ({"node_names": ["drink"]}, ["drink"]),
        ({"from_inputs": ["cup"]}, ["drink"]),
        ({"to_outputs": ["cup"]}, ["brew", "kitchen.pour"]),
        ({"to_outputs": ["tea"]}, ["brew"]),
        ({"node_namespaces": ["kitchen"]}, ["kitchen.pour"]),
        ({"node_namespace": "kitchen"}, ["kitchen.pour"]),
        ({"from_nodes": ["brew"], "to_nodes": ["kitchen.pour"]}, ["brew", "kitchen.pour"]),
    ],
)
def test_a_job_has_the_nodes_that_kedro_selects(
    filters: dict[str, Any], selected: list[str]
) -> None:
    assert _selected(**filters) == selected


@pytest.mark.parametrize(
    ("key", "name", "what", "alike"),
    [
        ("from_nodes", "brow", "node", "brew"),
        ("to_nodes", "brow", "node", "brew"),
        ("node_names", "drank", "node", "drink"),
        ("from_inputs", "cap", "dataset", "cup"),
        ("to_outputs", "teas", "dataset", "tea"),
        ("node_namespaces", "kitchens", "namespace", "kitchen"),
        ("tags", "wets", "node with the tag", "wet"),
    ],
)
def test_a_name_that_stands_for_nothing_is_an_error_with_its_place_and_one_that_is_like_it(
    key: str, name: str, what: str, alike: str
) -> None:
    code, told = _refused({"jobs": {"daily": {"pipeline": {key: [name]}}}})
    assert code == "K2D952"
    assert f"jobs.daily.pipeline.{key}" in told
    assert f"no {what} '{name}'" in told
    assert f"'{alike}'" in told


def test_what_kedro_refuses_otherwise_is_told_in_its_words() -> None:
    """Each is there, but nothing is between them."""
    filters = {"to_nodes": ["brew"], "from_nodes": ["drink"]}
    _, told = _refused({"jobs": {"daily": {"pipeline": filters}}})
    assert "jobs.daily.pipeline" in told and "no nodes" in told


def test_one_of_several_tags_may_be_of_no_node_which_is_reported() -> None:
    log = DiagnosticLog()
    job = _job(log, pipeline={"tags": ["wet", "dry"]})
    assert [node.name for node in job.pipeline.nodes] == ["brew"]
    assert [(entry.code, entry.subject) for entry in log.entries] == [("K2D708", "daily dry")]


# Jobs ----------------------------------------------------------------------------------------------------


def test_a_job_has_what_it_says() -> None:
    job = _job(
        kind="ops",
        partitions="together",
        description="Mine.",
        tags={"a": "b"},
        owners=["team:x"],
        retry_policy={"max_retries": 2},
        run_config={"ops": {"x": 1}},
    )
    assert (job.name, job.kind, job.partitions) == ("daily", JobKind.OPS, FanOut.TOGETHER)
    assert (job.description, job.tags, job.owners) == ("Mine.", (("a", "b"),), ("team:x",))
    assert job.retry_policy == RetryPolicy(max_retries=2)
    assert dict(job.run_config)["ops"] == {"x": 1}
    plain = _job()
    assert (plain.kind, plain.partitions, plain.executor, plain.schedule) == (None,) * 4
    assert (plain.says_group_by, job.loggers, plain.retry_policy) == (False, (), None)
    assert _job(group_by=None).says_group_by is True


def test_a_job_names_what_the_file_has_once() -> None:
    found = _read(
        {
            "executors": {"far": "multiprocess"},
            "schedules": {"night": {"cron_schedule": "@daily", "default_status": "running"}},
            "loggers": {"log": {"log_level": "debug"}},
            "jobs": {
                "a": {"pipeline": {}, "executor": "far", "schedule": "night", "loggers": "log"}
            },
        }
    )
    (job,) = found.jobs or ()
    assert (job.executor, job.schedule, job.loggers) == ("far", "night", ("log",))
    (executor,), (schedule,), (logger,) = found.executors, found.schedules, found.loggers
    assert (executor.name, executor.type, executor.options) == ("far", "multiprocess", ())
    assert (schedule.cron_schedules, schedule.is_running) == (("@daily",), True)
    assert schedule.is_inline is False
    assert logger.level == "DEBUG"


def test_what_a_job_writes_out_is_called_after_the_job() -> None:
    found = _read(
        {
            "jobs": {
                "a": {
                    "pipeline": {},
                    "executor": {"multiprocess": {"max_concurrent": 2}},
                    "schedule": {"cron_schedule": ["@daily", "@hourly"], "description": "D."},
                    "loggers": [{"log_level": "info"}, {"handlers": [{"class": "x.H"}]}],
                }
            }
        }
    )
    (job,) = found.jobs or ()
    assert (job.executor, job.schedule) == ("a__executor", "a__schedule")
    assert job.loggers == ("a__logger_0", "a__logger_1")
    (executor,), (schedule,) = found.executors, found.schedules
    assert (executor.name, executor.options) == ("a__executor", (("max_concurrent", 2),))
    assert (schedule.name, schedule.is_inline, schedule.is_running) == ("a__schedule", True, False)
    assert (schedule.cron_schedules, schedule.description) == (("@daily", "@hourly"), "D.")
    assert [logger.handlers for logger in found.loggers] == [(), ((("class", "x.H"),),)]


@pytest.mark.parametrize("what", ["executor", "schedule", "logger"])
def test_a_name_that_differs_in_punctuation_is_taken_for_the_one_and_reported(what: str) -> None:
    entries = {
        "executor": {"executors": {"night_run": "in_process"}},
        "schedule": {"schedules": {"night_run": {"cron_schedule": "@daily"}}},
        "logger": {"loggers": {"night_run": {}}},
    }
    key = f"{what}s" if what == "logger" else what
    log = DiagnosticLog()
    found = _read({**entries[what], "jobs": {"a": {"pipeline": {}, key: "Night-Run"}}}, log)
    (job,) = found.jobs or ()
    assert getattr(job, key) == (("night_run",) if what == "logger" else "night_run")
    (entry,) = log.entries
    assert entry.subject == f"{what} Night-Run"
    assert "'night_run'" in entry.message
    code, told = _refused({**entries[what], "jobs": {"a": {"pipeline": {}, key: "nigth_run"}}})
    assert f"jobs.a.{key}" in told and what in told and "'night_run'" in told
    assert code != entry.code


def test_a_job_of_a_pipeline_that_is_not_there_is_an_error_unless_it_is_known_to_be_missing() -> (
    None
):
    document = {"jobs": {"daily": {"pipeline": "__defualt__"}}}
    _, told = _refused(document)
    assert "jobs.daily.pipeline.pipeline_name" in told and "'__default__'" in told
    log = DiagnosticLog()
    assert _read(document, log, ("__defualt__",)).jobs == ()
    assert [entry.subject for entry in log.entries] == ["daily"]


def test_a_job_of_an_empty_pipeline_is_left_out_and_no_jobs_are_not_none() -> None:
    assert _read({"jobs": {"daily": {"pipeline": "empty"}}}).jobs == ()
    assert _read({"jobs": {}}).jobs == ()
    assert _read({"schedules": {}}).jobs is None


def test_jobs_are_in_the_order_of_their_names() -> None:
    document = {"jobs": {name: {"pipeline": {}} for name in "bca"}}
    assert [job.name for job in _read(document).jobs or ()] == ["a", "b", "c"]


# Executors -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("in_process", "in_process"),
        ({"k8s": {}}, "k8s_job_executor"),
        ({"celery": {"broker": "b"}}, "celery_executor"),
        ({"dask_executor": {"cluster": {"local": {}}}}, "dask_executor"),
    ],
)
def test_an_executor_is_one_of_dagsters_by_its_name_or_a_shorter_one(entry: Any, kind: str) -> None:
    (executor,) = _read({"executors": {"far": entry}}).executors
    assert (executor.type, executor.is_path) == (kind, False)


def test_an_executor_may_be_given_by_its_path() -> None:
    entry = {"path": "dagster:multiprocess_executor", "config": {"max_concurrent": 3}}
    (executor,) = _read({"executors": {"own": entry}}).executors
    assert (executor.type, executor.is_path) == ("dagster:multiprocess_executor", True)
    assert executor.options == (("max_concurrent", 3),)


@pytest.mark.parametrize(
    ("entry", "where", "said"),
    [
        ([], "executors.far", "in_process"),
        ({}, "executors.far", "multiprocess"),
        ({"in_process": {}, "multiprocess": {}}, "executors.far", "k8s_job_executor"),
        ({"multiproces": {}}, "executors.far.multiproces", "'multiprocess'"),
        ({"multiprocess": {"max": 1}}, "executors.far.multiprocess.max", "max"),
    ],
)
def test_an_executor_that_is_none_is_an_error(entry: Any, where: str, said: str) -> None:
    _, told = _refused({"executors": {"far": entry}})
    assert f"({where})" in told
    assert said in told


def test_what_the_file_says_of_datasets_and_nodes_is_checked_against_the_registered_ones() -> None:
    found = _read({"assets": {"tea": {"group_name": "hot"}}, "nodes": {"brew": {"pool": "p"}}})
    assert [asset.dataset for asset in found.assets] == ["tea"]
    assert [(each.node, each.pool) for each in found.nodes] == [("brew", "p")]
    assert "'tea'" in _refused({"assets": {"teas": {}}})[1]
    assert "'brew'" in _refused({"nodes": {"brow": {}}})[1]


def test_requirements_of_the_file_are_kept() -> None:
    assert _read({"dependencies": ["dagster-slack>=0.27"]}).dependencies == ("dagster-slack>=0.27",)
    log = DiagnosticLog()
    _read({"jobs": {}}, log)
    assert codes(log) == []
