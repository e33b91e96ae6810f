"""What is measured, by the name that `make bench FIGURES=…` takes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.benchmarks.handmade import write_packages
from tests.benchmarks.measuring import (
    Column,
    Command,
    Experiment,
    Row,
    memory_ratio,
    ratio,
    ratio_beyond,
)
from tests.benchmarks.projects import write_arrays, write_example, write_for_plugin, write_keys
from tests.benchmarks.synthetic import PACKAGE, write_project

KEDRO = "Kedro loads the project"
KEDRO_RUN = "kedro run"
# The environment of `make plugin`: the plugin needs versions of its own.
_PLUGIN = str(Path(sys.prefix, "plugin", "bin", "python"))
# Beyond this many nodes it would take hours, or what Dagster does grows with the square of them.
_MOST_RUN, _MOST_SHARED, _MOST_RUN_BY_PLUGIN = 400, 2000, 50

_LOAD_KEDRO = """
from pathlib import Path
from kedro.framework.project import pipelines
from kedro.framework.session import KedroSession
from kedro.framework.startup import bootstrap_project

bootstrap_project(Path.cwd())
with KedroSession.create(project_path=Path.cwd()) as session:
    context = session.load_context()
    context.catalog, context.params, dict(pipelines)
"""
# Everything that Dagster's UI asks for.
_LOAD = """
from {package}.definitions import defs
repository = defs().get_repository_def()
for job in repository.get_all_jobs():
    job.get_job_snapshot() if hasattr(job, "get_job_snapshot") else job.get_job_index()
"""
_JOB = "from {package}.definitions import defs; job = defs().resolve_job_def('__default__')"
_ALL = (
    "from {package}.definitions import defs; job = defs().resolve_implicit_global_asset_job_def()"
)
_RUN = "\nassert job.execute_in_process().success"
_TOOL = ("-m", "kedro_to_dagster")
_EXPORT = Command((*_TOOL, "export", "dagster", "--quiet"))
_RUN_KEDRO = Command(("-m", "kedro", "run"))


def _code(text: str, package: str = f"{PACKAGE}_dagster", most: int = sys.maxsize) -> Command:
    return Command(("-c", text.format(package=package)), most=most)


def _execute(package: str, most: int = sys.maxsize, job: str = "__default__") -> Command:
    """The job as Dagster's command line runs it, with an instance that keeps everything on the disk."""
    words = ("-m", "dagster", "job", "execute", "-m", f"{package}.definitions", "-j", job)
    return Command(words, most=most)


def sizes(chosen: Sequence[int]) -> Experiment:
    """Export, check, load and run of layered projects."""

    def write(size: int, folder: Path) -> Path:
        write_project(folder, size)
        write_packages(folder / "hand", size)
        return folder

    run = partial(_code, most=_MOST_RUN)
    return Experiment(
        columns=[Column(f"{size:,} nodes", size, partial(write, size)) for size in chosen],
        commands={
            KEDRO: Command(("-c", _LOAD_KEDRO)),
            "export": Command(_EXPORT.arguments, removed=("dagster",)),
            "export again": _EXPORT,
            "check": Command((*_TOOL, "check", "dagster")),
            "check, nothing remembered": Command((*_TOOL, "check", "dagster", "--fresh")),
            "import dagster": Command(("-c", "import dagster")),
            "load": _code(_LOAD),
            "load by hand, shared": _code(_LOAD, "shared_by_hand", _MOST_SHARED),
            "load by hand, bound": _code(_LOAD, "bound_by_hand"),
            KEDRO_RUN: Command(_RUN_KEDRO.arguments, most=_MOST_RUN),
            "job, not run": run(_JOB),
            "job": run(_JOB + _RUN),
            "all assets": run(_ALL + _RUN),
            "job by hand, not run": run(_JOB, "bound_by_hand"),
            "job by hand": run(_JOB + _RUN, "bound_by_hand"),
        },
        rows=[
            Row(
                "export beyond Kedro's loading, ms a node",
                lambda costs, size: 1000 * (costs["export"].seconds - costs[KEDRO].seconds) / size,
                "8",
            ),
            Row("peak memory of export, MiB", lambda costs, _: costs["export"].memory, "1536"),
            ratio("export", KEDRO),
            ratio("export again", KEDRO, "1.2"),
            ratio("check", KEDRO, "1.2"),
            ratio("check, nothing remembered", KEDRO),
            ratio("load", "import dagster"),
            ratio_beyond("import dagster", "load", "load by hand, bound", "1.2"),
            ratio_beyond("import dagster", "load", "load by hand, shared", "1.2"),
            Row(
                "steps of a run: job / job by hand",
                lambda costs, _: (
                    (costs["job"].seconds - costs["job, not run"].seconds)
                    / (costs["job by hand"].seconds - costs["job by hand, not run"].seconds)
                ),
                "1.1",
            ),
            ratio("all assets", "job", "1.0"),
            ratio("job", KEDRO_RUN),
            memory_ratio("job", KEDRO_RUN, "1.2"),
        ],
        lines=(KEDRO, "export", "load", "load by hand, bound", "load by hand, shared"),
    )


