"""Settings of single assets in `dagster.yml` and the catalog, from the text to the exported code."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dagster as dg
import libcst as cst
import pytest
from kedro_to_dagster.dagster_model.runs import StepSettings
from kedro_to_dagster.emit.code.policies import automation, freshness, retry_policy, step_arguments
from kedro_to_dagster.errors import UsageError
from kedro_to_dagster.inspect.config.places import Places
from kedro_to_dagster.inspect.dagster_yml.settings import asset_settings, catalog_settings
from kedro_to_dagster.kedro_model.dagster_yml import (
    AssetSettings,
    Automation,
    Freshness,
    RetryPolicy,
)

from .models import node, project


def _settings(**options: Any) -> AssetSettings:
    (settings,) = asset_settings({"tea": options}, ["tea", "water"], Places())
    return settings


def _refused(section: dict[str, Any]) -> str:
    with pytest.raises(UsageError) as error:
        asset_settings(section, ["tea", "water"], Places())
    return str(error.value)


def _code(expression: cst.BaseExpression) -> str:
    return " ".join(cst.Module([]).code_for_node(expression).split())


# Reading -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (90, 90),
        ("90s", 90),
        ("2m", 120),
        ("1h", 3600),
        ("1d", 86400),
        ("1d2h3m4s", 86400 + 7200 + 180 + 4),
        (" 36h ", 129600),
    ],
)
def test_a_duration_is_a_number_of_seconds_or_has_units(text: int | str, seconds: int) -> None:
    settings = _settings(freshness_policy={"time_window": {"fail_window": text}})
    assert settings.freshness == Freshness(fail_seconds=seconds)


@pytest.mark.parametrize("text", ["", "1", "1w", "h", "2h1d"])
def test_another_duration_is_an_error(text: str) -> None:
    window = {"fail_window": text}
    told = _refused({"tea": {"freshness_policy": {"time_window": window}}})
    assert "assets.tea.freshness_policy" in told


def test_a_window_may_warn_before_it_fails() -> None:
    window = {"fail_window": "1d", "warn_window": "2h"}
    settings = _settings(freshness_policy={"time_window": window})
    assert settings.freshness == Freshness(fail_seconds=86400, warn_seconds=7200)


def test_freshness_may_be_asked_for_by_a_cron() -> None:
    cron = {"deadline_cron": "0 9 * * *", "lower_bound_delta": "1h", "timezone": "Europe/Oslo"}
    settings = _settings(freshness_policy={"cron": cron})
    assert settings.freshness == Freshness(
        fail_seconds=3600, deadline_cron="0 9 * * *", timezone="Europe/Oslo"
    )
    wrong = {**cron, "deadline_cron": "never"}
    assert "freshness_policy" in _refused({"tea": {"freshness_policy": {"cron": wrong}}})


@pytest.mark.parametrize("condition", ["eager", "on_missing"])
def test_an_asset_may_be_made_by_a_condition(condition: str) -> None:
    settings = _settings(automation_condition={condition: True})
    assert settings.automation == Automation(condition=condition)


@pytest.mark.parametrize(
    "options",
    [
        {"automation_condition": {}},
        {"automation_condition": {"eager": True, "on_missing": True}},
        {"automation_condition": {"eager": False}},
        {"automation_condition": {"on_missing": False}},
        {"automation_condition": {"on_cron": None}},
        {"freshness_policy": {}},
        {"freshness_policy": {"cron": None}},
        {"freshness_policy": {"time_window": None}},
    ],
)
def test_one_condition_and_one_policy_must_be_chosen(options: dict[str, Any]) -> None:
    assert f"assets.tea.{next(iter(options))}" in _refused({"tea": options})


def test_an_asset_may_be_made_by_a_cron() -> None:
    cron = {"cron_schedule": "@daily", "timezone": "Europe/Oslo"}
    settings = _settings(automation_condition={"on_cron": cron})
    assert settings.automation == Automation(
        condition="on_cron", cron_schedule="@daily", timezone="Europe/Oslo"
    )
    wrong = {"on_cron": {**cron, "timezone": "Europe/Osl"}}
    assert "assets.tea.automation_condition" in _refused({"tea": {"automation_condition": wrong}})


def test_what_is_not_set_is_not_there() -> None:
    settings = _settings(group_name="hot")
    assert settings.dataset == "tea"
    assert settings.metadata == (("group_name", "hot"),)
    assert (settings.automation, settings.freshness) == (None, None)


def test_an_entry_of_no_dataset_is_an_error_with_one_that_is_like_it() -> None:
    told = _refused({"tae": {}})
    assert "assets.tae" in told and "tea" in told


# In the catalog ------------------------------------------------------------------------------------------


def _in_catalog(dagster: Any, name: str = "tea") -> tuple[AssetSettings, ...]:
    (dataset, *_) = project({"__default__": [node("n", [], [name])]}).datasets
    return catalog_settings([replace(dataset, metadata=(("dagster", dagster),))], Places())


def test_the_metadata_of_a_dataset_may_have_the_same_settings() -> None:
    (settings,) = _in_catalog({"group_name": "hot", "keep": True}, "tea@cold")
    assert settings.dataset == "tea"
    assert settings.metadata == (("group_name", "hot"),)


@pytest.mark.parametrize(
    ("dagster", "where"),
    [
        ("hot", "tea@cold.metadata.dagster"),
        ({"grup": "hot"}, "tea@cold.metadata.dagster"),
        ({"keep": "yes"}, "tea@cold.metadata.dagster.keep"),
    ],
)
def test_a_mistake_there_is_told_with_its_place(dagster: Any, where: str) -> None:
    with pytest.raises(UsageError) as error:
        _in_catalog(dagster, "tea@cold")
    assert "catalog.yml" in str(error.value) and where in str(error.value)


def test_a_dataset_without_such_metadata_has_no_settings() -> None:
    (dataset,) = project({"__default__": [node("n", [], ["tea"])]}).datasets
    assert catalog_settings([dataset, replace(dataset, metadata=(("owner", "x"),))], Places()) == ()


# Writing -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        (Automation(condition="eager"), "dg.AutomationCondition.eager()"),
        (
            Automation(condition="on_cron", cron_schedule="@daily", timezone="UTC"),
            'dg.AutomationCondition.on_cron("@daily")',
        ),
        (
            Automation(condition="on_cron", cron_schedule="@daily", timezone="Europe/Oslo"),
            'dg.AutomationCondition.on_cron("@daily", cron_timezone="Europe/Oslo")',
        ),
    ],
)
def test_conditions_are_written_without_what_dagster_assumes(
    condition: Automation, code: str
) -> None:
    assert _code(automation(condition)) == code
    assert isinstance(eval(code, {"dg": dg}), dg.AutomationCondition)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (86400, "timedelta(days=1)"),
        (90, "timedelta(minutes=1, seconds=30)"),
        (2 * 86400 + 3600, "timedelta(days=2, hours=1)"),
        (59, "timedelta(seconds=59)"),
    ],
)
def test_durations_are_written_in_the_units_that_a_reader_would_choose(
    seconds: int, code: str
) -> None:
    policy = _code(freshness(Freshness(fail_seconds=seconds)))
    assert policy == f"dg.FreshnessPolicy.time_window(fail_window={code})"


def test_freshness_is_written_as_it_was_asked_for() -> None:
    window = Freshness(fail_seconds=3600, warn_seconds=60)
    assert _code(freshness(window)) == (
        "dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=1), "
        "warn_window=timedelta(minutes=1))"
    )
    cron = Freshness(fail_seconds=60, deadline_cron="0 9 * * *", timezone="UTC")
    assert _code(freshness(cron)) == (
        'dg.FreshnessPolicy.cron(deadline_cron="0 9 * * *", lower_bound_delta=timedelta(minutes=1))'
    )
    elsewhere = _code(freshness(replace(cron, timezone="Europe/Oslo")))
    assert elsewhere.endswith(', timezone="Europe/Oslo")')


def test_retries_are_written_without_what_is_not_set() -> None:
    assert _code(retry_policy(RetryPolicy(max_retries=2))) == "dg.RetryPolicy(max_retries=2)"
    full = RetryPolicy(max_retries=2, delay=0.5, backoff="EXPONENTIAL", jitter="FULL")
    assert _code(retry_policy(full)) == (
        "dg.RetryPolicy(max_retries=2, delay=0.5, backoff=dg.Backoff.EXPONENTIAL, "
        "jitter=dg.Jitter.FULL)"
    )


def test_a_step_has_the_arguments_that_are_set() -> None:
    def keywords(settings: StepSettings | None) -> list[str]:
        return [argument.keyword.value for argument in step_arguments(settings) if argument.keyword]

    assert keywords(None) == []
    assert keywords(StepSettings(pool="gpu")) == ["pool"]
    assert keywords(StepSettings(retry_policy=RetryPolicy(max_retries=1))) == ["retry_policy"]
