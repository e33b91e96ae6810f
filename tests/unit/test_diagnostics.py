"""Codes: each one is declared, used, documented, and told in a fixed order."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from string import Formatter
from typing import Any

import pytest
from kedro_to_dagster import codes
from kedro_to_dagster.codes import Finding
from kedro_to_dagster.codes.datasets import CATALOG_NOT_READ
from kedro_to_dagster.codes.nodes import NAME_CHANGED
from kedro_to_dagster.diagnostics import Diagnostic, DiagnosticLog, Severity, of_severity
from kedro_to_dagster.errors import ExitCode, KedroToDagsterError, ProjectError, UsageError
from kedro_to_dagster.kedro_model.place import Place

from ..support.sources import RUNTIME, TRANSPILER, lines, nodes, sources

TABLE = TRANSPILER / "codes"
SOURCES = sorted(
    path
    for folder in (TRANSPILER, RUNTIME)
    for path in sources(folder)
    if TABLE not in path.parents
)
ROWS = {
    name: row
    for topic in codes.TOPICS
    for name, row in vars(topic).items()
    if isinstance(row, (codes.DiagnosticCode, codes.ErrorCode))
}


def _fields(row: codes.DiagnosticCode | codes.ErrorCode[Any]) -> set[str]:
    """The fields of the message and the remedy."""
    return {
        name
        for text in (row.message, row.remedy or "")
        for _, name, _, _ in Formatter().parse(text)
        if name is not None
    }


def _calls() -> Iterator[tuple[str, str, set[str]]]:
    """Where a row of the table is filled in: the place, the row, and the fields that it is given."""
    for path in SOURCES:
        for node in nodes(path):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id in ROWS:
                given = {str(keyword.arg) for keyword in node.keywords}
                yield f"{path.name}:{node.lineno}", node.func.id, given


def test_no_code_is_written_beside_the_table() -> None:
    literal = re.compile(r"""["']K2D\d+""")
    found = [path for path in SOURCES if any(map(literal.search, lines(path)))]
    assert found == []


def test_each_row_is_used() -> None:
    used = {node.id for path in SOURCES for node in nodes(path) if isinstance(node, ast.Name)}
    assert sorted(set(ROWS) - used) == []


def test_each_use_gives_the_fields_of_the_message() -> None:
    wrong = [
        (place, name, sorted(given ^ _fields(ROWS[name])))
        for place, name, given in _calls()
        if given != _fields(ROWS[name])
    ]
    assert wrong == []


def test_a_row_has_one_name_and_a_code_one_documentation() -> None:
    names = [
        name
        for topic in codes.TOPICS
        for name, row in vars(topic).items()
        if isinstance(row, (codes.DiagnosticCode, codes.ErrorCode))
    ]
    assert len(names) == len(ROWS)
    documented = {(row.id, row.documentation) for row in ROWS.values()}
    assert len(documented) == len({row.id for row in ROWS.values()})
    assert all(row.documentation for row in ROWS.values())


def test_a_code_is_a_diagnostic_or_an_error() -> None:
    assert set(codes.DIAGNOSTICS) & set(codes.ERRORS) == set()


def test_what_a_diagnostic_is_about_is_known() -> None:
    subjects = {about for row in codes.DIAGNOSTICS.values() for about in row.about}
    assert subjects == {"node", "dataset", "parameter", "pipeline", "hook"}


def test_a_remedy_that_is_a_hint_may_be_none() -> None:
    assert NAME_CHANGED(kind="node", name="a", dagster_name="b").hint is None
    assert CATALOG_NOT_READ(mistake="it is not valid", hint=None).hint is None


def test_a_diagnostic_reads_code_severity_place_message_and_hint() -> None:
    diagnostic = Diagnostic(
        code="K2D201",
        subject="train",
        message="the function cannot be imported.",
        hint="Define it with 'def'.",
        place=Place(file="src/shop/nodes.py", line=3),
    )
    assert str(diagnostic) == (
        "K2D201 approximated: src/shop/nodes.py:3: the function cannot be imported. "
        "Define it with 'def'."
    )


