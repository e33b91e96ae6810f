"""The sections of the file on single assets and nodes."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from .checking import NameList, Strict
from .models import OpTags, Owners, RetryPolicyOptions


class TimeWindow(Strict):
    """Freshness by age, in seconds or as `1h30m`."""

    fail_window: int | str
    warn_window: int | str | None = None


class CronFreshness(Strict):
    """Freshness by a deadline."""

    deadline_cron: str
    lower_bound_delta: int | str
    timezone: str = "UTC"


class FreshnessOptions(Strict):
    """How old an asset may become."""

    time_window: TimeWindow | None = None
    cron: CronFreshness | None = None

    @model_validator(mode="after")
    def _one(self) -> FreshnessOptions:
        if (self.time_window is None) == (self.cron is None):
            raise ValueError("should be either 'time_window' or 'cron'")
        return self


class OnCron(Strict):
    """The condition that asks for an asset after each tick of a cron schedule."""

    cron_schedule: str
    timezone: str = "UTC"


class AutomationOptions(Strict):
    """One of Dagster's ready-made conditions."""

    eager: bool = False
    on_missing: bool = False
    on_cron: (
        Annotated[
            OnCron,
            BeforeValidator(
                lambda value: {"cron_schedule": value} if isinstance(value, str) else value
            ),
        ]
        | None
    ) = None

    @model_validator(mode="after")
    def _one(self) -> AutomationOptions:
        if [self.eager, self.on_missing, self.on_cron is not None].count(True) != 1:
            raise ValueError("should be one of 'eager', 'on_missing' and 'on_cron'")
        return self


class AssetOptions(Strict):
    """What Dagster shows of a dataset's asset, and when it is made."""

    description: str | None = None
    group_name: str | None = None
    owners: Owners | None = None
    tags: Any = None
    kinds: NameList | None = None
    automation_condition: (
        Annotated[
            AutomationOptions,
            BeforeValidator(lambda value: {value: True} if isinstance(value, str) else value),
        ]
        | None
    ) = None
    freshness_policy: FreshnessOptions | None = None


class NodeOptions(Strict):
    """How a node's op and asset are run."""

    retry_policy: RetryPolicyOptions | None = None
    pool: str | None = None
    tags: OpTags = {}
