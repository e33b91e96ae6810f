"""A project's own `kedro run` is found in its `cli.py`."""

from __future__ import annotations

from pathlib import Path

import pytest
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.inspect.config.own_run import line_of_run, report_own_run

GROUP = "import click\n@click.group()\ndef cli(): pass\n"


@pytest.mark.parametrize(
    ("commands", "line"),
    [
        ("@cli.command()\ndef run(): pass\n", 5),
        ("@cli.command\ndef run_cmd(): pass\n", 5),
        ("@cli.command('run')\n@option\ndef start(): pass\n", 6),
        ("@cli.command(name='run', cls=Own)\ndef start(): pass\n", 5),
        ("from .commands import run\ncli.add_command(run)\n", 5),
        ("cli.add_command(commands.start, 'run')\n", 4),
        ("cli.add_command(commands.start, name='run')\n", 4),
        ("@cli.command()\ndef start(): pass\n", None),
        ("@cli.command('start')\ndef run(): pass\n", None),
        ("cli.add_command(start)\n", None),
        ("def run(): pass\n", None),
        ("def run(:\n", None),
    ],
)
def test_the_command_is_found_however_it_is_added(commands: str, line: int | None) -> None:
    assert line_of_run((GROUP + commands).encode()) == line


def test_it_is_told_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "src" / "own_run_project"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path / "src")
    log = DiagnosticLog()
    report_own_run("own_run_project", tmp_path, log)
    assert not log.entries
    (package / "cli.py").write_text(GROUP + "@cli.command()\ndef run(): pass\n")
    report_own_run("own_run_project", tmp_path, log)
    (entry,) = log.entries
    assert entry.code == "K2D119"
    assert str(entry.place) == "src/own_run_project/cli.py:5"
