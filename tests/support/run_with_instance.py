"""Runs a generated package with the instance of DAGSTER_HOME: `run_with_instance.py MODE PACKAGE`.

Modes: `in_process` and `multiprocess` run `__default__`; `twice` runs it twice in this process, `at_once`
in two threads; `assets` materialises all assets; with `_retry` a run is let fail, and retried from there
without the file `fail`. Prints the tags of the runs.
"""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import dagster as dg

# Also puts the package's folder on the path.
from run_package import definitions_of, executor_of


def job() -> dg.JobDefinition:
    """Rebuilt by every step's process."""
    defs = definitions_of(sys.argv[2])
    mode = sys.argv[1]
    if mode == "assets":
        return defs.resolve_implicit_global_asset_job_def()
    made = defs.resolve_job_def("__default__")
    if not mode.startswith("multiprocess"):
        return made
    return made.with_executor_def(executor_of(sys.argv[2], dg.multiprocess_executor))


def launch(instance: dg.DagsterInstance, parent: str | None = None) -> dg.DagsterRun:
    if sys.argv[1] in ("assets", "at_once"):
        run_id = job().execute_in_process(instance=instance).run_id
    else:
        options = dg.ReexecutionOptions.from_failure(parent, instance) if parent else None
        run_id = dg.execute_job(
            dg.reconstructable(job), instance, reexecution_options=options
        ).run_id
    run = instance.get_run_by_id(run_id)
    assert run is not None
    return run


def main() -> None:
    mode = sys.argv[1]
    with dg.DagsterInstance.get() as instance:
        if mode == "at_once":
            with ThreadPoolExecutor() as pool:
                runs = list(pool.map(launch, [instance] * 2))
        else:
            runs = [launch(instance)]
        if mode == "twice":
            runs.append(launch(instance))
        if mode.endswith("_retry"):
            assert runs[0].is_failure_or_canceled
            Path("fail").unlink()
            runs.append(launch(instance, runs[0].run_id))
        assert runs[-1].is_success, runs[-1]
    print(json.dumps([run.tags for run in runs]))


if __name__ == "__main__":
    main()