def example() -> Experiment:
    """The example, in one process and in several."""
    package = "bikeshare_dagster"
    return Experiment(
        columns=[Column("example", 15, write_example)],
        prepare=[_EXPORT],
        commands={
            KEDRO_RUN: _RUN_KEDRO,
            "job in one process": _code(_JOB + _RUN, package),
            "dagster job execute": _execute(package),
        },
        rows=[
            ratio("job in one process", KEDRO_RUN, "1.15"),
            ratio("dagster job execute", KEDRO_RUN),
        ],
    )


def processes() -> Experiment:
    """Fifty nodes in several processes."""
    return Experiment(
        columns=[Column("50 nodes", 50, partial(write_project, size=50, in_processes=True))],
        prepare=[_EXPORT],
        commands={
            KEDRO_RUN: _RUN_KEDRO,
            "several processes": _execute(f"{PACKAGE}_dagster"),
        },
        rows=[ratio("several processes", KEDRO_RUN)],
    )


def memory() -> Experiment:
    """Nine arrays of 150 MB, passed on in memory."""
    return Experiment(
        columns=[Column("nine arrays", 9, write_arrays)],
        prepare=[_EXPORT],
        commands={
            KEDRO_RUN: _RUN_KEDRO,
            # `execute_in_process` would keep all outputs, to return them.
            "dagster job execute": _execute("arrays_dagster"),
        },
        rows=[
            memory_ratio("dagster job execute", KEDRO_RUN, "1.2"),
            ratio("dagster job execute", KEDRO_RUN),
        ],
    )


def partitions() -> Experiment:
    """Fixed keys: many runs of two nodes, and very many in definitions."""
    package = "keys_dagster"
    return Experiment(
        columns=[
            Column("100 keys", 100, partial(write_keys, 100)),
            Column("1,200 keys", 1200, partial(write_keys, 1200)),
            Column("100,000 keys", 100_000, partial(write_keys, 100_000)),
        ],
        prepare=[_EXPORT],
        commands={
            KEDRO_RUN: Command(_RUN_KEDRO.arguments, most=1200),
            "job": _code(_JOB + _RUN, package, most=1200),
            "dagster job execute": _execute(package, most=1200),
            "load": _code(_LOAD, package),
            "import dagster": Command(("-c", "import dagster")),
        },
        rows=[
            ratio("job", KEDRO_RUN, "2"),
            ratio("dagster job execute", KEDRO_RUN),
            Row(
                "load beyond `import dagster`, seconds",
                lambda costs, _: costs["load"].seconds - costs["import dagster"].seconds,
                "1 more",
            ),
        ],
    )


def groups() -> Experiment:
    """Nodes that are joined by memory datasets, as one step in a process of its own."""
    return Experiment(
        columns=[
            Column(
                "400 nodes", 400, partial(write_project, size=400, in_processes=True, joined=True)
            )
        ],
        prepare=[_EXPORT],
        commands={
            KEDRO_RUN: _RUN_KEDRO,
            "several processes": _execute(f"{PACKAGE}_dagster"),
            "import dagster": Command(("-c", "import dagster")),
        },
        rows=[ratio("several processes", KEDRO_RUN, "1.2")],
    )


def plugin() -> Experiment:
    """The plugin kedro-dagster and the exported package, both in the plugin's environment."""
    exported, by_plugin = f"{PACKAGE}_dagster", "by_plugin"
    commands = {
        "import dagster": Command(("-c", "import dagster")),
        "load": _code(_LOAD, exported),
        "load with the plugin": _code(_LOAD, by_plugin),
        "several processes": _execute(exported, _MOST_RUN_BY_PLUGIN, "default"),
        "several processes with the plugin": _execute(
            by_plugin, _MOST_RUN_BY_PLUGIN, "local__default"
        ),
    }
    return Experiment(
        columns=[
            Column(f"{size} nodes", size, partial(write_for_plugin, size=size))
            for size in (10, 50, 400)
        ],
        prepare=[_EXPORT],
        commands={
            name: replace(command, interpreter=_PLUGIN) for name, command in commands.items()
        },
        rows=[
            ratio("load with the plugin", "load"),
            ratio_beyond("import dagster", "load with the plugin", "load"),
            ratio("several processes with the plugin", "several processes"),
        ],
    )


FIGURES = {
    "example": example,
    "processes": processes,
    "memory": memory,
    "partitions": partitions,
    "groups": groups,
    "plugin": plugin,
}
