"""Prints the runs in the local store of MLflow of the current folder."""

from __future__ import annotations

import json

from mlflow.tracking import MlflowClient

client = MlflowClient("sqlite:///mlflow.db")
experiments = [experiment.experiment_id for experiment in client.search_experiments()]
runs = [
    {
        "id": run.info.run_id,
        "name": run.info.run_name,
        "status": run.info.status,
        "params": dict(sorted(run.data.params.items())),
        "metrics": dict(sorted(run.data.metrics.items())),
        "artifacts": sorted(artifact.path for artifact in client.list_artifacts(run.info.run_id)),
        "models": len(run.outputs.model_outputs) if run.outputs else 0,
        "tags": sorted(
            tag for tag in run.data.tags if not tag.startswith("mlflow.") and tag != "kedro_command"
        ),
    }
    for run in client.search_runs(experiments)
]
print(json.dumps(runs))
