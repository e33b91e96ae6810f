"""The example runs on Celery workers, with Redis between them, as with Kedro."""

from __future__ import annotations

from pathlib import Path

from ..support import celery_workers
from ..support.cases import Case, run
from ..support.clusters import data, execute, export_with, surroundings


def test_the_example_leaves_the_files_of_kedro_run(example: Case, tmp_path: Path) -> None:
    oracle = example.copy_project(tmp_path / "kedro")
    run("-m", "kedro", "run", folder=oracle)
    with celery_workers.redis(tmp_path / "redis") as redis:
        project = export_with(example, tmp_path / "project", celery_workers.executor(redis))
        variables = surroundings(project, tmp_path / "home")
        workers = [
            celery_workers.Worker(folder=project, variables=variables, log=tmp_path / f"{name}.log")
            for name in "ab"
        ]
        with celery_workers.running(workers, redis, tmp_path / "celery.yaml"):
            execute(example, project, variables)
    made, expected = data(project), data(oracle)
    assert sorted(made) == sorted(expected)
    assert [path for path in expected if made[path] != expected[path]] == []
    # Both workers were there, and neither was the process of the run.
    done = [worker.steps() for worker in workers]
    assert all(done)
    assert len(set.union(*done)) == 16