def test_a_place_reads_file_line_and_key() -> None:
    assert str(Place(file="conf/base/catalog.yml", line=3, key="cars")) == (
        "conf/base/catalog.yml:3 (cars)"
    )
    assert str(Place(file="conf/base/catalog.yml")) == "conf/base/catalog.yml"


def _found(code: str, message: str, hint: str | None = None) -> Finding:
    return Finding(code=code, message=message, hint=hint)


def test_diagnostics_are_told_once_and_in_the_order_of_codes_and_subjects() -> None:
    log = DiagnosticLog()
    for code, subject in (("K2D401", "a"), ("K2D201", "b"), ("K2D201", "a"), ("K2D401", "a")):
        log.add(_found(code, "message"), subject)
    assert [(entry.code, entry.subject) for entry in log.entries] == [
        ("K2D201", "a"),
        ("K2D201", "b"),
        ("K2D401", "a"),
    ]


def test_there_is_one_diagnostic_for_each_cause() -> None:
    log = DiagnosticLog()
    for name in ("c", "a", "b"):
        message = f"the class of dataset '{name}' is not here: no moon."
        log.add(_found("K2D103", message, "Get it."), name)
    log.add(_found("K2D103", "the class of dataset 'd' is not here: no sun.", "Get it."), "d")
    moon, sun = log.by_cause
    assert [moon.subject, *(entry.subject for entry in moon.others)] == ["a", "b", "c"]
    assert sun.others == ()
    assert str(moon) == (
        "K2D103 approximated: the class of dataset 'a' is not here: no moon. The same goes for 'b' and "
        "'c'. Get it."
    )


def test_a_cause_may_be_given() -> None:
    log = DiagnosticLog()
    log.add(_found("K2D103", "a.CSV is not here"), "a", cause="no moon")
    log.add(_found("K2D103", "b.JSON is not here"), "b", cause="no moon")
    assert [entry.subject for entry in log.by_cause] == ["a"]


@pytest.mark.parametrize("code", ["K2D205", "K2D301", "K2D401"])
def test_what_has_one_remedy_is_one_line(code: str) -> None:
    log = DiagnosticLog()
    for number in range(9):
        log.add(_found(code, f"node {number} is renamed to {number * 2}"), f"n{number}")
    (one,) = log.by_cause
    assert str(one).endswith("The same goes for 'n1', 'n2', 'n3', 'n4', 'n5' and 3 more.")
    assert one.told(in_full=True).splitlines()[1:] == [
        f"    node {number} is renamed to {number * 2}" for number in range(1, 9)
    ]


def test_one_subject_is_named_once() -> None:
    """In several environments, for example."""
    log = DiagnosticLog()
    for place in ("base", "prod", "prod"):
        log.add(_found("K2D103", "'a' is not here"), "a", place=Place(file=place))
    log.add(_found("K2D103", "'b' is not here"), "b")
    assert [entry.subject for entry in log.by_cause[0].others] == ["b"]


def test_diagnostics_are_chosen_by_severity() -> None:
    log = DiagnosticLog()
    log.add(_found("K2D401", "a note"), "a")
    log.add(_found("K2D501", "refused"), "b")
    assert [entry.code for entry in of_severity(log.entries, Severity.REFUSED)] == ["K2D501"]


@pytest.mark.parametrize(
    ("error", "exit_code"), [(UsageError, ExitCode.USAGE), (ProjectError, ExitCode.PROJECT)]
)
def test_an_error_reads_message_and_hint_and_knows_its_exit_code(
    error: type[KedroToDagsterError], exit_code: ExitCode
) -> None:
    usage_error = error("K2D900", "It is wrong.", "Mend it.")
    assert str(usage_error) == "It is wrong. Mend it."
    assert usage_error.exit_code is exit_code


def test_exit_codes_are_a_contract() -> None:
    assert {entry.name: entry.value for entry in ExitCode} == {
        "DONE": 0,
        "DRIFT": 1,
        "USAGE": 2,
        "PROJECT": 3,
        "DIAGNOSTICS": 4,
        "CONFLICTS": 5,
        "INTERRUPTED": 130,
    }
