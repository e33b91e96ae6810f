"""One MLflow run for each Dagster run, in all of its processes, where kedro-mlflow is among the hooks."""

from typing import TYPE_CHECKING, Any

import dagster as dg

if TYPE_CHECKING:
    from .hook_runs import RunHooks

RUN_TAG = "mlflow/run_id"
_URL_TAG = "mlflow/run_url"
# The Dagster run that a tag belongs to: Dagster copies the tags of a run to one that retries it.
_OWNER_TAG = "mlflow/dagster_run_id"


class MlflowRuns:
    """Hands the run that kedro-mlflow starts on to the other processes of a Dagster run.

    kedro-mlflow starts it in `before_pipeline_run` and keeps its id in the process. It is noted in the tags
    of the Dagster run; a process that finds it there goes through `before_pipeline_run` of kedro-mlflow
    again, which then goes on with the run instead of starting one.
    """

    def join(self, hooks: "RunHooks") -> None:
        """Go on with the MLflow run of the Dagster run, or of the one that it retries, if there is one."""
        import mlflow

        shared = _shared(hooks)
        if shared is not None:
            hook = _hook(hooks)
            hook.mlflow_config.tracking.run.id = shared
            facts = hooks.facts_of(hooks.run.job_name)
            hook.before_pipeline_run(catalog=hooks.catalog, **facts)
            self.share(hooks)
        elif hooks.run.job_name not in hooks.static.jobs:
            # Assets have no pipeline that would start one.
            mlflow.start_run(run_name=hooks.run.job_name)
            _hook(hooks).run_id = mlflow.active_run().info.run_id
            self.share(hooks)

    def share(self, hooks: "RunHooks") -> None:
        """Note the MLflow run in the tags of the Dagster run."""
        import mlflow

        active = mlflow.active_run()
        if active is None:
            return
        tags = {RUN_TAG: active.info.run_id, _OWNER_TAG: hooks.run_id}
        url = _url(active)
        if url is not None:
            tags[_URL_TAG] = url
        hooks.instance.add_run_tags(hooks.run_id, tags)

    def leave(self, hooks: "RunHooks") -> None:
        """Let go of the MLflow run at the end of a process; only the end of the pipeline ends it."""
        import mlflow

        # kedro-mlflow opens the run once more for each node.
        while (active := mlflow.active_run()) is not None:
            is_job = hooks.run.job_name in hooks.static.jobs
            status = mlflow.get_run(active.info.run_id).info.status
            mlflow.end_run(status if is_job else "FINISHED")
        _hook(hooks).run_id = None

    def metadata(self) -> dict[str, Any]:
        """A link to the active MLflow run, for what a step saves."""
        import mlflow

        active = mlflow.active_run()
        if active is None:
            return {}
        url = _url(active)
        shown = dg.MetadataValue.text(active.info.run_id)
        return {"mlflow_run": shown if url is None else dg.MetadataValue.url(url)}


def _shared(hooks: "RunHooks") -> str | None:
    """The MLflow run that the Dagster run has; one that retries another goes on with that one's."""
    run = hooks.instance.get_run_by_id(hooks.run_id)
    if run is not None and run.is_success:
        # Somebody looks at its results.
        return None
    while run is not None:
        if run.tags.get(_OWNER_TAG) == run.run_id:
            return str(run.tags[RUN_TAG])
        if not _goes_on(hooks) or run.parent_run_id is None:
            return None
        run = hooks.instance.get_run_by_id(run.parent_run_id)
    return None


def _goes_on(hooks: "RunHooks") -> bool:
    """Whether a run retries another one from where it failed, so that it does not start the pipeline."""
    keys = hooks.run.step_keys_to_execute
    return keys is not None and hooks.static.ops[0] not in keys


def _hook(hooks: "RunHooks") -> Any:
    return next(
        each
        for each in hooks.manager.get_plugins()
        if type(each).__name__ == "MlflowHook"
    )


def _url(active: Any) -> str | None:
    """The page of an MLflow run; a local store has none."""
    import mlflow

    uri = mlflow.get_tracking_uri()
    if not uri.startswith("http"):
        return None
    return f"{uri.rstrip('/')}/#/experiments/{active.info.experiment_id}/runs/{active.info.run_id}"
