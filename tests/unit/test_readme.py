"""What the README says beside what the golden packages show."""

from __future__ import annotations

from pathlib import Path

from kedro_to_dagster.diagnostics import Diagnostic, DiagnosticLog
from kedro_to_dagster.emit.files.readme import emit_readme
from kedro_to_dagster.kedro_model.place import Place
from kedro_to_dagster.lower import lower
from kedro_to_dagster.lower.readme import differences
from kedro_to_dagster.options import Options

from .models import node, project


def _diagnostic(code: str, subject: str) -> Diagnostic:
    place = Place(file="conf/base/catalog.yml", line=7)
    return Diagnostic(code=code, subject=subject, message=f"{subject} differs.", place=place)


def test_notes_are_no_differences() -> None:
    assert differences([_diagnostic("K2D205", "a")]) == ()


def test_a_difference_is_told_without_its_place() -> None:
    assert differences([_diagnostic("K2D301", "a")]) == ("K2D301 approximated: a differs.",)


def test_differences_of_one_kind_share_a_line() -> None:
    found = differences([_diagnostic("K2D301", name) for name in "abcdeff"])
    assert found == (
        "K2D301 approximated: Several nodes write one dataset: `a`, `b`, `c` and 3 more.",
    )


def _readme(pipelines: dict[str, list[str]]) -> str:
    kedro_project = project(
        {
            name: [node(f"{name}.{step}", [step], [f"{name}_{step}"]) for step in steps]
            for name, steps in pipelines.items()
        }
    )
    return emit_readme(lower(kedro_project, Options(project=Path()), DiagnosticLog()))


def test_a_node_does_not_change_it() -> None:
    before = _readme({"clean": ["a"], "train": ["clean_a"]})
    assert "clean --> train" in before
    assert before == _readme({"clean": ["a", "b"], "train": ["clean_a", "clean_b"]})


def test_no_line_is_long_that_can_be_broken() -> None:
    for line in _readme({"clean": ["a"]}).splitlines():
        assert len(line) <= 88, line


def test_names_that_mermaid_has_a_meaning_for_are_quoted() -> None:
    text = _readme({"end": ["a"], "graph": ["end_a"], "sum": ["graph_end_a"]})
    assert 'end_["end"] --> graph_["graph"]' in text
    assert 'graph_["graph"] --> sum' in text
