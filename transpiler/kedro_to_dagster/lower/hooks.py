"""Hooks: which of them there are, and what they are told of jobs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..model.dagster import HookEntry, Hooks
from .draft import Draft
from .open_values import left_open

# The plugin that starts a run of MLflow for each run of Kedro.
_MLFLOW = "kedro_mlflow."


def choose_hooks(draft: Draft) -> Draft:
    """Note the hooks; without any there is nothing."""
    found = [hook for hook in draft.project.hooks if hook.specs]
    if not found:
        return draft
    return replace(
        draft,
        changes_catalog=any(hook.may_change_catalog for hook in found),
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
            takes_runtime_params=_takes_runtime_params(draft),
            tracks_mlflow=any(hook.name.startswith(_MLFLOW) for hook in found),
        ),
    )


def _takes_runtime_params(draft: Draft) -> bool:
    """Whether the configuration that hooks are shown can be read only with what a run gives."""
    names = sorted({name for _, value in left_open(draft) for name in value.parameters})
    if not names:
        return False
    draft.log.add(
        "K2D606",
        "hooks",
        f"hooks are shown the project's configuration, in which the runtime parameters "
        f"{', '.join(names)} are left open; a run must give them to the resource 'hooks' too.",
        hint="Give them as 'runtime_params' in the configuration of the resource, or export with "
        f"--params {names[0]}=….",
    )
    return True


def wire_hooks(draft: Draft) -> Draft:
    """Note what hooks are told of each job: its pipeline, and the filters as in Kedro's `run_params`."""
    if draft.hooks is None:
        return draft
    jobs: list[tuple[str, tuple[tuple[str, Any], ...]]] = []
    for job in sorted((*draft.jobs, *draft.asset_jobs), key=lambda each: each.name):
        filters = [
            ("namespaces" if key == "node_namespaces" else key, list(values))
            for key, values in job.selection.filters
        ]
        if filters or job.pipeline != job.name:
            jobs.append((job.name, (("pipeline_name", job.pipeline), *filters)))
    return replace(draft, hooks=replace(draft.hooks, jobs=tuple(jobs)))
