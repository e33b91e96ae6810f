"""Codes: each one is declared, used, documented, and told in a fixed order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kedro_to_dagster.diagnostics import CODES, Diagnostic, DiagnosticLog, Severity, of_severity
from kedro_to_dagster.errors import ExitCode, KedroToDagsterError, ProjectError, UsageError
from kedro_to_dagster.kedro_model.place import Place

from ..support.cases import ROOT

SOURCES = sorted((ROOT / "transpiler").rglob("*.py"))
REFERENCE = ROOT / "docs" / "reference" / "diagnostics.md"
_CODE = re.compile(r"K2D\d{3}")


def _codes_in(path: Path) -> set[str]:
    return set(_CODE.findall(path.read_text(encoding="utf-8")))


USED = set().union(*(_codes_in(path) for path in SOURCES if path.name != "diagnostics.py"))


def test_every_declared_code_is_used() -> None:
    assert sorted(set(CODES) - USED) == []


def test_every_code_is_a_declared_diagnostic_or_an_error() -> None:
    assert [code for code in sorted(USED - set(CODES)) if not code.startswith("K2D9")] == []
    assert [code for code in CODES if code.startswith("K2D9")] == []


def test_no_two_errors_share_a_code_by_accident() -> None:
    raised = [
        (code, path.name)
        for path in SOURCES
        for code in _CODE.findall(path.read_text(encoding="utf-8"))
        if code.startswith("K2D9")
    ]
    files: dict[str, set[str]] = {}
    for code, name in raised:
        files.setdefault(code, set()).add(name)
    assert {code: names for code, names in files.items() if len(names) > 1} == {}


@pytest.mark.parametrize("code", sorted(USED | set(CODES)))
def test_the_reference_documents_the_code(code: str) -> None:
    assert code in _codes_in(REFERENCE)


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_reference_gives_title_and_severity_of_the_code(code: str) -> None:
    severity, title = CODES[code]
    section = REFERENCE.read_text().partition(f"{code}\n")[2].partition("\n#")[0]
    assert title in section
    assert severity.value in section


def test_the_reference_has_no_code_that_is_gone() -> None:
    assert sorted(_codes_in(REFERENCE) - USED - set(CODES)) == []


def test_a_diagnostic_reads_code_severity_place_message_and_hint() -> None:
    made = Diagnostic(
        code="K2D201",
        subject="train",
        message="the function cannot be imported.",
        hint="Define it with 'def'.",
        place=Place(file="src/shop/nodes.py", line=3),
    )
    assert str(made) == (
        "K2D201 approximated: src/shop/nodes.py:3: the function cannot be imported. "
        "Define it with 'def'."
    )


def test_a_place_reads_file_line_and_key() -> None:
    assert str(Place(file="conf/base/catalog.yml", line=3, key="cars")) == (
        "conf/base/catalog.yml:3 (cars)"
    )
    assert str(Place(file="conf/base/catalog.yml")) == "conf/base/catalog.yml"


def test_diagnostics_are_told_once_and_in_the_order_of_codes_and_subjects() -> None:
    log = DiagnosticLog()
    for code, subject in (("K2D401", "a"), ("K2D201", "b"), ("K2D201", "a"), ("K2D401", "a")):
        log.add(code, subject, "message")
    assert [(each.code, each.subject) for each in log.entries] == [
        ("K2D201", "a"),
        ("K2D201", "b"),
        ("K2D401", "a"),
    ]


def test_there_is_one_diagnostic_for_each_cause() -> None:
    log = DiagnosticLog()
    for name in ("c", "a", "b"):
        log.add(
            "K2D103", name, f"the class of dataset '{name}' is not here: no moon.", hint="Get it."
        )
    log.add("K2D103", "d", "the class of dataset 'd' is not here: no sun.", hint="Get it.")
    moon, sun = log.by_cause
    assert [moon.subject, *(each.subject for each in moon.others)] == ["a", "b", "c"]
    assert sun.others == ()
    assert str(moon) == (
        "K2D103 approximated: the class of dataset 'a' is not here: no moon. The same goes for 'b' and "
        "'c'. Get it."
    )


def test_a_cause_may_be_given() -> None:
    log = DiagnosticLog()
    log.add("K2D103", "a", "a.CSV is not here", cause="no moon")
    log.add("K2D103", "b", "b.JSON is not here", cause="no moon")
    assert [each.subject for each in log.by_cause] == ["a"]


@pytest.mark.parametrize("code", ["K2D205", "K2D301", "K2D401"])
def test_what_has_one_remedy_is_one_line(code: str) -> None:
    log = DiagnosticLog()
    for number in range(9):
        log.add(code, f"n{number}", f"node {number} is renamed to {number * 2}")
    (one,) = log.by_cause
    assert str(one).endswith("The same goes for 'n1', 'n2', 'n3', 'n4', 'n5' and 3 more.")
    assert one.told(in_full=True).splitlines()[1:] == [
        f"    node {number} is renamed to {number * 2}" for number in range(1, 9)
    ]


def test_one_subject_is_named_once() -> None:
    """In several environments, for example."""
    log = DiagnosticLog()
    for place in ("base", "prod", "prod"):
        log.add("K2D103", "a", "'a' is not here", place=Place(file=place))
    log.add("K2D103", "b", "'b' is not here")
    assert [each.subject for each in log.by_cause[0].others] == ["b"]


def test_diagnostics_are_chosen_by_severity() -> None:
    log = DiagnosticLog()
    log.add("K2D401", "a", "a note")
    log.add("K2D501", "b", "refused")
    assert [each.code for each in of_severity(log.entries, Severity.REFUSED)] == ["K2D501"]


@pytest.mark.parametrize(
    ("error", "exit_code"), [(UsageError, ExitCode.USAGE), (ProjectError, ExitCode.PROJECT)]
)
def test_an_error_reads_message_and_hint_and_knows_its_exit_code(
    error: type[KedroToDagsterError], exit_code: ExitCode
) -> None:
    made = error("K2D900", "It is wrong.", "Mend it.")
    assert str(made) == "It is wrong. Mend it."
    assert made.exit_code is exit_code


def test_exit_codes_are_a_contract() -> None:
    assert {each.name: each.value for each in ExitCode} == {
        "DONE": 0,
        "DRIFT": 1,
        "USAGE": 2,
        "PROJECT": 3,
        "DIAGNOSTICS": 4,
        "CONFLICTS": 5,
        "INTERRUPTED": 130,
    }
