"""The page of diagnostics lists the codes of the source, no more and no fewer."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from kedro_to_dagster import errors
from kedro_to_dagster.api import StrictError
from kedro_to_dagster.diagnostics import CODES
from kedro_to_dagster.errors import ExitCode, KedroToDagsterError

from ..support.cases import ROOT
from .pages import DOCS

PAGE = (DOCS / "reference" / "diagnostics.md").read_text(encoding="utf-8")
SOURCES = tuple(
    each.read_text(encoding="utf-8")
    for folder in ("transpiler", "runtime")
    for each in sorted((ROOT / folder).rglob("*.py"))
)

_SECTION = re.compile(r"^### (\S+)\n\n\*\*(.+?)\*\* \((\w+)\)\.", re.M)
_ERROR = re.compile(r'^\| <span id="(\w+)">(\w+)</span> \| (\d) \| (.+) \|$', re.M)


def test_every_diagnostic_has_a_section_with_its_title_and_severity() -> None:
    listed = {code: (severity, title) for code, title, severity in _SECTION.findall(PAGE)}
    assert listed == {code: (severity.value, title) for code, (severity, title) in CODES.items()}


def test_the_headings_are_the_codes_in_order() -> None:
    assert re.findall(r"^### (.+)$", PAGE, re.M) == sorted(CODES)


def test_every_error_is_listed_with_its_exit_code() -> None:
    rows = _ERROR.findall(PAGE)
    assert all(anchor == code.lower() for anchor, code, _, _ in rows)
    listed = {code: int(exit_code) for _, code, exit_code, _ in rows}
    assert len(listed) == len(rows)
    raised = {code: int(exit_code) for source in SOURCES for code, exit_code in _raised(source)}
    own = {
        StrictError(()).code: int(StrictError.exit_code),
        # What the command line says of every error that is none of these.
        "K2D999": int(ExitCode.PROJECT),
    }
    assert listed == {**raised, **own}


def test_no_other_code_is_in_the_source() -> None:
    used = {code for source in SOURCES for code in re.findall(r"K2D\d{3}", source)}
    assert used == set(re.findall(r"K2D\d{3}", PAGE))


def _raised(source: str) -> Iterator[tuple[str, ExitCode]]:
    """The errors that a module makes: `UsageError("K2D901", …)`."""
    for each in ast.walk(ast.parse(source)):
        if not (isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.args):
            continue
        kind, code = getattr(errors, each.func.id, None), each.args[0]
        if isinstance(kind, type) and issubclass(kind, KedroToDagsterError):
            assert isinstance(code, ast.Constant), ast.unparse(each)
            yield str(code.value), kind.exit_code
