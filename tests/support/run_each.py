"""Runs the cases of `results_of_nodes`, or of its package: `python run_each.py [PACKAGE]`.

The last line that is printed has what each case raised; those that do not end a run are run by Kedro one by
one, and by Dagster as parts of one job that goes on after a failure.
"""

from __future__ import annotations

import importlib
import json
import logging
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path("src").resolve()), str(Path("dagster", "src").resolve())]


def main() -> None:
    warnings.simplefilter("ignore")
    told = _by_kedro() if len(sys.argv) == 1 else _by_dagster(sys.argv[1])
    print("OUTCOMES", json.dumps(told))


def _by_kedro() -> dict[str, str | None]:
    from kedro.framework.project import pipelines
    from kedro.framework.session import KedroSession
    from kedro.framework.startup import bootstrap_project
    from kedro.runner import SequentialRunner

    bootstrap_project(Path.cwd())
    registry = importlib.import_module("results_of_nodes.pipeline_registry")

    def run(name: str) -> None:
        with KedroSession.create(Path.cwd()) as session:
            session.run(pipeline_names=[name])

    told = {name: _raised(run, name) for name in pipelines if name != "__default__"}
    logging.disable()
    with KedroSession.create(Path.cwd()) as session:
        context = session.load_context()
        for name, part in registry.cases().items():
            hooks = session._hook_manager
            told[name] = _raised(SequentialRunner().run, part, context.catalog, hooks)
    return told


def _by_dagster(package: str) -> dict[str, str | None]:
    import dagster as dg

    defs: dg.Definitions = importlib.import_module(f"{package}.definitions").defs()
    instance = dg.DagsterInstance.ephemeral()
    told: dict[str, str | None] = {}
    for job in defs.resolve_all_job_defs():
        if job.name not in ("__default__", "__ASSET_JOB"):
            told[job.name] = _raised(job.execute_in_process, None, instance)
    job = defs.resolve_job_def("__default__")
    result = job.execute_in_process(instance=instance, raise_on_error=False)
    for event in result.all_events:
        node = job.get_node(event.node_handle).tags["kedro/node"] if event.node_handle else ""
        case = node.partition("-")[0]
        if event.is_step_success:
            told.setdefault(case, None)
        elif event.is_step_failure:
            error = event.step_failure_data.error
            assert error is not None
            while error.cls_name == "DagsterExecutionStepExecutionError" and error.cause:
                error = error.cause
            told[case] = told.get(case) or error.message.strip()
    return told


def _raised(run: Callable[..., Any], *arguments: Any) -> str | None:
    try:
        run(*arguments)
    except (Exception, SystemExit, KeyboardInterrupt) as error:
        # Dagster may tell of the step around it.
        raised = getattr(error, "user_exception", None) or error
        return f"{type(raised).__name__}: {raised}"
    return None


if __name__ == "__main__":
    main()
