"""Hooks: which of them there are, and what they are told of runs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ...model.configuration import ConfigClass, ConfigField
from ...model.dagster import HookEntry, Hooks
from ...model.jobs import AssetJob, Job
from ...model.kedro import Hook
from ..draft import Draft
from ..names.identifiers import ROOT_ATTRIBUTES, unique_names
from ..parameters.classes import field_name
from ..parameters.missing_runtime_params import left_open
from ..parameters.resource import PARAMETERS_CLASS

# The plugin that starts a run of MLflow for each run of Kedro; of the catalog it changes its own datasets.
_MLFLOW = "kedro_mlflow."
BEFORE_PIPELINE = "before_pipeline_run"


def choose_hooks(draft: Draft) -> Draft:
    """Note the hooks; without any there is nothing."""
    found = [hook for hook in draft.project.hooks if hook.specs]
    if not found:
        return draft
    own = [hook for hook in found if not _is_mlflow(hook)]
    return replace(
        _with_runtime_params(draft),
        changes_catalog=any(hook.may_change_catalog for hook in own),
        hooks=Hooks(
            entries=tuple(
                HookEntry(
                    name=hook.name,
                    specs=hook.specs,
                    plugin=hook.plugin,
                    distribution=hook.distribution,
                )
                for hook in found
            ),
            runtime_params=draft.project.runtime_params,
            tracks_mlflow=len(own) < len(found),
        ),
    )


def _is_mlflow(hook: Hook) -> bool:
    return hook.name.startswith(_MLFLOW)


def _with_runtime_params(draft: Draft) -> Draft:
    """Let a run give, among the parameters, what Kedro needs to read the configuration for hooks."""
    open_ = (name for _, value in left_open(draft) for name in value.parameters)
    names = {name.partition(".")[0] for name in open_}
    missing = sorted(names - {field.key for field in _root(draft.config_classes).fields})
    if not missing:
        return draft
    draft.log.add(
        "K2D606",
        "hooks",
        f"hooks are shown the project's configuration, in which the runtime parameters "
        f"{', '.join(missing)} are left open; a run must give them as parameters too.",
        hint="Give them in the configuration of the resource 'parameters', or export with "
        f"--params {missing[0]}=….",
    )
    return replace(
        draft,
        config_classes=_with_fields(draft.config_classes, missing),
        environment_classes={
            name: _with_fields(classes, missing) if classes else ()
            for name, classes in draft.environment_classes.items()
        },
    )


def _root(classes: Iterable[ConfigClass]) -> ConfigClass:
    none = ConfigClass(
        name=PARAMETERS_CLASS, doc="All parameters that a run takes.", fields=(), is_resource=True
    )
    return next((made for made in classes if made.is_resource), none)


def _with_fields(
    classes: tuple[ConfigClass, ...], missing: Iterable[str]
) -> tuple[ConfigClass, ...]:
    root = _root(classes)
    taken = {field.name for field in root.fields}
    names = unique_names(missing, lambda key: field_name(key, ROOT_ATTRIBUTES), taken)
    fields = tuple(
        ConfigField(name=name, key=key, annotation="Any", is_required=True)
        for key, name in names.items()
    )
    others = tuple(made for made in classes if not made.is_resource)
    return (*others, replace(root, fields=(*fields, *root.fields)))


def wire_hooks(draft: Draft) -> Draft:
    """Note what hooks are told of each job: its pipeline, and the filters as in Kedro's `run_params`."""
    if draft.hooks is None:
        return draft
    _report(draft)
    jobs: list[tuple[str, tuple[tuple[str, Any], ...]]] = []
    made: list[Job | AssetJob] = [*draft.jobs, *draft.asset_jobs]
    for job in sorted(made, key=lambda each: each.name):
        filters = [
            ("namespaces" if key == "node_namespaces" else key, list(values))
            for key, values in job.selection.filters
        ]
        if filters or job.pipeline != job.name:
            jobs.append((job.name, (("pipeline_name", job.pipeline), *filters)))
    return replace(draft, hooks=replace(draft.hooks, jobs=tuple(jobs)))


def _report(draft: Draft) -> None:
    """Report what a hook does for one process, where steps run in several."""
    own = (hook for hook in draft.project.hooks if not _is_mlflow(hook))
    is_given_catalog = any(BEFORE_PIPELINE in hook.may_change_catalog for hook in own)
    if is_given_catalog and any(made.function != "in_process_executor" for made in draft.executors):
        draft.log.add(
            "K2D605",
            "hooks",
            "a hook before_pipeline_run is given the catalog; what it changes there reaches the steps in "
            "the run's own process only.",
            hint="Change the catalog in after_catalog_created, which is called in every process.",
        )
