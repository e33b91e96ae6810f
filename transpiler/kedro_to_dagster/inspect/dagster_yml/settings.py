"""Reads what `dagster.yml` says of single assets."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from kedro.framework.project import pipelines as registered

from ...codes.dagster_yml import DURATION_WRONG, ENTRY_OF_NOTHING
from ...errors import near
from ...kedro_model.dagster_yml import AssetSettings, Automation, Freshness
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import is_parameter, untranscoded
from ..catalog.partitions import PARTITION_KEYS
from ..config.places import Places
from .asset_models import AssetOptions, AutomationOptions, FreshnessOptions
from .checking import located, parse, wrong_value
from .crons import check_cron

_DURATION = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?")
_SECONDS = (86400, 3600, 60, 1)


def asset_settings(
    section: Mapping[str, Any], known: Collection[str], places: Places
) -> tuple[AssetSettings, ...]:
    """The section `assets`; `known` are the datasets of all registered nodes.

    Raises:
        UsageError: If an entry is not valid, or there is no such dataset.
    """
    settings = []
    for name, config in section.items():
        path = ("assets", name)
        check_known("dataset", name, known, path, places)
        settings.append(_asset(name, parse(AssetOptions, config, path, places), path, places))
    return tuple(settings)


def registered_datasets() -> set[str]:
    """The datasets of all registered nodes, without views."""
    names = {name for pipeline in registered.values() for name in pipeline.datasets()}
    return {untranscoded(name) for name in names if not is_parameter(name)}


def catalog_settings(datasets: Iterable[Dataset], places: Places) -> tuple[AssetSettings, ...]:
    """What stands under `metadata: dagster:` in the catalog; partitions are read elsewhere.

    Raises:
        UsageError: If it is not valid.
    """
    settings = []
    for dataset in datasets:
        config = dict(dataset.metadata).get("dagster")
        if config is None:
            continue
        path = (dataset.name, "metadata", "dagster")
        if isinstance(config, dict):
            if not isinstance(config.get("keep", True), bool):
                where = located((*path, "keep"), places, "catalog.yml")
                raise wrong_value(where, f"should be true or false, not {config['keep']!r}")
            read_elsewhere = (*PARTITION_KEYS, "keep")
            config = {key: value for key, value in config.items() if key not in read_elsewhere}
        options = parse(AssetOptions, config, path, places, file="catalog.yml")
        settings.append(_asset(untranscoded(dataset.name), options, path, places))
    return tuple(settings)


def check_known(
    what: str, name: str, known: Collection[str], path: tuple[str, ...], places: Places
) -> None:
    """See that a registered pipeline has what an entry is about.

    Raises:
        UsageError: If none has.
    """
    if name not in known:
        raise ENTRY_OF_NOTHING(
            place=located(path, places), what=what, name=name, hint=near(name, known)
        )


def _asset(
    name: str, options: AssetOptions, path: tuple[str, ...], places: Places
) -> AssetSettings:
    plain = options.model_dump(
        exclude_unset=True, exclude={"automation_condition", "freshness_policy"}
    )
    return AssetSettings(
        dataset=name,
        metadata=tuple(plain.items()),
        automation=_automation(options.automation_condition, path, places),
        freshness=_freshness(options.freshness_policy, path, places),
        place=places.of(*path),
    )


def _automation(
    options: AutomationOptions | None, path: tuple[str, ...], places: Places
) -> Automation | None:
    if options is None:
        return None
    if options.on_cron is None:
        return Automation(condition="eager" if options.eager else "on_missing")
    on_cron = options.on_cron
    check_cron(on_cron.cron_schedule, on_cron.timezone, (*path, "automation_condition"), places)
    return Automation(
        condition="on_cron",
        cron_schedule=on_cron.cron_schedule,
        timezone=on_cron.timezone,
    )


def _freshness(
    options: FreshnessOptions | None, path: tuple[str, ...], places: Places
) -> Freshness | None:
    def seconds(duration: int | str) -> int:
        if isinstance(duration, int):
            return duration
        match = _DURATION.fullmatch(duration.strip())
        if match is None or not any(match.groups()):
            raise DURATION_WRONG(place=located((*path, "freshness_policy"), places), text=duration)
        return sum(
            int(number or 0) * unit for number, unit in zip(match.groups(), _SECONDS, strict=True)
        )

    if options is None:
        return None
    if options.cron is not None:
        where = (*path, "freshness_policy")
        check_cron(options.cron.deadline_cron, options.cron.timezone, where, places)
        return Freshness(
            fail_seconds=seconds(options.cron.lower_bound_delta),
            deadline_cron=options.cron.deadline_cron,
            timezone=options.cron.timezone,
        )
    assert options.time_window is not None
    warn = options.time_window.warn_window
    return Freshness(
        fail_seconds=seconds(options.time_window.fail_window),
        warn_seconds=None if warn is None else seconds(warn),
    )
