"""Workers that share nothing but Redis, or Dask's scheduler, PostgreSQL and an object storage."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..support import celery_workers, dask_workers
from ..support.cases import export, files_below, run
from ..support.clusters import surroundings
from ..support.object_storage import BUCKET, ObjectStorage, object_storage
from ..support.postgres import postgres, storage_config
from ..support.projects import write_project

_NODES = """
import os


def count(text):
    return len(text)


def add(first, second):
    return f"{first + second} {os.environ['MACHINE']}"
"""
_PIPELINE = """
"__default__": pipeline([
    *(node(count, "text", f"length_{number}", name=f"count_{number}") for number in range(6)),
    *(node(add, [f"length_{number}", "length_0"], f"sum_{number}", name=f"add_{number}")
      for number in range(1, 6)),
])
"""
_CATALOG = f"""
text: {{type: text.TextDataset, filepath: "s3://{BUCKET}/text.txt"}}
"sum_{{number}}": {{type: text.TextDataset, filepath: "s3://{BUCKET}/sum_{{number}}.txt"}}
"""
_DAGSTER_YML = """
executors:
  chosen:
    {executor}
jobs:
  __default__: {{pipeline: __default__, executor: chosen}}
"""
_STORAGE = f"""
[tool.kedro-to-dagster]
memory-storage = "s3://{BUCKET}/memory"
"""
_NO_FILES_OF_LOGS = {
    "module": "dagster._core.storage.noop_compute_log_manager",
    "class": "NoOpComputeLogManager",
}


@dataclass(frozen=True, slots=True)
class Machine:
    """A folder with the project and its package, and the variables of every process."""

    project: Path
    home: Path
    variables: dict[str, str]


@contextmanager
def _machines(folder: Path, executor: str) -> Iterator[tuple[ObjectStorage, list[Machine]]]:
    """Three machines with the same package: one of the run, two of workers."""
    first = write_project(
        folder / "run",
        nodes=_NODES,
        pipelines=_PIPELINE,
        catalog=_CATALOG,
        files={"conf/base/dagster.yml": _DAGSTER_YML.format(executor=executor)},
    )
    with (first / "pyproject.toml").open("a") as options:
        options.write(_STORAGE)
    export(first, first / "dagster")
    with object_storage() as storage, postgres() as port:
        storage.put("text.txt", b"seven..")
        settings = {"storage": storage_config(port), "compute_logs": _NO_FILES_OF_LOGS}
        machines = []
        for name in ("run", "a", "b"):
            project, home = folder / name, folder / f"home_of_{name}"
            if project != first:
                shutil.copytree(first, project)
            variables = surroundings(project, home, settings)
            machines.append(
                Machine(project, home, {**variables, **storage.variables, "MACHINE": name})
            )
        yield storage, machines


def _run(machines: list[Machine], storage: ObjectStorage) -> None:
    """Run the job on the first machine, and see where everything is."""
    before = [files_below(machine.project) for machine in machines]
    run(
        "-m", "dagster", "job", "execute", "-m", "tiny_project_dagster.definitions",
        "-j", "__default__", folder=machines[0].project, **machines[0].variables,
    )  # fmt: skip
    found = storage.objects()
    sums = {key: text.decode() for key, text in found.items() if key.startswith("sum_")}
    assert sorted(sums) == [f"sum_{number}.txt" for number in range(1, 6)]
    assert {text.split()[0] for text in sums.values()} == {"14"}
    # Both workers were there.
    assert {text.split()[1] for text in sums.values()} <= {"a", "b"}
    in_memory = [key for key in found if key.startswith("memory/")]
    assert sorted(in_memory) == [
        f"memory/tiny_project/length_{number}.pickle" for number in range(6)
    ]
    # No machine has anything of it.
    assert [files_below(machine.project) for machine in machines] == before
    for machine in machines:
        kept = files_below(machine.home)
        assert not [path for path in kept if "length" in path or path.endswith(".db")]


def test_celery(tmp_path: Path) -> None:
    with (
        celery_workers.redis(tmp_path / "redis") as redis,
        _machines(tmp_path, celery_workers.executor(redis)) as (storage, machines),
    ):
        workers = [
            celery_workers.Worker(
                folder=machine.project,
                variables=machine.variables,
                log=tmp_path / f"{machine.project.name}.log",
            )
            for machine in machines[1:]
        ]
        with celery_workers.running(workers, redis, tmp_path / "celery.yaml"):
            _run(machines, storage)
        assert sum(len(worker.steps()) for worker in workers) == 11


def test_dask(tmp_path: Path) -> None:
    with (
        dask_workers.scheduler(tmp_path / "dask") as address,
        _machines(
            tmp_path, f"dask_executor: {{cluster: {{existing: {{address: '{address}'}}}}}}"
        ) as (storage, machines),
        dask_workers.running(
            [machine.project for machine in machines[1:]],
            [machine.variables for machine in machines[1:]],
            address,
            tmp_path,
        ),
    ):
        _run(machines, storage)
