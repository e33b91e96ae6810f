"""Reads the sensors of `dagster.yml`: those that wait for runs or assets, and one's own."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from ...diagnostics import DiagnosticLog
from ...kedro_model.dagster_yml import ConfiguredSensor
from ..config.places import Places
from .by_path import SENSOR, read_by_path, read_function
from .checking import NameList, Strict, parse
from .models import RunConfig, RunTags, upper
from .settings import check_known

# Settings of Dagster's own file, whose section has the same name.
DAGSTERS_OWN = frozenset({"use_threads", "num_workers", "num_submit_workers"})
_RunStatus = Literal["QUEUED", "STARTING", "STARTED", "SUCCESS", "FAILURE", "CANCELING", "CANCELED"]


class SensorOptions(Strict):
    """What a sensor waits for, and what it does then."""

    run_status: Annotated[_RunStatus, BeforeValidator(upper)] | None = None
    monitored_jobs: NameList | None = None
    asset: str | None = None
    request_job: str | None = None
    function: str | None = None
    run_config: RunConfig = RunConfig()
    tags: RunTags = {}
    description: str | None = None
    minimum_interval_seconds: Annotated[int, Field(ge=0)] | None = None
    default_status: Annotated[Literal["RUNNING", "STOPPED"], BeforeValidator(upper)] = "STOPPED"

    @model_validator(mode="after")
    def _holds_together(self) -> SensorOptions:
        if (self.run_status is None) == (self.asset is None):
            raise ValueError("should have either 'run_status' or 'asset', or a 'path' alone")
        if self.monitored_jobs is not None and self.run_status is None:
            raise ValueError("should have 'monitored_jobs' with 'run_status' only")
        if self.monitored_jobs == []:
            raise ValueError("should name a job in 'monitored_jobs', or leave it out for all")
        if self.request_job is None and self.function is None:
            raise ValueError("should have a 'request_job', a 'function', or both")
        if self.function is not None and (self.tags or self.run_config.model_fields_set):
            raise ValueError("should leave 'tags' and 'run_config' to what the function returns")
        return self


def read_sensor(
    name: str, config: Any, datasets: Collection[str], places: Places, log: DiagnosticLog
) -> ConfiguredSensor:
    """A sensor; `datasets` are those of all registered nodes.

    Raises:
        UsageError: If the entry is not valid, or what it names does not exist.
    """
    path = ("sensors", name)
    if isinstance(config, str) or (isinstance(config, dict) and "path" in config):
        entry = {"path": config} if isinstance(config, str) else config
        if "config" in entry:
            parse(SensorOptions, {"config": None}, path, places)
        own = read_by_path(SENSOR, entry, path, places, log)
        return ConfiguredSensor(name=name, path=own.path, place=places.of(*path))
    options = parse(SensorOptions, config, path, places)
    if options.asset is not None:
        check_known("dataset", options.asset, datasets, (*path, "asset"), places)
    if options.function is not None:
        arguments = 1 if options.asset is None else 2
        read_function(options.function, arguments, (*path, "function"), places, log)
    run_config = options.run_config.model_dump(exclude_unset=True)
    return ConfiguredSensor(
        name=name,
        run_status=options.run_status,
        monitored_jobs=tuple(options.monitored_jobs or ()),
        asset=options.asset,
        request_job=options.request_job,
        function=options.function,
        run_config=tuple((key, value) for key, value in run_config.items() if value),
        tags=tuple(options.tags.items()),
        description=options.description,
        minimum_interval_seconds=options.minimum_interval_seconds,
        is_running=options.default_status == "RUNNING",
        place=places.of(*path),
    )
