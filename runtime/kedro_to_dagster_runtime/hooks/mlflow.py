"""One MLflow run for each Dagster run, in all its processes, with kedro-mlflow."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import dagster as dg

if TYPE_CHECKING:
    from mlflow import ActiveRun

    from .session import HookSession

RUN_TAG = "mlflow/run_id"
_URL_TAG = "mlflow/run_url"
# The Dagster run that a tag belongs to: Dagster copies tags to a run that retries it.
_OWNER_TAG = "mlflow/dagster_run_id"


class MlflowRuns:
    """Passes the run that kedro-mlflow starts to the other processes of a Dagster run.

    kedro-mlflow starts a run in `before_pipeline_run`, and keeps its id in the process.
    It is noted in the tags of the Dagster run. A process that finds it there has
    kedro-mlflow go on with that run.
    """

    def __init__(self) -> None:
        # The Dagster runs whose MLflow runs a step has started.
        self._started: set[str] = set()

    def resume(self, session: "HookSession") -> None:
        """Continue the MLflow run of the Dagster run that is retried, if any."""
        _hook(session).mlflow_config.tracking.run.id = _shared(session)

    def share(self, session: "HookSession") -> None:
        """Record the MLflow run in the tags of the Dagster run."""
        import mlflow

        active = mlflow.active_run()
        if active is None:
            return
        tags = {RUN_TAG: active.info.run_id, _OWNER_TAG: session.run_id}
        url = _url(active)
        if url is not None:
            tags[_URL_TAG] = url
        session.instance.add_run_tags(session.run_id, tags)

    def leave(self, session: "HookSession", status: str) -> None:
        """Close what kedro-mlflow has left open, so that the next run of the process gets its own.

        It opens its run once more for each node, and closes it once.
        """
        import mlflow

        hook = _hook(session)
        if hook._already_active_mlflow:
            return
        while (
            active := mlflow.active_run()
        ) is not None and active.info.run_id == hook.run_id:
            mlflow.end_run(status)

    @contextmanager
    def joined(self, session: "HookSession") -> Iterator[None]:
        """Join the MLflow run while a step runs in a process of its own.

        Without the package's executor no MLflow run has been started: then the steps do it.
        """
        import mlflow

        from .selection import selection_of

        shared = _shared(session)
        hook = _hook(session)
        hook.mlflow_config.tracking.run.id = shared
        hook.before_pipeline_run(
            run_params=selection_of(session), pipeline=None, catalog=session.catalog
        )
        if shared is None:
            self._started.add(session.run_id)
            self.share(session)
        is_owner = session.run_id in self._started
        try:
            yield
        finally:
            # kedro-mlflow opens the run once more for each node. It goes on, unless
            # there is nobody else to end it.
            while mlflow.active_run() is not None:
                mlflow.end_run("FINISHED" if is_owner else "RUNNING")
            hook.run_id = None

    def metadata(self) -> dict[str, dg.MetadataValue[Any]]:
        """A link to the active MLflow run, for what a step saves."""
        import mlflow

        active = mlflow.active_run()
        if active is None:
            return {}
        url = _url(active)
        shown = dg.MetadataValue.text(active.info.run_id)
        return {"mlflow_run": shown if url is None else dg.MetadataValue.url(url)}


def _shared(session: "HookSession") -> str | None:
    """The MLflow run of the Dagster run, or of the failed one that it retries."""
    run = session.instance.get_run_by_id(session.run_id)
    while run is not None:
        if run.tags.get(_OWNER_TAG) == run.run_id:
            return str(run.tags[RUN_TAG])
        if session.run.step_keys_to_execute is None or run.parent_run_id is None:
            return None
        run = session.instance.get_run_by_id(run.parent_run_id)
    return None


def _hook(session: "HookSession") -> Any:
    plugins = session.manager.get_plugins()
    return next(hook for hook in plugins if type(hook).__name__ == "MlflowHook")


def _url(active: "ActiveRun") -> str | None:
    """The page of an MLflow run; a local store has none."""
    import mlflow

    uri = mlflow.get_tracking_uri()
    if not uri.startswith("http"):
        return None
    info = active.info
    return f"{uri.rstrip('/')}/#/experiments/{info.experiment_id}/runs/{info.run_id}"
