"""The benchmarks work; no test depends on a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from ..benchmarks.bench import COMMANDS, RATIOS, Cost, measure, table, write
from ..benchmarks.synthetic import write_project
from ..support.cases import export, run


def test_every_command_is_measured_and_the_table_and_the_plot_show_it(tmp_path: Path) -> None:
    seen: list[Sequence[str]] = []

    def cost(arguments: Sequence[str], folder: Path) -> Cost:
        assert (folder / "pyproject.toml").is_file()
        seen.append(arguments)
        return Cost(2.0 if "export" in arguments else 1.0, 100)

    figures = measure([10, 20], 2, cost)
    assert len(seen) == 2 * 2 * len(COMMANDS)
    assert "| export / Kedro loads the project | 2.00 | 2.00 |" in table(figures)
    assert "ms a node | 100.0 | 50.0 |" in table(figures)
    assert len(table(figures).splitlines()) == len(RATIOS) + 4
    write(figures, tmp_path)
    drawn = ElementTree.fromstring((tmp_path / "figures.svg").read_text(encoding="utf-8"))
    assert len(drawn.findall("{*}polyline")) == 3


def test_a_layered_project_is_exported_and_is_up_to_date(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", 12)
    export(project, project / "dagster")
    run("-m", "kedro_to_dagster", "check", "dagster", folder=project)
