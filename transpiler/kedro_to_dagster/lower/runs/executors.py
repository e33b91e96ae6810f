"""Executors: those of `dagster.yml` that a job uses, each as Dagster's own one with its configuration."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ...codes.dagster_yml import (
    EXECUTOR_OPTION_LEFT_OUT,
    OP_UNKNOWN,
    PASSWORD_IN_EXECUTOR,
    PROCESSES_SHARE_DATASETS_ONLY,
)
from ...dagster_model.code import Reference
from ...dagster_model.runs import Executor
from ...diagnostics import DiagnosticLog
from ...errors import near
from ...kedro_model.dagster_yml import ConfiguredExecutor
from ...kedro_model.node import Node
from ...kedro_model.place import Place
from ...kedro_model.project import Project
from ...literals import exact
from ...paths import split_path
from ..names import bound
from ..names.identifiers import identifier, safe_identifier, unique_names
from ..planned_jobs import PlannedJob
from ..steps.steps import Steps
from .unused import report_unused

# Where Dagster has each executor: distribution, module and name.
_LIBRARIES = {
    "in_process": (None, "dg", "in_process_executor"),
    "multiprocess": (None, "dg", "multiprocess_executor"),
    "dask_executor": ("dagster-dask", "dagster_dask", "dask_executor"),
    "docker_executor": ("dagster-docker", "dagster_docker", "docker_executor"),
    "k8s_job_executor": ("dagster-k8s", "dagster_k8s", "k8s_job_executor"),
    "celery_executor": ("dagster-celery", "dagster_celery", "celery_executor"),
    "celery_docker_executor": (
        "dagster-celery-docker",
        "dagster_celery_docker",
        "celery_docker_executor",
    ),
    "celery_k8s_job_executor": (
        "dagster-celery-k8s",
        "dagster_celery_k8s",
        "celery_k8s_job_executor",
    ),
}
# What the module of executors binds: nothing of `dagster.yml` may be called so there.
BOUND = bound.EXECUTORS | {function for _, _, function in _LIBRARIES.values()}
# A name and a password in an address.
_PASSWORD = re.compile(r"://[^/@]*:[^/@]+@")
_CONTAINER = ("image", "registry", "env_vars", "network", "container_kwargs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Executors:
    """The executors that jobs use, and their variables by the names in `dagster.yml` and by jobs.

    `shared` is that of all jobs, and of assets too.
    """

    executors: tuple[Executor, ...] = ()
    shared: str | None = None
    variables: Mapping[str, str] = field(default_factory=dict)
    of_jobs: Mapping[str, str] = field(default_factory=dict)

    @property
    def default(self) -> Reference:
        """What runs jobs and assets where nothing else is said: one process, as with `kedro run`."""
        if self.shared is None:
            return Reference(path=("dg", "in_process_executor"))
        return Reference(path=("executors", self.shared))


def lower_executors(
    project: Project,
    planned_jobs: Iterable[PlannedJob],
    nodes: Iterable[Node],
    steps: Steps,
    log: DiagnosticLog,
) -> Executors:
    """Make the executors that jobs use."""
    listed = project.orchestration.executors if project.orchestration is not None else ()
    configured, used = _configured_executors(listed, tuple(planned_jobs))
    report_unused("executor", listed, set(used.values()), log)
    names = set(used.values())
    used_executors = [executor for executor in configured if executor.name in names]
    taken = BOUND | bound.top_modules(
        executor.type for executor in used_executors if executor.is_path
    )
    variables = unique_names(
        [executor.name for executor in used_executors],
        lambda name: safe_identifier(name, taken),
    )
    step_names = {node.name: steps.step_of(node) for node in nodes}
    executors = tuple(
        _executor(executor, variables[executor.name], step_names, log)
        for executor in sorted(used_executors, key=lambda executor: variables[executor.name])
    )
    return Executors(
        executors=executors,
        shared=variables.get(next(iter(names)) or "") if len(names) == 1 else None,
        variables=variables,
        of_jobs={job: variables[name] for job, name in used.items() if name is not None},
    )


def _configured_executors(
    listed: tuple[ConfiguredExecutor, ...], planned: tuple[PlannedJob, ...]
) -> tuple[tuple[ConfiguredExecutor, ...], dict[str, str | None]]:
    """All executors, and the name of that of each job; what is not listed gets a name of its own."""
    executors = {executor.name: executor for executor in listed}
    used: dict[str, str | None] = {}
    for job in planned:
        executor = job.executor
        if not isinstance(executor, ConfiguredExecutor):
            used[job.name] = executor
            continue
        name, number = executor.name, 1
        while name in executors and exact(executors[name]) != exact(replace(executor, name=name)):
            number += 1
            name = f"{executor.name}_{number}"
        executors[name] = replace(executor, name=name)
        used[job.name] = name
    return tuple(executors.values()), used


def _executor(
    configured: ConfiguredExecutor,
    variable: str,
    step_names: Mapping[str, str],
    log: DiagnosticLog,
) -> Executor:
    if configured.is_path:
        module, function = split_path(configured.type)
        return Executor(
            variable=variable,
            module=module,
            function=function,
            config=configured.options,
            is_own=True,
        )
    library, module, function = _LIBRARIES[configured.type]
    config = _config(configured, step_names, log)
    forks = configured.type == "multiprocess" and not config.get("start_method")
    if forks:
        config.pop("start_method", None)
    runs_elsewhere = configured.type != "in_process"
    if runs_elsewhere:
        log.add(
            PROCESSES_SHARE_DATASETS_ONLY(executor=configured.name),
            f"executor {configured.name}",
            place=configured.place,
        )
    return Executor(
        variable=variable,
        module=module,
        function=function,
        config=tuple(config.items()),
        library=library,
        forks=forks,
        runs_elsewhere=runs_elsewhere,
    )


def _config(
    configured: ConfiguredExecutor, step_names: Mapping[str, str], log: DiagnosticLog
) -> dict[str, Any]:
    """The options in the form that Dagster's own schema has."""
    options = {key: value for key, value in configured.options if value is not None}
    if isinstance(options.get("retries"), int):
        number = options.pop("retries")
        _report_option(
            configured,
            f"retries: {number}",
            "Give the job a retry_policy with max_retries instead.",
            log,
        )
    if "registry" in options:
        _check_registry(configured, options, log)
    if configured.type == "celery_docker_executor":
        # The plugin has the container's options beside Celery's, Dagster below a key of their own.
        flat = {key: options.pop(key) for key in _CONTAINER if key in options}
        if options.pop("networks", None):
            _report_option(configured, "networks", "Name one network in 'network'.", log)
        options["docker"] = {**flat, **(options.get("docker") or {})}
    if configured.type == "celery_k8s_job_executor" and options.pop("step_k8s_config", None):
        _report_option(
            configured,
            "step_k8s_config",
            "Give it for each step in per_step_k8s_config, or as the node's tag 'dagster-k8s/config'.",
            log,
        )
    if options.get("per_step_k8s_config"):
        # A step is called after its op; Kedro's users know the node.
        known = step_names.values()
        options["per_step_k8s_config"] = {
            step_names.get(name)
            or known_op(name, known, "per_step_k8s_config", configured.place): config
            for name, config in options["per_step_k8s_config"].items()
        }
    if configured.type == "dask_executor":
        # Dagster needs a kind of cluster.
        options["cluster"] = _without_none(options.get("cluster") or {}) or {"local": {}}
    return {
        key: _kept_secret(configured, key, _without_none(value), log)
        for key, value in options.items()
    }


