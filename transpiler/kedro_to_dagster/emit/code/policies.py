"""Policies of steps and assets: retries, pools, automation, freshness."""

from __future__ import annotations

import libcst as cst

from ...dagster_model.runs import StepSettings
from ...kedro_model.dagster_yml import Automation, Freshness, RetryPolicy
from .syntax import arg, call, dotted, literal

_UNITS = (("days", 86400), ("hours", 3600), ("minutes", 60), ("seconds", 1))


def retry_policy(policy: RetryPolicy) -> cst.Call:
    """`dg.RetryPolicy(…)`."""
    arguments = [arg(literal(policy.max_retries), "max_retries")]
    if policy.delay is not None:
        arguments.append(arg(literal(policy.delay), "delay"))
    if policy.backoff is not None:
        arguments.append(arg(dotted("dg.Backoff", policy.backoff), "backoff"))
    if policy.jitter is not None:
        arguments.append(arg(dotted("dg.Jitter", policy.jitter), "jitter"))
    return call("dg.RetryPolicy", arguments)


def step_arguments(settings: StepSettings | None) -> list[cst.Arg]:
    """The arguments of an op or asset that say how its step is run."""
    if settings is None:
        return []
    arguments = []
    if settings.retry_policy is not None:
        arguments.append(arg(retry_policy(settings.retry_policy), "retry_policy"))
    if settings.pool is not None:
        arguments.append(arg(literal(settings.pool), "pool"))
    return arguments


def automation(condition: Automation) -> cst.Call:
    """`dg.AutomationCondition.eager()`, `.on_missing()` or `.on_cron(…)`."""
    arguments = []
    if condition.cron_schedule is not None:
        arguments.append(arg(literal(condition.cron_schedule)))
        if condition.timezone != "UTC":
            arguments.append(arg(literal(condition.timezone), "cron_timezone"))
    return call(dotted("dg.AutomationCondition", condition.condition), arguments)


def freshness(policy: Freshness) -> cst.Call:
    """`dg.FreshnessPolicy.time_window(…)` or `.cron(…)`."""
    if policy.deadline_cron is not None:
        arguments = [
            arg(literal(policy.deadline_cron), "deadline_cron"),
            arg(_duration(policy.fail_seconds), "lower_bound_delta"),
        ]
        if policy.timezone != "UTC":
            arguments.append(arg(literal(policy.timezone), "timezone"))
        return call("dg.FreshnessPolicy.cron", arguments)
    arguments = [arg(_duration(policy.fail_seconds), "fail_window")]
    if policy.warn_seconds is not None:
        arguments.append(arg(_duration(policy.warn_seconds), "warn_window"))
    return call("dg.FreshnessPolicy.time_window", arguments)


def _duration(seconds: int) -> cst.Call:
    """`timedelta(…)` in the units that a reader would choose."""
    arguments = []
    rest = seconds
    for unit, size in _UNITS:
        number, rest = divmod(rest, size)
        if number:
            arguments.append(arg(literal(number), unit))
    return call("timedelta", arguments)
