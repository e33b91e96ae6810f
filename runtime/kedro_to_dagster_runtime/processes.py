"""How the steps of a run in several processes start."""

import contextlib
import gc
import multiprocessing
from importlib import import_module
from typing import Any

import dagster as dg

from .private import is_in_process


def start_method(preload: str) -> dict[str, Any]:
    """Dagster's `start_method`: steps fork from a server that has imported a module.

    Where the platform cannot fork, each step starts afresh.
    """
    if "forkserver" in multiprocessing.get_all_start_methods():
        return {"forkserver": {"preload_modules": [preload]}}
    return {"spawn": {}}


def prepare(definitions: str, *names: str) -> None:
    """Build the definitions of a module once, for all steps that fork after it.

    Each step would build them otherwise, and the schemas of its job's configuration,
    which takes longer the more assets there are. `names` are those of modules, and of
    classes as `module:name`, that steps import.

    What cannot be built or imported is left to the step that needs it, which fails
    with the reason.
    """
    # Dagster imports its storage with the first instance: most of what a step takes.
    with contextlib.suppress(Exception), dg.DagsterInstance.ephemeral():
        for job in import_module(definitions).defs().resolve_all_job_defs():
            _make_schema(job)
    # An instance with storage on the disk asks for upath.
    for name in ("upath:UPath", *names):
        with contextlib.suppress(Exception):
            _import(name)
    # Steps share the memory of what Python's garbage collector leaves alone.
    gc.freeze()


def _make_schema(job: dg.JobDefinition) -> None:
    """Have Dagster make the schema of a run's configuration, which each step asks for."""
    if not is_in_process(job):
        # It may lack what only a run has.
        with contextlib.suppress(Exception):
            dg.validate_run_config(job)


def _import(name: str) -> None:
    module, _, attribute = name.partition(":")
    imported = import_module(module)
    if attribute:
        getattr(imported, attribute)
