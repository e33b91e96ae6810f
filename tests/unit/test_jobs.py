"""Jobs: each registered pipeline that can run, with its ops in an order in which they can run."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.emit.jobs import emit_jobs
from kedro_to_dagster.emit.layout import Layout
from kedro_to_dagster.lower.passes import lower
from kedro_to_dagster.model.dagster import Package
from kedro_to_dagster.model.kedro import Node
from kedro_to_dagster.options import Options

from .models import codes, node, project


def _lowered(
    pipelines: dict[str, list[Node]], declared: Iterable[str] | None = None
) -> tuple[Package, DiagnosticLog]:
    log = DiagnosticLog()
    made = project(pipelines, declared=declared)
    return lower(made, Options(project=Path()), log), log


def _body(package: Package, function: str) -> list[str]:
    """The statements of a job, as they are exported."""
    module = ast.parse(emit_jobs(package, Layout(vendors_runtime=True)))
    found = next(
        each for each in module.body if isinstance(each, ast.FunctionDef) and each.name == function
    )
    return [ast.unparse(each) for each in found.body[1:]]


def test_a_pipeline_becomes_a_job_of_its_ops_in_order() -> None:
    package, _ = _lowered(
        {"cleaning": [node("scrub", ["dry"], ["shiny"]), node("dry_up", ["wet"], ["dry"])]}
    )
    assert _body(package, "cleaning") == ["dry = dry_up(wet)", "scrub(dry)"]


def test_outputs_that_no_node_reads_get_no_name() -> None:
    package, _ = _lowered(
        {"cleaning": [node("sort_out", ["all"], ["good", "bad"]), node("keep", ["bad"], ["kept"])]}
    )
    # Python 3.10 writes parentheses where later versions write none.
    first, second = _body(package, "cleaning")
    assert first in ("_, bad = sort_out(all)", "(_, bad) = sort_out(all)")
    assert second == "keep(bad)"


def test_the_default_pipeline_keeps_its_name_in_dagster() -> None:
    package, _ = _lowered({"__default__": [node("scrub", ["dry"], ["shiny"])]})
    assert [(job.name, job.function_name) for job in package.jobs] == [("__default__", "default")]


def test_a_pipeline_of_another_s_dataset_loads_it_as_an_asset() -> None:
    package, log = _lowered(
        {
            "first": [node("dry_up", ["wet"], ["dry"])],
            "second": [node("scrub", ["dry"], ["shiny"])],
        }
    )
    assert [(each.variable, each.is_external) for each in package.job_inputs] == [
        ("dry", False),
        ("wet", True),
    ]
    assert _body(package, "second") == ["scrub(dry)"]
    assert codes(log) == []


def test_a_pipeline_that_needs_what_is_only_in_memory_has_no_job_and_is_reported() -> None:
    package, log = _lowered(
        {
            "first": [node("dry_up", ["wet"], ["dry"])],
            "second": [node("scrub", ["dry"], ["shiny"])],
        },
        declared=["wet", "shiny"],
    )
    assert [job.pipeline for job in package.jobs] == ["first"]
    assert [(each.code, each.subject) for each in log.entries] == [("K2D501", "second")]
    assert "'dry' is not in the catalog" in log.entries[0].message


def test_a_dataset_in_memory_between_nodes_of_one_pipeline_is_no_obstacle() -> None:
    package, log = _lowered(
        {"cleaning": [node("dry_up", ["wet"], ["dry"]), node("scrub", ["dry"], ["shiny"])]},
        declared=["wet", "shiny"],
    )
    assert [job.pipeline for job in package.jobs] == ["cleaning"]
    assert codes(log) == []


def test_an_empty_pipeline_has_no_job() -> None:
    package, log = _lowered({"nothing": [], "something": [node("scrub", ["dry"], ["shiny"])]})
    assert [job.pipeline for job in package.jobs] == ["something"]
    assert codes(log) == ["K2D502"]


def test_a_pipeline_a_node_and_a_dataset_of_one_name_get_three_names() -> None:
    package, _ = _lowered({"train": [node("train", ["cars"], ["train"])]})
    job, op, asset = package.jobs[0], package.ops[0], package.assets[0]
    assert len({job.name, op.name, asset.function_name}) == 3
    assert asset.function_name == "train"


def test_both_writers_of_a_dataset_are_ops_of_their_own_jobs() -> None:
    package, log = _lowered(
        {
            "by_hand": [node("wash", ["dirty"], ["clean"])],
            "by_machine": [node("rinse", ["dirty"], ["clean"])],
        }
    )
    assert [(job.pipeline, job.invocations[0].function_name) for job in package.jobs] == [
        ("by_hand", "wash"),
        ("by_machine", "rinse"),
    ]
    assert codes(log) == ["K2D301"]


def test_a_view_of_a_dataset_is_the_same_variable() -> None:
    package, _ = _lowered(
        {"p": [node("write", ["raw"], ["cars@spark"]), node("read", ["cars@pandas"], ["out"])]}
    )
    assert _body(package, "p") == ["cars = write(raw)", "read(cars)"]


def test_names_in_capitals_are_names_like_others() -> None:
    package, _ = _lowered({"BODY": [node("FUNCTION", ["NAME"], ["ARGUMENTS"])]})
    assert _body(package, "BODY") == ["FUNCTION(NAME)"]
