"""Executors: those of `dagster.yml` that a job uses, each as Dagster's own one with its configuration."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from ..errors import UsageError, near
from ..model.functions import FunctionKind, Place
from ..model.orchestration import ConfiguredExecutor, ConfiguredLogger, ConfiguredSchedule
from ..model.running import Executor, Preload
from . import bound
from .draft import Draft
from .names import identifier, safe_identifier, unique_names

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


def lower_executors(draft: Draft) -> Draft:
    """Make the executors that jobs use, and note what the steps of a forking one import."""
    orchestration = draft.project.orchestration
    if orchestration is None:
        return draft
    used = {job.configured.executor for job in draft.planned_jobs if job.configured is not None}
    chosen = [each for each in orchestration.executors if each.name in used]
    report_unused("executor", orchestration.executors, used, draft)
    variables = unique_names(
        [each.name for each in chosen], lambda name: safe_identifier(name, BOUND)
    )
    executors = tuple(
        _executor(each, variables[each.name], draft)
        for each in sorted(chosen, key=lambda each: variables[each.name])
    )
    return replace(
        draft,
        executor=_shared(draft, variables),
        executors=executors,
        executor_variables=variables,
        preload=_preload(draft) if any(each.forks for each in executors) else None,
    )


def _shared(draft: Draft, variables: Mapping[str, str]) -> str | None:
    """The executor that all jobs name, which is that of assets too."""
    configured = [job.configured for job in draft.planned_jobs if job.configured is not None]
    named = {job.executor for job in configured}
    return variables.get(named.pop() or "") if len(named) == 1 else None


def report_unused(
    what: str,
    configured: Iterable[ConfiguredExecutor | ConfiguredSchedule | ConfiguredLogger],
    used: Collection[str | None],
    draft: Draft,
) -> None:
    """Tell of what is configured and no job uses."""
    for each in configured:
        if each.name not in used:
            draft.log.add(
                "K2D702",
                f"{what} {each.name}",
                f"no job uses the {what} '{each.name}'; it is left out.",
                place=each.place,
            )


def _executor(configured: ConfiguredExecutor, variable: str, draft: Draft) -> Executor:
    library, module, function = _LIBRARIES[configured.type]
    config = _config(configured, draft)
    forks = configured.type == "multiprocess" and not config.get("start_method")
    if forks:
        config.pop("start_method", None)
    return Executor(
        variable=variable,
        module=module,
        function=function,
        config=tuple(config.items()),
        library=library,
        forks=forks,
    )


def _config(configured: ConfiguredExecutor, draft: Draft) -> dict[str, Any]:
    """The options in the form that Dagster's own schema has."""
    options = {key: value for key, value in configured.options if value is not None}
    if isinstance(options.get("retries"), int):
        number = options.pop("retries")
        _report_option(
            configured,
            f"retries: {number}",
            "Give the job a retry_policy with max_retries instead.",
            draft,
        )
    if "registry" in options:
        _check_registry(configured, options, draft)
    if configured.type == "celery_docker_executor":
        # The plugin has the container's options beside Celery's, Dagster below a key of their own.
        flat = {key: options.pop(key) for key in _CONTAINER if key in options}
        if options.pop("networks", None):
            _report_option(configured, "networks", "Name one network in 'network'.", draft)
        options["docker"] = {**flat, **(options.get("docker") or {})}
    if configured.type == "celery_k8s_job_executor" and options.pop("step_k8s_config", None):
        _report_option(
            configured,
            "step_k8s_config",
            "Give it for each step in per_step_k8s_config, or as the node's tag 'dagster-k8s/config'.",
            draft,
        )
    if options.get("per_step_k8s_config"):
        # A step is called after its op; Kedro's users know the node.
        names = draft.step_names()
        ops = {node.name: names[node.identity] for node in draft.nodes}
        steps = options["per_step_k8s_config"].items()
        options["per_step_k8s_config"] = {
            ops.get(key)
            or known_op(key, ops.values(), "per_step_k8s_config", configured.place): each
            for key, each in steps
        }
    if configured.type == "dask_executor":
        # Dagster needs a kind of cluster.
        options["cluster"] = _without_none(options.get("cluster") or {}) or {"local": {}}
    return {
        key: _kept_secret(configured, key, _without_none(value), draft)
        for key, value in options.items()
    }


def known_op(name: str, ops: Iterable[str], key: str, place: Place | None) -> str:
    """The name of an op that the configuration of a run names.

    Raises:
        UsageError: If there is no such op.
    """
    known = set(ops)
    # The step of a partition is called after the op and the partition.
    if name in known or any(name.startswith(f"{each}__") for each in known):
        return name
    where = f"{place}: " if place is not None else ""
    raise UsageError(
        "K2D953", f"{where}'{key}' names an op '{name}' that there is not.", near(name, known)
    )


def _check_registry(configured: ConfiguredExecutor, options: dict[str, Any], draft: Draft) -> None:
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
            draft,
        )


def _kept_secret(configured: ConfiguredExecutor, key: str, value: Any, draft: Draft) -> Any:
    """The value, or a reference to an environment variable where it holds a password."""
    if isinstance(value, dict) and (key == "registry" or "registry" in value):
        return {
            inner: _kept_secret(configured, inner, each, draft) for inner, each in value.items()
        }
    is_password = key == "password" and isinstance(value, str)
    is_address = key in ("broker", "backend") and isinstance(value, str) and _PASSWORD.search(value)
    if not (is_password or is_address):
        return value
    variable = identifier(f"{configured.name}_{key}").upper()
    draft.log.add(
        "K2D704",
        f"executor {configured.name} {key}",
        f"the password in '{key}' of executor '{configured.name}' is not in the package; the value is "
        f"read from the environment variable {variable}.",
        hint=f"Write {key}: {{env: {variable}}} in dagster.yml, and set the variable where Dagster runs.",
        place=configured.place,
    )
    return {"env": variable}


def _report_option(configured: ConfiguredExecutor, what: str, hint: str, draft: Draft) -> None:
    draft.log.add(
        "K2D701",
        f"executor {configured.name}",
        f"Dagster's {configured.type} has nothing for '{what}' of executor '{configured.name}'; it "
        "is left out.",
        hint=hint,
        place=configured.place,
    )


def _without_none(value: Any) -> Any:
    """Without optional keys that were given as null, which Dagster's schemas mostly refuse."""
    if isinstance(value, Mapping):
        return {key: _without_none(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [_without_none(each) for each in value]
    return value


def _preload(draft: Draft) -> Preload:
    """The modules of the nodes' functions and the classes of the datasets."""
    modules = {
        node.function.module
        for node in draft.nodes
        if node.function.kind in (FunctionKind.IMPORTABLE, FunctionKind.PARTIAL)
    }
    classes = {(each.module, each.class_name) for each in draft.io_manager_classes}
    return Preload(modules=tuple(sorted(modules - {"builtins"})), classes=tuple(sorted(classes)))
