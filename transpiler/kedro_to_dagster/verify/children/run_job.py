"""Runs a job of a generated package with an instance of its own, in one process or in several."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Any

import dagster as dg
from dagster._core.definitions.reconstruct import ReconstructableRepository
from kedro_to_dagster_runtime.sequential import in_sequence

_REQUEST = "KEDRO_TO_DAGSTER_VERIFY"
# The process that is watched, by its id.
_PROCESS = f"{_REQUEST}_PROCESS"
_RANGE_START = "dagster/asset_partition_range_start"


def _request() -> Any:
    return json.loads(Path(os.environ[_REQUEST]).read_text(encoding="utf-8"))


def _definitions(request: Any) -> dg.Definitions:
    """The definitions of the package: `defs`, or what that gives when called."""
    if request["generated_source"] not in sys.path:
        sys.path.insert(0, request["generated_source"])
    defs: Any = importlib.import_module(f"{request['generated']}.definitions").defs
    definitions: dg.Definitions = defs if isinstance(defs, dg.Definitions) else defs()
    return definitions


def job() -> dg.JobDefinition:
    """The job, which each process of a step makes again, and watches itself."""
    request = _request()
    _watch_process(request)
    job_definition = _definitions(request).resolve_job_def(request["job"])
    asked = dg.multiprocess_executor if request["multiprocess"] else dg.in_process_executor
    if job_definition.executor_def.name == asked.name:
        return job_definition
    return job_definition.with_executor_def(_as_in_package(request, asked))


def _as_in_package(request: Any, executor: dg.ExecutorDefinition) -> dg.ExecutorDefinition:
    """The executor as the package would have it: Kedro's order in one process, and its hooks."""
    package = request["generated"]
    if request["multiprocess"]:
        if sys.platform != "win32":
            executor = executor.configured({"start_method": {"forkserver": {}}})
        if checked := _found(f"{package}.runtime.checked_runs", "checked"):
            resources = _found(f"{package}.environments", "resources")
            executor = checked(executor, resources or _found(f"{package}.resources", "resources"))
    else:
        executor = in_sequence(executor)
    wrap = getattr(_found(f"{package}.hooks", "hooks"), "executor", None)
    return wrap(executor) if wrap else executor


def _found(module: str, name: str) -> Any:
    """A name of a module of the package; None if the package has no such module."""
    try:
        is_there = importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return None
    return getattr(importlib.import_module(module), name, None) if is_there else None


def _watch_process(request: Any) -> None:
    """Watch a process that was started for a step; the one of the run is watched already."""
    is_watched = os.environ.get(_PROCESS) == str(os.getpid())
    if is_watched:
        return
    os.environ[_PROCESS] = str(os.getpid())
    file = Path(__file__).with_name("observe.py")
    spec = importlib.util.spec_from_file_location("kedro_to_dagster_verify_observe", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.install(request)


def run(record: Any) -> None:
    """Run the job, once or for each of its partitions, and write down how it ends."""
    request = record.request
    os.environ[_PROCESS] = str(os.getpid())
    try:
        defs = _definitions(request)
        if request["job"] not in _names(defs):
            record.write(event="no_job", jobs=sorted(_names(defs)))
            return
        with _instance(request) as instance:
            _add_dynamic_partitions(request, defs, instance)
            keys = _keys(defs.resolve_job_def(request["job"]), instance)
            if len(keys) > request["max_partitions"]:
                record.write(event="too_many_partitions", count=len(keys))
                return
            # One that fails does not keep the others from being run.
            outcomes = [_run_once(record, instance, key) for key in keys]
    except BaseException as error:
        record.failed(_behind(error))
        record.write(event="end", state="failed")
        raise
    record.write(event="end", state="succeeded" if all(outcomes) else "failed", runs=len(keys))
    if not all(outcomes):
        sys.exit(1)


def _names(defs: dg.Definitions) -> set[str]:
    return {job_definition.name for job_definition in defs.resolve_all_job_defs()}


def _instance(request: Any) -> dg.DagsterInstance:
    if request["multiprocess"]:
        return dg.DagsterInstance.get()
    return dg.DagsterInstance.ephemeral(tempdir=os.environ["DAGSTER_HOME"])


def _run_once(record: Any, instance: dg.DagsterInstance, key: str | None) -> bool:
    job_definition = job()
    config = _merged(job_definition.run_config or {}, record.request["run_config"])
    tags = (
        dict(job_definition.tags)
        if key is None
        else {**job_definition.tags, "dagster/partition": key}
    )
    repository = ReconstructableRepository.for_file(__file__, "job", str(Path.cwd()))
    # Not as a context, which would make the resources once more, and their datasets.
    result = dg.execute_job(
        repository.get_reconstructable_job(job_definition.name),
        instance,
        run_config=config or None,
        tags=tags,
    )
    for event in result.all_events:
        if event.is_step_failure:
            _tell(record, event.step_failure_data.error, event)
        elif event.is_job_failure and not any(other.is_step_failure for other in result.all_events):
            _tell(record, event.job_failure_data.error, event)
    return bool(result.success)


def _behind(error: BaseException) -> BaseException:
    """The exception that Dagster has wrapped in its own ones."""
    while error.__cause__ is not None and type(error).__name__.startswith("Dagster"):
        error = error.__cause__
    return error


def _tell(record: Any, error: Any, event: Any) -> None:
    """Write down the error behind those that Dagster wraps it in."""
    while error is not None and error.cause is not None and error.cls_name.startswith("Dagster"):
        error = error.cause
    message = event.message if error is None else error.message
    node = event.node_name if event.is_step_failure else None
    tags = event.logging_tags or {}
    record.write(
        event="error", told=record.plain((message or "").strip()), node=tags.get("op_name", node)
    )


def _merged(first: Any, second: Any) -> Any:
    if not (isinstance(first, dict) and isinstance(second, dict)):
        return second
    return {
        **first,
        **{
            key: _merged(first[key], value) if key in first else value
            for key, value in second.items()
        },
    }


def _add_dynamic_partitions(
    request: Any, defs: dg.Definitions, instance: dg.DagsterInstance
) -> None:
    """Do what the daemon does with what the exported sensors ask for; others might do anything."""
    for sensor in defs.sensors or ():
        if not isinstance(sensor, dg.SensorDefinition) or sensor.name not in request["sensors"]:
            continue
        resources = {key: (defs.resources or {})[key] for key in sensor.required_resource_keys}
        context = dg.build_sensor_context(instance, resources=resources, definitions=defs)
        for partitions_request in sensor.evaluate_tick(context).dynamic_partitions_requests or ():
            if isinstance(partitions_request, dg.AddDynamicPartitionsRequest):
                instance.add_dynamic_partitions(
                    partitions_request.partitions_def_name, list(partitions_request.partition_keys)
                )


def _keys(job_definition: dg.JobDefinition, instance: dg.DagsterInstance) -> list[str | None]:
    """The key of every run; None for a job that has none, or that makes all partitions in one run."""
    if _RANGE_START in job_definition.tags or job_definition.partitions_def is None:
        return [None]
    return list(job_definition.partitions_def.get_partition_keys(dynamic_partitions_store=instance))
