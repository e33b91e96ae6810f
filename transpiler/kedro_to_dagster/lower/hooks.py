"""Hooks: which specs are implemented, and what in the package calls them. Only these are wired."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..model.computation import ConfigValue, ModelValue
from ..model.dagster import HookEntry, Hooks
from ..model.jobs import Invocation, Job, Wait
from ..model.kedro import Dataset
from ..model.steps import Op
from .datasets import has_own_io_manager
from .draft import Draft, ParameterValue
from .names import unique_names
from .open_values import left_open

BEFORE_PIPELINE, AFTER_PIPELINE = "before_pipeline_run", "after_pipeline_run"
ON_PIPELINE_ERROR = "on_pipeline_error"
AFTER_CONTEXT, AFTER_CATALOG = "after_context_created", "after_catalog_created"
# The plugin that starts a run of MLflow for each run of Kedro.
_MLFLOW = "kedro_mlflow."
_NODE = frozenset({"before_node_run", "after_node_run", "on_node_error"})
_LOADED = frozenset({"before_dataset_loaded", "after_dataset_loaded"})
_SAVED = frozenset({"before_dataset_saved", "after_dataset_saved"})
_PIPELINE = frozenset({BEFORE_PIPELINE, AFTER_PIPELINE, ON_PIPELINE_ERROR})
# Their hooks get the catalog, with the parameters in it.
_WITH_CATALOG = _NODE | _PIPELINE | {AFTER_CATALOG}


def choose_hooks(draft: Draft) -> Draft:
    """Choose what calls the hooks, and name it; without hooks there is nothing."""
    found = [each for each in draft.project.hooks if each.specs]
    if not found:
        return draft
    specs = frozenset(spec for each in found for spec in each.specs)
    # What a hook puts into the catalog reaches those nodes only whose ops ask for it there.
    may_change_catalog = any(each.may_change_catalog for each in found)
    names = draft.names
    taken = {
        *names.ops.values(),
        *names.multi_assets.values(),
        *names.jobs.values(),
        *names.job_functions.values(),
        *names.variables.values(),
    }
    ops = unique_names([BEFORE_PIPELINE, AFTER_PIPELINE], str, taken, lambda name: f"{name}_op")
    _report(specs, draft)
    return replace(
        draft,
        hooks=Hooks(
            entries=tuple(
                HookEntry(
                    name=each.name,
                    specs=each.specs,
                    plugin=each.plugin,
                    distribution=each.distribution,
                )
                for each in found
            ),
            in_ops=bool(specs - _PIPELINE) or may_change_catalog,
            in_bodies=bool(specs & (_NODE | _LOADED)) or may_change_catalog,
            in_streams=bool(specs & _SAVED),
            in_io=bool(specs & (_WITH_CATALOG | _LOADED | _SAVED)),
            start=unique_names(["start"], str, taken)["start"],
            before=ops[BEFORE_PIPELINE] if BEFORE_PIPELINE in specs else None,
            after=ops[AFTER_PIPELINE] if AFTER_PIPELINE in specs else None,
            on_error=ON_PIPELINE_ERROR if ON_PIPELINE_ERROR in specs else None,
            other_datasets=tuple(_other_datasets(draft)) if specs & _WITH_CATALOG else (),
            factory_datasets=tuple(_factory_datasets(draft)) if specs & _WITH_CATALOG else (),
            runtime_params=draft.project.runtime_params,
            takes_runtime_params=_takes_runtime_params(specs, draft),
            tracks_mlflow=any(each.name.startswith(_MLFLOW) for each in found),
        ),
    )


def _report(specs: frozenset[str], draft: Draft) -> None:
    called = sorted(specs & _PIPELINE)
    if called:
        draft.log.add(
            "K2D602",
            "hooks",
            f"the hooks {', '.join(called)} are called for jobs, not where an asset is materialised "
            "alone: it has no pipeline.",
            hint="Launch the job where they matter.",
        )
    if any(BEFORE_PIPELINE in each.may_change_catalog for each in draft.project.hooks):
        draft.log.add(
            "K2D605",
            "hooks",
            "a hook before_pipeline_run is given the catalog; what it changes there reaches the steps of "
            "the same process only.",
            hint="Change the catalog in after_catalog_created, which is called in every process.",
        )
    if ON_PIPELINE_ERROR in specs:
        draft.log.add(
            "K2D603",
            "hooks",
            "the hook on_pipeline_error is called by a sensor, once the run has ended, in another "
            "process.",
            hint="Keep Dagster's daemon running.",
        )


def _other_datasets(draft: Draft) -> Iterator[tuple[str, str | None]]:
    """What the catalog describes and no I/O manager stores; None for a dataset that holds nothing."""
    for each in _described(draft):
        if each.is_nothing:
            yield each.name, None
        elif not has_own_io_manager(each):
            yield each.name, each.type


def _factory_datasets(draft: Draft) -> Iterator[str]:
    return (each.name for each in _described(draft) if each.is_from_factory)


def _described(draft: Draft) -> list[Dataset]:
    found = (each for each in draft.project.datasets if each.declared)
    return sorted(found, key=lambda each: each.name)


def _takes_runtime_params(specs: frozenset[str], draft: Draft) -> bool:
    """Whether the configuration that hooks are shown can be read only with what a run gives."""
    names = sorted({name for _, value in left_open(draft) for name in value.parameters})
    if not names or not specs & (_WITH_CATALOG | {AFTER_CONTEXT}):
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


def _parameters(draft: Draft) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Which parameters the fields of the configuration of each op are, and of the op behind each asset."""
    nodes = [node for node in draft.nodes if node.identity in draft.asset_nodes]
    ops = [(draft.names.ops[node.identity], node) for node in draft.nodes]
    ops += [(asset.function_name, node) for asset, node in zip(draft.assets, nodes, strict=True)]
    found = {
        op: tuple(sorted(_fields(draft.parameter_values.get(node.identity, {})).items()))
        for op, node in ops
    }
    return tuple((op, fields) for op, fields in sorted(found.items()) if fields)


