"""Runs a generated package with the instance of DAGSTER_HOME: `run_with_instance.py MODE PACKAGE [CONFIG]`.

Modes: `in_process` and `multiprocess` run `__default__`, or the job that is named after a colon; `assets`
materialises all assets and `assets:KEYS` some of them; `twice` runs the job twice in this process,
`at_once` in two threads; with `_retry` a run is let fail, and retried from there without the file `fail`.
What has partitions is run for each of them. Prints the tags of the runs.
"""

from __future__ import annotations

import importlib
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import dagster as dg
from dagster._core.definitions.reconstruct import ReconstructableRepository

# Also puts the package's folder on the path.
from run_package import SEVERAL_PROCESSES, add_dynamic_partitions, definitions_of, keys_of_job

MODE, _, NAMES = sys.argv[1].partition(":")
CONFIG = json.loads(sys.argv[3]) if len(sys.argv) > 3 else {}


def definitions() -> dg.Definitions:
    """Rebuilt by every step's process."""
    defs = definitions_of(sys.argv[2])
    if MODE.startswith("multiprocess"):
        several = dg.multiprocess_executor.configured(SEVERAL_PROCESSES)
        hooks = importlib.import_module(f"{sys.argv[2]}.hooks").hooks
        return dg.Definitions(
            assets=defs.assets,
            jobs=defs.jobs,
            resources=defs.resources,
            executor=hooks.executor(several),
        )
    return defs


def repository() -> dg.RepositoryDefinition:
    return definitions().get_repository_def()


REPOSITORY = ReconstructableRepository.for_file(__file__, "repository")
JOB = "__ASSET_JOB" if MODE == "assets" else NAMES or "__default__"


def launch(
    instance: dg.DagsterInstance, key: str | None = None, parent: str | None = None
) -> dg.DagsterRun:
    options = dg.ReexecutionOptions.from_failure(parent, instance) if parent else None
    chosen = (
        [dg.AssetKey(name) for name in NAMES.split(",")] if MODE == "assets" and NAMES else None
    )
    run_id = dg.execute_job(
        REPOSITORY.get_reconstructable_job(JOB),
        instance,
        run_config=CONFIG,
        tags={} if key is None else {"dagster/partition": key},
        reexecution_options=options,
        asset_selection=chosen,
    ).run_id
    run = instance.get_run_by_id(run_id)
    assert run is not None
    return run


def main() -> None:
    with dg.DagsterInstance.get() as instance:
        add_dynamic_partitions(definitions_of(sys.argv[2]), instance)
        keys = keys_of_job(repository().get_job(JOB), instance)
        if MODE == "at_once":
            # Dagster imports this file by its path: in one thread of two the module would be half made.
            REPOSITORY.get_definition()
            with ThreadPoolExecutor() as pool:
                runs = list(pool.map(launch, [instance] * 2))
        else:
            runs = [launch(instance, key) for key in keys * (2 if MODE == "twice" else 1)]
        if MODE.endswith("_retry"):
            assert runs[0].is_failure_or_canceled
            Path("fail").unlink()
            runs.append(launch(instance, parent=runs[0].run_id))
        assert runs[-1].is_success, runs[-1]
    print(json.dumps([run.tags for run in runs]))


if __name__ == "__main__":
    main()
