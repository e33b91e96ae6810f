"""The library: `generate` and `export` do what the command does."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import kedro_to_dagster

from ..support.cases import export, files_below, run
from ..support.projects import write_project

SCRIPT = """
import json
from pathlib import Path

from kedro_to_dagster import ExitCode, KedroToDagsterError, Options, Severity, export, generate

project = Path.cwd()
"""


def _python(code: str, folder: Path) -> str:
    """Run code in a process of its own, since Kedro's settings are global; what it printed."""
    return run("-c", f"{SCRIPT}\n{dedent(code)}", folder=folder).stdout


def test_everything_that_the_library_promises_is_there() -> None:
    missing = [name for name in kedro_to_dagster.__all__ if not hasattr(kedro_to_dagster, name)]
    assert missing == []


def test_it_does_what_the_command_does(empty_project: Path) -> None:
    """All in one process; each time from a project that is not changed by it."""
    before = files_below(empty_project)
    shown = _python(
        """
        made = generate(Options(project=project))
        print(json.dumps({file.path: file.text for file in made.files}))
        print(generate(Options(project=project)) == made)
        before = {path for path in project.rglob("*")}
        print([str(path) for path in before if "out" in path.parts])
        for options in ({"environment": "moon"}, {"pipelines": ("moon",)}):
            try:
                generate(Options(project=project, **options))
            except KedroToDagsterError as error:
                print(error.code, error.exit_code is ExitCode.USAGE, bool(error.hint))
        first = export(Options(project=project), project / "out")
        again = export(Options(project=project), project / "out")
        print(len(first.written.added) == len(made.files) == len(again.written.unchanged))
        """,
        empty_project,
    )
    texts, *told = shown.splitlines()
    assert told == ["True", "[]", "K2D906 True True", "K2D904 True True", "True"]
    generated = {path: text.encode() for path, text in json.loads(texts).items()}
    after = files_below(empty_project)
    assert {path: after[path] for path in before} == before
    exported = files_below(empty_project / "out")
    assert exported == generated
    export(empty_project, empty_project / "by-command")
    assert files_below(empty_project / "by-command") == exported


def test_diagnostics_are_values_with_codes_severities_and_places(tmp_path: Path) -> None:
    catalog = "text: {type: moon.dust.DustDataset, filepath: data/text.txt}"
    shown = _python(
        """
        for found in generate(Options(project=project)).diagnostics:
            is_approximated = found.severity is Severity.APPROXIMATED
            print(found.code, is_approximated, found.subject, found.place.file)
        """,
        write_project(tmp_path / "project", catalog=catalog),
    )
    assert shown == "K2D103 True text conf/base/catalog.yml\n"
