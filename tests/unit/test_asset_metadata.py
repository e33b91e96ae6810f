"""What the metadata of a dataset says of its asset, as far as Dagster takes it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.lower import lower
from kedro_to_dagster.options import Options

from .models import codes, node, project


def _kinds(*metadata: tuple[str, Any], **arguments: Any) -> tuple[tuple[str, ...], list[str]]:
    kedro_project = project({"__default__": [node("read", ["raw"], ["clean"])]})
    datasets = tuple(
        replace(dataset, metadata=metadata, arguments=tuple(arguments.items()))
        if dataset.name == "clean"
        else dataset
        for dataset in kedro_project.datasets
    )
    log = DiagnosticLog()
    package = lower(replace(kedro_project, datasets=datasets), Options(project=Path()), log)
    (asset,) = package.assets
    return asset.outputs[0].metadata.kinds, codes(log)


def test_kinds_of_the_metadata_come_on_top_of_those_of_the_type() -> None:
    assert _kinds(("kinds", ["spring"])) == (("spring", "text"), [])


@pytest.mark.parametrize("kind", ["a b", "*", "", "x" * 64])
def test_a_kind_that_dagster_does_not_take_is_reported(kind: str) -> None:
    assert _kinds(("kinds", [kind, "spring"])) == (("spring", "text"), ["K2D306"])


@pytest.mark.parametrize(
    ("group", "shown"), [("a.b c", "a/b_c"), ("...", "default"), ("", "default")]
)
def test_a_group_without_a_name_is_reported(group: str, shown: str) -> None:
    kedro_project = project({"__default__": [node("read", ["raw"], ["clean"])]})
    datasets = tuple(
        replace(dataset, metadata=(("group_name", group),)) for dataset in kedro_project.datasets
    )
    log = DiagnosticLog()
    package = lower(replace(kedro_project, datasets=datasets), Options(project=Path()), log)
    assert package.assets[0].outputs[0].metadata.group == shown
    assert set(codes(log)) == (set() if shown != "default" else {"K2D306"})


def test_dagster_takes_ten_kinds() -> None:
    kinds, reported = _kinds(("kinds", [f"kind{number}" for number in range(12)]))
    assert len(kinds) == 10
    assert reported == ["K2D306"] * 3


def test_an_inner_type_that_is_no_name_gives_no_kind() -> None:
    assert _kinds(dataset="*")[0] == ()
