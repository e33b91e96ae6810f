"""What `diff` says of how a package differs from Kedro."""

from __future__ import annotations

from kedro_to_dagster.diagnostics import Diagnostic
from kedro_to_dagster.kedro_model.place import Place
from kedro_to_dagster.review.compare_readme import compare_readmes

HEAD = "# shop\n\n- K2D is no code\n\n## What differs from Kedro\n\n"
NO_JOB = "- K2D501 refused: pipeline 'sales' cannot run by itself.\n"
PLACE = Place(file="conf/base/catalog.yml", line=3)


def _said(old: str, new: str, *, is_all: bool = False) -> list[str]:
    told = [Diagnostic(code="K2D501", subject="sales", message="", place=PLACE)]
    changes = compare_readmes(HEAD + old, HEAD + new, told, is_all=is_all)
    return [f"{change.said} [{change.place}]" for change in changes]


def test_a_difference_comes_and_goes() -> None:
    message = "pipeline 'sales' cannot run by itself."
    assert _said("", NO_JOB) == [f"K2D501 is added ({message}) [{PLACE}]"]
    assert _said(NO_JOB, "") == [f"K2D501 is removed (was: {message}) [None]"]
    assert _said(NO_JOB, NO_JOB) == []


def test_another_message_is_told_if_nothing_else_has_changed() -> None:
    renamed = NO_JOB.replace("sales", "shop")
    assert _said(NO_JOB, renamed) == []
    (line,) = _said(NO_JOB, renamed, is_all=True)
    assert line.startswith("K2D501: message from pipeline 'sales' ")
