"""Runs commands of Python in forks of processes that have imported what they need.

What takes long in a small run is the import of Kedro, Dagster and the tool; here each is imported once.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

# What the golden projects import.
_LIBRARIES = (
    "kedro_datasets.json.json_dataset",
    "kedro_datasets.matplotlib.matplotlib_dataset",
    "kedro_datasets.pandas.csv_dataset",
    "kedro_datasets.pandas.parquet_dataset",
    "kedro_datasets.partitions.incremental_dataset",
    "kedro_datasets.partitions.partitioned_dataset",
    "kedro_datasets.pickle.pickle_dataset",
    "kedro_datasets.plotly.json_dataset",
    "kedro_datasets.text.text_dataset",
    "kedro_datasets.yaml.yaml_dataset",
    "matplotlib.figure",
    "plotly.graph_objects",
    "pyarrow.parquet",
    "sklearn.ensemble",
    "sklearn.metrics",
)
_SOURCES = Path(__file__).parents[2] / "transpiler"
# What `kedro` and `kedro-to-dagster` import; the latter's modules import each other when they need them.
_TOOL = (
    *_LIBRARIES,
    "fsspec.implementations.local",
    "kedro.config.omegaconf_config",
    "kedro.framework.cli.project",
    "kedro.framework.context",
    "kedro.framework.session.store",
    "kedro.runner",
    "kedro.validation.parameter_validator",
    *sorted(
        ".".join(file.relative_to(_SOURCES).with_suffix("").parts)
        for file in _SOURCES.rglob("*.py")
        if not file.stem.startswith("__")
    ),
)
# What runs of a package import, as far as they all do: not Kedro's project, which configures logging.
PACKAGE = (
    *_LIBRARIES,
    "dagster",
    "dagster._core.definitions.external_asset",
    "dagster._core.definitions.repository_definition.repository_data_builder",
    "dagster._core.execution.execute_in_process",
    "dagster._core.execution.plan.active",
    "dagster._core.executor.child_process_executor",
    "dagster._core.executor.in_process",
    "dagster._core.instance.factory",
    "dagster._core.instance.runs.run_domain",
    "dagster._core.secrets.env_file",
    "dagster._core.storage.event_log.sqlite.sqlite_event_log",
    "dagster._core.storage.migration",
    "dagster._core.storage.noop_compute_log_manager",
    "dagster._core.storage.root",
    "dagster._core.storage.runs.in_memory",
    "dagster._core.storage.sqlite_storage",
    "dagster._core.system_config.composite_descent",
    "dagster._utils.hosted_user_process",
    "fsspec.implementations.local",
    "kedro.pipeline",
    "upath.implementations.local",
)


def environment(**changes: str) -> dict[str, str]:
    """The environment of a process: nothing of the caller's that could change the outcome."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("KEDRO_", "DAGSTER_", "PYTEST_")) and key != "PYTHONPATH"
    }
    quiet = {"DO_NOT_TRACK": "1", "KEDRO_DISABLE_TELEMETRY": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return {**kept, **quiet, **changes}


def run_forked(
    command: Sequence[str], folder: Path, variables: dict[str, str], *, uses_tool: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run a module (`-m name …`) or a script, with these environment variables and no others.

    A script that `uses_tool` may itself have other scripts run meanwhile.
    """
    is_tool = uses_tool or tuple(command[:2]) in {("-m", "kedro"), ("-m", "kedro_to_dagster")}
    prepared = _prepared(_TOOL if is_tool else PACKAGE)
    with tempfile.TemporaryDirectory() as log:
        request = {"command": command, "folder": str(folder), "variables": variables, "log": log}
        code = prepared.run(request)
        printed, errors = (Path(log, name).read_text("utf-8") for name in ("stdout", "stderr"))
    return subprocess.CompletedProcess(command, code, printed, errors)


class _Prepared:
    """A process of `prepared.py`, which lives as long as this one."""

    def __init__(self, modules: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("prepared.py"), *modules],
            env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        atexit.register(self._end)

    def run(self, request: dict[str, Any]) -> int:
        """Have a fork run a command; its exit code."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(request), file=self._process.stdin, flush=True)
        answer = self._process.stdout.readline()
        assert answer, "the prepared process has ended"
        return int(answer)

    def _end(self) -> None:
        self._process.communicate()


@cache
def _prepared(modules: tuple[str, ...]) -> _Prepared:
    return _Prepared(modules)
