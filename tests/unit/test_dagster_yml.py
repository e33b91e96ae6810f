"""What may stand in `dagster.yml`: every form of an entry, and what it stands for."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.errors import UsageError, near
from kedro_to_dagster.inspect.config.places import Places
from kedro_to_dagster.inspect.dagster_yml import init
from kedro_to_dagster.inspect.dagster_yml.asset_models import AssetOptions
from kedro_to_dagster.inspect.dagster_yml.checking import parse
from kedro_to_dagster.inspect.dagster_yml.executor_tags import check_tags, merged
from kedro_to_dagster.inspect.dagster_yml.executors import EXECUTORS
from kedro_to_dagster.inspect.dagster_yml.factories import is_pattern, placeholders, resolve
from kedro_to_dagster.inspect.dagster_yml.init import template, write_template
from kedro_to_dagster.inspect.dagster_yml.models import (
    DevOptions,
    JobOptions,
    LoggerOptions,
    ScheduleOptions,
)
from kedro_to_dagster.options import Options

NOWHERE = Places()


def _job(**given: Any) -> JobOptions:
    return parse(JobOptions, {"pipeline": {}, **given}, ("jobs", "a"), NOWHERE)


def test_a_pipeline_may_be_its_name() -> None:
    assert _job(pipeline="training").pipeline.pipeline_name == "training"
    assert _job().pipeline.pipeline_name == "__default__"


def test_one_name_stands_for_a_list_of_one() -> None:
    options = _job(pipeline={"tags": "daily", "node_namespace": "shop"}).pipeline
    assert (options.tags, options.node_namespace) == (["daily"], ["shop"])


def test_a_list_of_tags_beside_the_pipeline_is_its_filter() -> None:
    """A guide of the plugin writes it there."""
    job = _job(pipeline="training", tags=["daily"])
    assert (job.pipeline.pipeline_name, job.pipeline.tags, job.tags) == ("training", ["daily"], {})
    with pytest.raises(UsageError, match=r"jobs\.a\.tags"):
        _job(pipeline={"tags": "daily"}, tags=["weekly"])


def test_tags_become_texts_as_dagster_wants_them() -> None:
    tags = _job(tags={"priority": 2, "on": True, "nothing": None, "team": "a"}).tags
    assert tags == {"priority": "2", "on": "true", "nothing": "", "team": "a"}


def test_executor_schedule_and_loggers_may_be_named_or_written_out() -> None:
    job = _job(
        executor="a", schedule={"cron_schedule": "@daily"}, loggers=["b", {"log_level": "x"}]
    )
    assert job.executor == "a"
    assert isinstance(job.schedule, dict)
    assert job.loggers == ["b", {"log_level": "x"}]


@pytest.mark.parametrize("level", ["info", " Info ", "INFO"])
def test_levels_are_read_in_any_case(level: str) -> None:
    assert parse(LoggerOptions, {"log_level": level}, (), NOWHERE).log_level == "INFO"


@pytest.mark.parametrize(
    "handler",
    [
        {"formatter": {"a": "b"}},
        {"formatter": 5},
        {"filters": 5},
        {"filters": "quiet"},
        {"filters": [{"a": "b"}]},
    ],
)
def test_handlers_name_formatters_and_filters(handler: dict[str, Any]) -> None:
    options = {
        "handlers": [{"class": "logging.StreamHandler", **handler}],
        "filters": {"quiet": {"class": "shop.Quiet"}},
    }
    with pytest.raises(UsageError, match=r"should (define|have a list of)") as caught:
        parse(LoggerOptions, options, ("loggers", "a"), NOWHERE)
    assert caught.value.code == "K2D941"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"handlers": [{"level": "INFO"}]}, "name a 'class' for every handler"),
        ({"formatters": {"plain": {"style": "%"}}}, "for formatter 'plain'"),
        ({"filters": {"quiet": {"name": "shop"}}}, "have a 'class' or '()' for filter 'quiet'"),
    ],
)
def test_handlers_formatters_and_filters_say_what_makes_them(
    options: dict[str, Any], message: str
) -> None:
    with pytest.raises(UsageError, match=re.escape(message)):
        parse(LoggerOptions, options, ("loggers", "a"), NOWHERE)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"automation_condition": {"eager": True, "on_missing": True}}, "should be one of 'eager'"),
        ({"automation_condition": {}}, "should be one of 'eager', 'on_missing' and 'on_cron'"),
        ({"freshness_policy": {}}, "should be either 'time_window' or 'cron'"),
        (
            {"freshness_policy": {"time_window": {"fail_window": 5}, "cron": {
                "deadline_cron": "@daily", "lower_bound_delta": 5}}},
            "should be either 'time_window' or 'cron'",
        ),
    ],
)  # fmt: skip
def test_an_asset_has_one_condition_and_one_deadline(given: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        parse(AssetOptions, given, ("assets", "a"), NOWHERE)


@pytest.mark.parametrize(
    "given",
    [
        {"time_window": {"fail_window": "1h30m", "warn_window": 60}},
        {"cron": {"deadline_cron": "@daily", "lower_bound_delta": 5}},
    ],
)
def test_freshness_is_an_age_or_a_deadline(given: dict[str, Any]) -> None:
    options = parse(AssetOptions, {"freshness_policy": given}, (), NOWHERE)
    assert options.freshness_policy is not None
    assert options.freshness_policy.model_dump(exclude_unset=True) == given


def test_a_condition_may_be_its_name_and_a_schedule_its_expression() -> None:
    def condition(given: object) -> dict[str, Any]:
        options = parse(AssetOptions, {"automation_condition": given}, (), NOWHERE)
        assert options.automation_condition is not None
        return options.automation_condition.model_dump(exclude_unset=True)

    assert condition("eager") == {"eager": True}
    assert condition({"on_cron": "@daily"}) == {"on_cron": {"cron_schedule": "@daily"}}
    given = {"on_cron": {"cron_schedule": "@daily", "timezone": "Asia/Tokyo"}}
    assert condition(given) == given


def test_a_cluster_of_dask_is_of_one_kind() -> None:
    options = {"cluster": {"local": {"n_workers": 2}}}
    assert (
        parse(EXECUTORS["dask_executor"], options, (), NOWHERE).model_dump(exclude_unset=True)
        == options
    )
    with pytest.raises(UsageError, match="should name one kind of cluster"):
        parse(EXECUTORS["dask_executor"], {"cluster": {"local": {}, "yarn": {}}}, (), NOWHERE)


def test_a_tag_is_read_by_the_library_that_it_is_for() -> None:
    pytest.importorskip("dagster_k8s")
    good = {"container_config": {"resources": {"requests": {"cpu": "1"}}}}
    tags = {"team": {"no": "library's"}, "dagster-k8s/config": good}
    check_tags(tags, ("nodes", "a"), NOWHERE)
    check_tags({"dagster-k8s/config": json.dumps(good)}, ("nodes", "a"), NOWHERE)
    with pytest.raises(UsageError, match=r"nodes\.a.*what its library reads"):
        check_tags({**tags, "dagster-k8s/config": {"container": {}}}, ("nodes", "a"), NOWHERE)


@pytest.mark.parametrize(
    ("model", "given", "said"),
    [
        (ScheduleOptions, {"cron_schedul": "@daily"}, "conf/dagster.yml:3 (jobs.a.cron_schedul)"),
        (ScheduleOptions, {}, "conf/dagster.yml:2 (jobs.a.cron_schedule)"),
        (JobOptions, {"pipeline": {"tag": "x"}}, "Did you mean 'tags'?"),
        (JobOptions, {"pipeline": "p", "tags": 5}, "not 5"),
        (JobOptions, 5, "the value should be a mapping, not 5"),
        (AssetOptions, {"automation_condition": {"on_cron": {"cron": 1}}}, "'cron_schedule'"),
        (DevOptions, {"port": "many"}, "should be a whole number, not 'many'"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_where_it_stands(
    model: Any, given: Any, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "dagster.yml"
    file.write_text("jobs:\n  a:\n    cron_schedul: '@daily'\n")
    places = Places(project=tmp_path)
    places.add(file, "conf/dagster.yml")
    with pytest.raises(UsageError) as caught:
        parse(model, given, ("jobs", "a"), places)
    assert said in str(caught.value)
    assert str(caught.value).startswith("conf/dagster.yml:")
    assert caught.value.code == "K2D941"


def test_a_logger_that_holds_together_is_taken_as_it_is() -> None:
    options = {
        "log_level": "DEBUG",
        "handlers": [
            {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["quiet", "loud"]},
            {"()": "shop.handlers.make", "level": "INFO"},
        ],
        "formatters": {"plain": {"format": "%(message)s"}, "own": {"()": "shop.Own"}},
        "filters": {"quiet": {"class": "shop.Quiet"}, "loud": {"()": "shop.loud"}},
    }
    assert parse(LoggerOptions, options, (), NOWHERE).model_dump() == options


@pytest.mark.parametrize("port", [3000, "3000"])
@pytest.mark.parametrize(
    ("log_format", "given"), [("color", "colored"), ("default", "colored"), ("json", "json")]
)
def test_dev_takes_the_values_of_older_files(port: object, log_format: str, given: str) -> None:
    values = {"port": port, "log_format": log_format, "live_data_poll_rate": "2000"}
    options = parse(DevOptions, values, ("dev",), NOWHERE)
    assert (options.port, options.log_format, options.live_data_poll_rate) == (
        "3000",
        given,
        "2000",
    )


def test_a_schedule_has_one_cron_expression_or_several() -> None:
    one = parse(ScheduleOptions, {"cron_schedule": "@daily"}, (), NOWHERE)
    two = parse(ScheduleOptions, {"cron_schedule": ["@daily", "0 1 * * *"]}, (), NOWHERE)
    assert (one.cron_schedule, two.cron_schedule) == (["@daily"], ["@daily", "0 1 * * *"])


@pytest.mark.parametrize("given", ["eager", {"on_cron": "@daily"}, {"on_missing": True}])
def test_an_automation_condition_is_one_of_dagster_s(given: object) -> None:
    options = parse(AssetOptions, {"automation_condition": given}, (), NOWHERE)
    assert options.automation_condition is not None


@pytest.mark.parametrize("kind", EXECUTORS)
def test_an_executor_needs_no_options(kind: str) -> None:
    assert parse(EXECUTORS[kind], None, ("executors", "x", kind), NOWHERE)


def test_an_error_names_the_key_and_what_is_like_it() -> None:
    with pytest.raises(UsageError) as caught:
        parse(JobOptions, {"pipeline": {"tag": "a"}}, ("jobs", "a"), NOWHERE)
    assert caught.value.message == "dagster.yml (jobs.a.pipeline.tag): there is no key 'tag' here."
    assert caught.value.hint is not None
    assert caught.value.hint.startswith("Did you mean 'tags'? There are from_inputs, ")


def test_a_file_that_is_there_is_kept_unless_forced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "base" / "dagster.yml"
    monkeypatch.setattr(init, "configuration_folder", lambda options: file.parent)
    options = Options(project=tmp_path)
    with pytest.raises(UsageError):
        write_template(options)
    file.parent.mkdir()
    assert write_template(options) == (file, True)
    assert write_template(options, force=True) == (file, False)
    file.write_text("jobs: {}\n", encoding="utf-8")
    assert write_template(options) == (file, False)
    assert file.read_text(encoding="utf-8") == "jobs: {}\n"
    assert write_template(options, force=True) == (file, True)
    assert file.read_text(encoding="utf-8") == template()


def test_near_names() -> None:
    assert near("x", []) == "There are none."
    assert near("zzz", ["b", "a"]) == "There are a, b."
    assert "more" not in near("a1", [f"node_{number:03}" for number in range(20)])


def test_a_hint_names_some_of_many_names() -> None:
    assert near("a1", [f"node_{number:03}" for number in range(100)]).endswith(
        ", node_019 and 80 more."
    )


def test_placeholders_make_a_pattern() -> None:
    assert is_pattern("{a}_x")
    assert not is_pattern("a_x")
    assert placeholders("{a}_{b}_{a}") == ("a", "b")


def _resolved(jobs: dict[str, Any], *namespaces: str) -> dict[str, Any]:
    return resolve(jobs, {"__default__": namespaces}, NOWHERE)


def _factory(template: str, **more: Any) -> dict[str, Any]:
    return {"pipeline": {"node_namespaces": [template]}, **more}


def test_a_placeholder_stands_for_one_level() -> None:
    jobs = {"{a}__job": _factory("{a}"), "{a}_{b}__job": _factory("{a}.{b}")}
    found = _resolved(jobs, "x", "x.y", "z")
    assert sorted(found) == ["x__job", "x_y__job", "z__job"]
    assert found["x_y__job"]["pipeline"]["node_namespaces"] == ["x.y"]


def test_what_stands_in_a_factory_stands_in_its_jobs(tmp_path: Path) -> None:
    file = tmp_path / "dagster.yml"
    file.write_text('jobs:\n  "{a}":\n    description: One of {a}\n  x: {}\n', encoding="utf-8")
    places = Places()
    places.add(file, "dagster.yml")
    jobs = {"{a}": _factory("{a}", description="One of {a}"), "x": {}}
    resolve(jobs, {"__default__": ["x", "y"]}, places)
    found = [places.of("jobs", name, "description") for name in ("x", "y")]
    assert [place and place.line for place in found] == [None, 3]


def test_a_placeholder_that_returns_stands_for_the_same() -> None:
    assert sorted(_resolved({"{a}": _factory("{a}.{a}")}, "x.x", "x.y")) == ["x"]


def test_values_are_filled_in_everywhere_and_other_braces_stay() -> None:
    jobs = {
        "{a}": _factory(
            "{a}", description="{a} and {other}", tags={"{a}": "{a}"}, retries=[3, None]
        )
    }
    assert _resolved(jobs, "x")["x"] == {
        "pipeline": {"node_namespaces": ["x"]},
        "retries": [3, None],
        "description": "x and {other}",
        "tags": {"x": "x"},
    }


def test_what_is_written_out_wins_and_then_the_more_specific() -> None:
    jobs = {
        "{a}_{b}": _factory("{a}.{b}", description="general"),
        "x_{b}": _factory("x.{b}", description="specific"),
        "x_z": {"pipeline": "other"},
    }
    found = _resolved(jobs, "x.y", "x.z", "w.y")
    assert found["w_y"]["description"] == "general"
    assert found["x_y"]["description"] == "specific"
    assert found["x_z"] == {"pipeline": "other"}


def test_a_placeholder_that_stands_for_nothing_is_an_error() -> None:
    with pytest.raises(UsageError, match="is not in the job's node_namespaces"):
        _resolved({"{a}_{b}": _factory("{a}")}, "x")


def test_the_template_is_a_part_of_the_distribution() -> None:
    from kedro_to_dagster.inspect import dagster_yml
    from kedro_to_dagster.inspect.dagster_yml.init import template

    assert Path(dagster_yml.__file__).with_name("template.yml").read_text() == template()


def test_of_two_rules_with_one_tag_the_stronger_one_adds_to_the_weaker() -> None:
    weaker = {"container_config": {"image": "a", "resources": {"limits": {"cpu": "1"}}, "env": [1]}}
    stronger = {"container_config": {"resources": {"limits": {"memory": "1Gi"}}, "env": [2]}}
    assert merged(weaker, stronger) == {
        "container_config": {
            "image": "a",
            "resources": {"limits": {"cpu": "1", "memory": "1Gi"}},
            "env": [2],
        }
    }
    assert merged({"queue": "a"}, {"queue": "b"}) == {"queue": "b"}
    assert merged({"queue": {"a": 1}}, {"queue": "b"}) == {"queue": "b"}
