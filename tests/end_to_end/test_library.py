"""The library: `generate` and `export` do what the command does."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import kedro_to_dagster
import pytest

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


def test_generate_makes_the_files_of_the_command_and_touches_nothing(empty_project: Path) -> None:
    before = files_below(empty_project)
    shown = _python(
        """
        made = generate(Options(project=project))
        print(json.dumps({each.path: each.text for each in made.files}))
        """,
        empty_project,
    )
    assert files_below(empty_project) == before
    export(empty_project, empty_project / "out")
    texts = {path: text.encode() for path, text in json.loads(shown).items()}
    assert texts == files_below(empty_project / "out")


def test_generate_gives_the_same_twice_in_one_process(empty_project: Path) -> None:
    shown = _python(
        "print(generate(Options(project=project)) == generate(Options(project=project)))",
        empty_project,
    )
    assert shown == "True\n"


def test_export_writes_and_tells_what_it_did(empty_project: Path) -> None:
    shown = _python(
        """
        made = export(Options(project=project), project / "out")
        again = export(Options(project=project), project / "out")
        print(len(made.written.added) == len(made.generated.files) == len(again.written.unchanged))
        """,
        empty_project,
    )
    assert shown == "True\n"
    assert "kedro-to-dagster.json" in files_below(empty_project / "out")


def test_diagnostics_are_values_with_codes_severities_and_places(tmp_path: Path) -> None:
    catalog = "text: {type: moon.dust.DustDataset, filepath: data/text.txt}"
    shown = _python(
        """
        for each in generate(Options(project=project)).diagnostics:
            print(each.code, each.severity is Severity.APPROXIMATED, each.subject, each.place.file)
        """,
        write_project(tmp_path / "project", catalog=catalog),
    )
    assert shown == "K2D103 True text conf/base/catalog.yml\n"


@pytest.mark.parametrize(
    ("options", "code", "exit_code"),
    [("environment='moon'", "K2D906", "USAGE"), ("pipelines=('moon',)", "K2D904", "USAGE")],
)
def test_errors_are_exceptions_with_codes(
    empty_project: Path, options: str, code: str, exit_code: str
) -> None:
    shown = _python(
        f"""
        try:
            generate(Options(project=project, {options}))
        except KedroToDagsterError as error:
            print(error.code, error.exit_code is ExitCode.{exit_code}, bool(error.hint))
        """,
        empty_project,
    )
    assert shown == f"{code} True True\n"
