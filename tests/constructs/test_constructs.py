"""Each construct of Kedro becomes the code that its case says."""

from __future__ import annotations

import ast
import difflib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..support.cases import export
from ..support.projects import write_project

_CASES = sorted((Path(__file__).parent / "cases").glob("*.py"))
_OUTPUT = "\n\n# output\n"
_PACKAGE = "bakery"
# What a case may say besides its nodes, and where a project has it.
_FILES = {"CATALOG": "catalog.yml", "PARAMETERS": "parameters.yml", "DAGSTER": "dagster.yml"}
_PIPELINES = """
"bread": pipeline(NODES), "__default__": pipeline(NODES), **globals().get("OTHERS", {})
"""
_SETTINGS = """
from bakery.nodes import HOOKS
"""


@pytest.mark.updates_golden
@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.stem)
def test_a_construct_becomes(case: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    text = case.read_text(encoding="utf-8")
    source, _, expected = text.partition(_OUTPUT)
    project = _write(source.rstrip() + "\n", tmp_path)
    export(project, project / "dagster")
    generated = "\n".join(_generated(project / "dagster/src/bakery_dagster"))
    if request.config.getoption("--update-golden"):
        case.write_text(f"{source.rstrip()}\n{_OUTPUT}{generated}", encoding="utf-8")
    elif generated != expected:
        lines = difflib.unified_diff(
            expected.splitlines(), generated.splitlines(), case.name, "exported", lineterm=""
        )
        pytest.fail(
            "This construct becomes other code. Look at the difference; if it is right:\n"
            "    pytest tests/constructs --update-golden\n" + "\n".join(lines),
            pytrace=False,
        )


def _write(source: str, folder: Path) -> Path:
    """A project whose module of nodes is the case."""
    values = {
        line.targets[0].id: ast.literal_eval(line.value)
        for line in ast.parse(source).body
        if isinstance(line, ast.Assign)
        and isinstance(line.targets[0], ast.Name)
        and line.targets[0].id in _FILES
    }
    return write_project(
        folder / "project",
        package=_PACKAGE,
        nodes=source,
        pipelines=_PIPELINES,
        settings=_SETTINGS if "\nHOOKS = " in source else "",
        files={f"conf/base/{_FILES[name]}": json.dumps(value) for name, value in values.items()},
    )


def _generated(package: Path) -> Iterator[str]:
    """The modules of assets and of ops, and the copied functions: what follows their docstrings."""
    files = [*package.glob("assets/bread.py"), *sorted(package.glob("ops/[!_]*.py"))]
    for file in [*files, *package.glob("functions.py")]:
        text = file.read_text(encoding="utf-8")
        docstring = ast.parse(text).body[0]
        body = "".join(text.splitlines(keepends=True)[docstring.end_lineno :]).lstrip("\n")
        yield f"# {file.relative_to(package).as_posix()}\n\n{body}"
