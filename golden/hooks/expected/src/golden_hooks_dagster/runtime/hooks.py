"""The hooks of a Kedro project: which there are, and how Dagster gets at them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import dagster as dg

from .hook_runs import RunHooks, failure_of
from .project import KedroProject


@dataclass(frozen=True)
class SettingsHook:
    """A hook in `HOOKS` of the project's settings: the path of its class or module, and its specs."""

    name: str
    specs: Sequence[str]


@dataclass(frozen=True)
class PluginHook:
    """A hook of an installed plugin: what its entry point refers to and is called, and its specs."""

    name: str
    specs: Sequence[str]
    entry_point: str
    distribution: str | None = None


@dataclass(frozen=True)
class KedroHooks:
    """The hooks of a project, and what they are told of its jobs.

    `jobs` names the pipeline of each job and the filters of its nodes, by the names that
    `KedroSession.run` has for them; `parameters` tells which parameters the fields of an op's
    configuration are; `ops` are those that call the hooks at the start and the end of a job; `tracking`
    keeps one run of a tracking server in all processes of a run.

    `other_datasets` are those entries of the project's catalog that no I/O manager loads or saves, with
    their types; `factory_datasets` names what no entry but a factory describes. `takes_runtime_params`
    tells that the project's configuration needs runtime parameters, which a run gives to the resource.
    """

    project: KedroProject
    hooks: Sequence[SettingsHook | PluginHook]
    jobs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    parameters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    other_datasets: Mapping[str, str] = field(default_factory=dict)
    factory_datasets: Sequence[str] = ()
    runtime_params: Mapping[str, Any] = field(default_factory=dict)
    takes_runtime_params: bool = False
    ops: Sequence[str] = ("before_pipeline_run", "after_pipeline_run")
    tracking: Any = None

    def resource(self, io_managers: Mapping[str, Any]) -> dg.ResourceDefinition:
        """The resource `hooks`: set up in every process that runs a step which requires it."""

        @contextmanager
        def start(context: dg.InitResourceContext) -> Iterator[RunHooks]:
            hooks = RunHooks(self, io_managers, context.instance, context.run)
            try:
                yield hooks
            finally:
                hooks.close()

        return dg.ResourceDefinition(
            start,
            config_schema={"runtime_params": dg.Field(dict, is_required=True)}
            if self.takes_runtime_params
            else None,
            description="Calls the hooks of the Kedro project.",
        )

    def on_pipeline_error(
        self, context: dg.RunFailureSensorContext, io_managers: Mapping[str, Any]
    ) -> None:
        """Call `on_pipeline_error` for a run that failed in one of its nodes, as Kedro does."""
        run = context.dagster_run
        failure = failure_of(context, self.ops)
        if failure is None or run.job_name not in self.jobs:
            return
        hooks = RunHooks(self, io_managers, context.instance, run)
        try:
            hooks.on_pipeline_error(failure)
        finally:
            hooks.close()

    def implement(self, *specs: str) -> bool:
        """Whether one of the hooks implements one of the specs."""
        return any(spec in hook.specs for hook in self.hooks for spec in specs)
