"""Runs a generated package in a process of its own: `python run_package.py MODE PACKAGE [CONFIG]`.

Modes: `job` runs `__default__` in process, `job:NAME` another one; `twice` runs it twice;
`assets` materialises all assets in process; `multiprocess` runs the job's ops with the multiprocess
executor; `load` only loads.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

import dagster as dg

sys.path.insert(0, str(Path("dagster", "src").resolve()))


def definitions() -> dg.Definitions:
    module = importlib.import_module(f"{sys.argv[2]}.definitions")
    found: dg.Definitions = module.defs
    return found


def multiprocess_job() -> dg.JobDefinition:
    """Rebuilt by every step's process."""
    made = definitions().resolve_job_def("__default__")
    resources = importlib.import_module(f"{sys.argv[2]}.resources").resources
    return made.graph.to_job(
        name="multiprocess", resource_defs=resources, executor_def=dg.multiprocess_executor
    )


def main() -> None:
    mode = sys.argv[1]
    config = json.loads(sys.argv[3]) if len(sys.argv) > 3 else {}
    defs = definitions()
    dg.Definitions.validate_loadable(defs)
    if mode == "load":
        return
    if mode == "multiprocess":
        with (
            dg.DagsterInstance.get() as instance,
            dg.execute_job(
                dg.reconstructable(multiprocess_job),
                instance,
                run_config={"execution": {"config": {"max_concurrent": 2}}, **config},
                raise_on_error=True,
            ) as result,
        ):
            assert result.success
        return
    instance = dg.DagsterInstance.ephemeral()
    if mode == "assets":
        job = defs.resolve_implicit_global_asset_job_def()
    else:
        job = defs.resolve_job_def(mode.partition(":")[2] or "__default__")
    for _ in range(2 if mode == "twice" else 1):
        result = job.execute_in_process(instance=instance, run_config=config)
        assert result.success


if __name__ == "__main__":
    main()
