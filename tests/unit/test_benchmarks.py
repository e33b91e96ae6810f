"""The benchmarks work; no test depends on a time."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ..benchmarks.bench import write
from ..benchmarks.figures import FIGURES, sizes
from ..benchmarks.handmade import write_packages
from ..benchmarks.measuring import SOURCES, Command, Cost, measure, table
from ..benchmarks.projects import write_keys
from ..benchmarks.synthetic import write_project
from ..support.cases import export, run, run_code


def test_every_command_is_measured_and_the_table_and_the_plot_show_it(tmp_path: Path) -> None:
    seen: list[Command] = []

    def cost(command: Command, folder: Path) -> Cost:
        assert (folder / "pyproject.toml").is_file()
        seen.append(command)
        code = command.arguments[-1]
        if code == "import dagster" or code.endswith(("'__default__')", "job_def()")):
            return Cost(0.5, 100)
        return Cost(2.0 if "export" in command.arguments else 1.0, 100)

    experiment = sizes([10, 20])
    figures = measure(experiment, 2, cost)
    assert len(seen) == 2 * 2 * len(experiment.commands)
    assert "| export / Kedro loads the project | 2.00 | 2.00 |" in table(experiment, figures)
    write("sizes", experiment, figures, tmp_path)
    drawn = ElementTree.fromstring((tmp_path / "sizes.svg").read_text(encoding="utf-8"))
    assert len(drawn.findall("{*}polyline")) == len(experiment.lines)


@pytest.mark.parametrize("name", FIGURES)
def test_the_rows_of_each_figure_are_made_of_commands_that_it_has(name: str) -> None:
    experiment = FIGURES[name]()
    costs = {command: Cost(1.0 + number, 1) for number, command in enumerate(experiment.commands)}
    for row in experiment.rows:
        assert isinstance(row.value(costs, 10), float)


def test_a_layered_project_is_exported_and_is_up_to_date(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", 12)
    export(project, project / "dagster")
    run("-m", "kedro_to_dagster", "check", "dagster", folder=project)


def test_a_package_written_by_hand_runs_on_the_project_s_functions(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", 12)
    write_packages(project / "hand", 12)
    command = sizes([12]).commands["job by hand"]
    path = os.pathsep.join(str(project / source) for source in SOURCES)
    run(*command.arguments, folder=project, PYTHONPATH=path)


def test_packages_written_by_hand_have_the_same_jobs(tmp_path: Path) -> None:
    write_packages(tmp_path, 12)
    code = "from {}.definitions import defs; print(sorted(j.name for j in defs().resolve_all_job_defs()))"
    for package in ("shared_by_hand", "bound_by_hand"):
        told = run_code(code.format(package), folder=tmp_path).stdout
        assert "'__default__', 'part_000']" in told


def test_a_project_with_keys_is_exported(tmp_path: Path) -> None:
    project = write_keys(3, tmp_path / "project")
    export(project, project / "dagster")
    assert (project / "dagster/src/keys_dagster/partitions.py").is_file()