def _fields(values: Mapping[str, ParameterValue]) -> dict[str, str]:
    fields = {}
    for name, value in values.items():
        # The field of a model holds the whole of which an attribute is taken.
        attributes = value.attributes if isinstance(value, ModelValue) else ()
        whole = name.removesuffix("".join(f".{each}" for each in attributes))
        plain = value.value if isinstance(value, ModelValue) else value
        if isinstance(plain, ConfigValue):
            fields[plain.field] = whole
    return fields


def wire_hooks(draft: Draft) -> Draft:
    """Put the ops that call hooks of pipelines at the start and the end of each job."""
    hooks = draft.hooks
    if hooks is None:
        return draft
    ops = {(op.module, op.function_name): op for op in draft.ops}
    jobs = tuple(_wired(job, hooks, ops) for job in draft.jobs)
    started = {
        (each.module, each.function_name) for job in jobs for each in job.invocations if each.start
    }
    return replace(
        draft,
        jobs=jobs,
        ops=tuple(
            replace(op, start_input=hooks.start) if key in started else op
            for key, op in ops.items()
        ),
        hooks=replace(
            hooks,
            parameters=_parameters(draft) if _implemented(hooks) & _WITH_CATALOG else (),
            jobs=tuple((job.name, _facts(job)) for job in jobs)
            if hooks.in_ops or hooks.before or hooks.after or hooks.on_error
            else (),
        ),
    )


def _implemented(hooks: Hooks) -> frozenset[str]:
    return frozenset(spec for each in hooks.entries for spec in each.specs)


def _facts(job: Job) -> tuple[tuple[str, Any], ...]:
    """What hooks are told of a job: its pipeline, and the filters by the names of Kedro's `run_params`."""
    filters = (
        ("namespaces" if key == "node_namespaces" else key, list(values))
        for key, values in job.selection.filters
    )
    return (("pipeline_name", job.pipeline), *filters)


def _wired(job: Job, hooks: Hooks, ops: Mapping[tuple[str, str], Op]) -> Job:
    if hooks.before is not None:
        made = {name for each in job.invocations for name in each.results}
        invocations = tuple(
            each if made & _read(each) else replace(each, start=hooks.start)
            for each in job.invocations
        )
        job = replace(job, invocations=invocations, before=hooks.before, start=hooks.start)
    return job if hooks.after is None else _closed(job, hooks.after, ops)


def _closed(job: Job, after: str, ops: Mapping[tuple[str, str], Op]) -> Job:
    """The job with an op that waits for those that no other one comes after."""
    made = {name for each in job.invocations for name in each.results}
    taken = made.union(*(_read(each) for each in job.invocations))
    taken |= {each.function_name for each in job.invocations}
    read = {name for each in job.invocations for name in _awaited(each)}
    last = {each for each in job.invocations if not read & set(each.results)}
    invocations = tuple(
        _with_result(each, ops[each.module, each.function_name], taken) if each in last else each
        for each in job.invocations
    )
    ends = tuple(
        _end(new) for old, new in zip(job.invocations, invocations, strict=True) if old in last
    )
    return replace(job, invocations=invocations, after=after, ends=ends)


def _read(invocation: Invocation) -> set[str]:
    """The variables of the ops that an op comes after."""
    return {*invocation.arguments, *(each.variable for each in invocation.waits)}


def _awaited(invocation: Invocation) -> set[str]:
    """The same, without ops that run for partitions of which a mapping may leave some out."""
    partly = {each.variable for each in invocation.waits if each.wait is Wait.MAPPED}
    return _read(invocation) - partly


def _end(invocation: Invocation) -> tuple[str, Wait]:
    variable = next(each for each in invocation.results if each != "_")
    return variable, Wait.ONE if invocation.partitions is None else Wait.ALL


def _with_result(invocation: Invocation, op: Op, taken: set[str]) -> Invocation:
    """The invocation of an op that no other one comes after, with a variable to wait for."""
    if set(invocation.results) - {"_"}:
        return invocation
    if op.outputs:
        others = ("_",) * (len(op.outputs) - 1)
        return replace(invocation, results=(op.outputs[0].name, *others))
    name = f"{op.function_name}_done"
    while name in taken:
        name = f"{name}_"
    return replace(invocation, results=(name,))