def known_op(name: str, ops: Iterable[str], key: str, place: Place | None) -> str:
    """The name of an op that the configuration of a run names.

    Raises:
        UsageError: If there is no such op.
    """
    known = set(ops)
    # The step of a partition is called after the op and the partition.
    if name in known or any(name.startswith(f"{step}__") for step in known):
        return name
    where = f"{place}: " if place is not None else ""
    raise OP_UNKNOWN(where=where, key=key, name=name, hint=near(name, known))


def _check_registry(
    configured: ConfiguredExecutor, options: dict[str, Any], log: DiagnosticLog
) -> None:
    """Dagster logs in to a registry, and needs a name and a password for it."""
    registry: Mapping[str, Any] = options["registry"] or {}
    if not {"username", "password"} <= {
        key for key, value in registry.items() if value is not None
    }:
        del options["registry"]
        _report_option(
            configured,
            "registry",
            "Dagster only logs in there, with a username and a password. Name the registry in 'image'.",
            log,
        )


def _kept_secret(configured: ConfiguredExecutor, key: str, value: Any, log: DiagnosticLog) -> Any:
    """The value, or a reference to an environment variable where it holds a password."""
    if isinstance(value, dict) and (key == "registry" or "registry" in value):
        return {inner: _kept_secret(configured, inner, item, log) for inner, item in value.items()}
    is_password = key == "password" and isinstance(value, str)
    is_address = key in ("broker", "backend") and isinstance(value, str) and _PASSWORD.search(value)
    if not (is_password or is_address):
        return value
    variable = identifier(f"{configured.name}_{key}").upper()
    log.add(
        PASSWORD_IN_EXECUTOR(key=key, executor=configured.name, variable=variable),
        f"executor {configured.name} {key}",
        place=configured.place,
    )
    return {"env": variable}


def _report_option(
    configured: ConfiguredExecutor, what: str, hint: str, log: DiagnosticLog
) -> None:
    log.add(
        EXECUTOR_OPTION_LEFT_OUT(
            type=configured.type, what=what, executor=configured.name, hint=hint
        ),
        f"executor {configured.name}",
        place=configured.place,
    )


def _without_none(value: Any) -> Any:
    """Without optional keys that were given as null, which Dagster's schemas mostly refuse."""
    if isinstance(value, Mapping):
        return {key: _without_none(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_none(item) for item in value]
    return value
