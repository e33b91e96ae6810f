"""Jobs: each registered pipeline that can run, as a job of assets or as one that calls them in order."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from kedro_to_dagster.dagster_model.jobs import AssetSelection
from kedro_to_dagster.dagster_model.package import Package
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.emit.code.layout import Layout
from kedro_to_dagster.emit.modules.definitions import emit_definitions
from kedro_to_dagster.emit.modules.jobs import emit_job
from kedro_to_dagster.kedro_model.dagster_yml import (
    ConfiguredJob,
    ConfiguredLogger,
    JobKind,
    Orchestration,
    Selection,
)
from kedro_to_dagster.kedro_model.node import Node
from kedro_to_dagster.kedro_model.place import Place
from kedro_to_dagster.lower import lower
from kedro_to_dagster.lower.kept import kept_files
from kedro_to_dagster.options import Options

from .models import codes, node, project


def _lowered(
    pipelines: dict[str, list[Node]],
    declared: Iterable[str] | None = None,
    options: Options | None = None,
) -> tuple[Package, DiagnosticLog]:
    log = DiagnosticLog()
    kedro_project = project(pipelines, declared=declared)
    return lower(kedro_project, options or Options(project=Path()), log), log


def _body(package: Package, function: str) -> list[str]:
    """The statements of a job that calls assets and ops, as they are exported."""
    found = next(
        line
        for line in _lines(package)
        if isinstance(line, ast.FunctionDef) and line.name == function
    )
    return [ast.unparse(line) for line in found.body[1:]]


def _selection(package: Package, variable: str) -> str:
    """What a job of assets consists of, as it is exported."""
    found = next(
        line.value
        for line in _lines(package)
        if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == variable
    )
    assert isinstance(found, ast.Call)
    assert ast.unparse(found.func) == "dg.define_asset_job"
    return next(
        ast.unparse(keyword.value) for keyword in found.keywords if keyword.arg == "selection"
    )


def _lines(package: Package) -> list[ast.stmt]:
    layout = Layout(vendors_runtime=True)
    texts = (emit_job(job, package, layout) for job in package.all_jobs)
    return [line for text in texts for line in ast.parse(text).body]


# Jobs of assets -----------------------------------------------------------------------------------


def test_a_pipeline_becomes_a_job_of_the_assets_of_its_module() -> None:
    package, _ = _lowered(
        {"cleaning": [node("scrub", ["dry"], ["shiny"]), node("dry_up", ["wet"], ["dry"])]}
    )
    assert package.jobs == ()
    assert _selection(package, "cleaning_job") == "assets_of(cleaning)"
    imports = [ast.unparse(line) for line in _lines(package) if isinstance(line, ast.ImportFrom)]
    assert imports == ["from ..assets import cleaning", "from ..runtime.jobs import assets_of"]


def test_a_part_of_a_module_is_named_by_its_assets() -> None:
    dry_up, scrub = node("dry_up", ["wet"], ["dry"]), node("scrub", ["dry"], ["shop.shiny"])
    package, _ = _lowered({"all": [dry_up, scrub, node("sell", [], ["sold"])], "last": [scrub]})
    assert _selection(package, "last_job") == "assets_of(last)"
    assert _selection(package, "all_job") == "assets_of(all, last)"
    package, _ = _lowered({"a": [dry_up, scrub], "b": [dry_up, node("sell", ["dry"], ["sold"])]})
    assert _selection(package, "a_job") == "assets_of(a)"
    assert _selection(package, "b_job") == "dg.AssetSelection.assets('dry', 'sold')"


def test_a_node_without_outputs_is_an_asset_of_its_job() -> None:
    package, _ = _lowered({"cleaning": [node("tell", ["shiny"]), node("scrub", [], ["shiny"])]})
    assert _selection(package, "cleaning_job") == "assets_of(cleaning)"
    tell = next(asset for asset in package.assets if asset.node == "tell")
    assert tell.is_task
    assert [(output.name, output.metadata.key) for output in tell.outputs] == [("tell", ("tell",))]


def test_the_default_pipeline_keeps_its_name_in_dagster() -> None:
    package, _ = _lowered({"__default__": [node("scrub", ["dry"], ["shiny"])]})
    (job,) = package.asset_jobs
    assert (job.name, job.variable) == ("__default__", "default_job")


DRY, SCRUB = node("dry_up", ["wet"], ["dry"]), node("scrub", ["dry"], ["shiny"])
SELL = node("sell", ["shiny"], ["sold"])


@pytest.mark.parametrize(
    ("pipelines", "selection"),
    [
        ({"__default__": [DRY, SCRUB], "a": [DRY], "b": [SCRUB]}, "assets_of(assets)"),
        (
            {"__default__": [DRY, SCRUB], "a": [DRY], "b": [SCRUB], "c": [SELL]},
            "assets_of(assets) - assets_of(c)",
        ),
        ({"__default__": [DRY], "a": [DRY], "b": [SCRUB], "c": [SELL]}, "assets_of(a)"),
        (
            {"__default__": [DRY, SELL], "a": [DRY, SCRUB], "b": [SELL]},
            "dg.AssetSelection.assets('dry', 'sold')",
        ),
    ],
)
def test_the_default_pipeline_is_the_folder_of_assets_without_few_of_its_modules(
    pipelines: dict[str, list[Node]], selection: str
) -> None:
    package, _ = _lowered(pipelines)
    assert _selection(package, "default") == selection


def test_another_pipeline_names_its_modules_though_it_has_all() -> None:
    package, _ = _lowered({"__default__": [DRY, SCRUB], "a": [DRY], "b": [DRY, SCRUB]})
    assert _selection(package, "b_job") == "assets_of(a, b)"


def test_the_folder_is_not_selected_where_it_has_modules_that_are_not_loaded() -> None:
    kedro_project = project({"__default__": [DRY, SCRUB], "a": [DRY], "b": [SCRUB]})
    kedro_project = replace(kedro_project, missing_pipelines=("c",))
    package = lower(kedro_project, Options(project=Path()), DiagnosticLog())
    assert _selection(package, "default") == "assets_of(a, b)"
    definitions = emit_definitions(package, Layout(vendors_runtime=True))
    assert "jobs=jobs_of(a_job, b_job, default_job)" in definitions
    assert kept_files(kedro_project, "shop_dagster") == (
        "src/shop_dagster/assets/c.py",
        "src/shop_dagster/ops/c.py",
        "src/shop_dagster/jobs/c.py",
    )


@pytest.mark.parametrize(
    ("assets", "selection"),
    [
        (AssetSelection(tags=("raw",)), "dg.AssetSelection.tag('raw', '')"),
        (
            AssetSelection(tags=("a", "b", "c")),
            "dg.AssetSelection.tag('a', '') | dg.AssetSelection.tag('b', '') | "
            "dg.AssetSelection.tag('c', '')",
        ),
        (AssetSelection(groups=("a", "b/c")), "dg.AssetSelection.groups('a', 'b/c')"),
        (
            AssetSelection(keys=(("a",), ("b", "c"))),
            "dg.AssetSelection.assets('a', ['b', 'c'])",
        ),
        (AssetSelection(all_but=("b", "a")), "assets_of(assets) - assets_of(b, a)"),
    ],
)
def test_a_selection_is_written_as_dagster_has_it(assets: AssetSelection, selection: str) -> None:
    package, _ = _lowered({"cleaning": [DRY]})
    (job,) = package.asset_jobs
    package = replace(package, asset_jobs=(replace(job, assets=assets),))
    assert _selection(package, "cleaning_job") == selection


def test_each_job_is_in_a_module_of_its_name() -> None:
    package, _ = _lowered(
        {"__default__": [DRY], "LinReg": [DRY], "lin_reg": [DRY, SCRUB], "__init__": [SCRUB]}
    )
    modules = {job.name: job.module for job in package.all_jobs}
    assert modules.pop("__default__") == "default"
    assert modules.pop("lin_reg") == "lin_reg"
    assert modules.pop("LinReg").startswith("lin_reg_")
    assert list(modules.values()) == ["__init___"]


def test_a_pipeline_of_another_s_dataset_reads_its_asset() -> None:
    package, log = _lowered(
        {
            "first": [node("dry_up", ["wet"], ["dry"])],
            "second": [node("scrub", ["dry"], ["shiny"])],
        }
    )
    assert [asset.variable for asset in package.external_assets] == ["wet"]
    assert package.jobs == ()
    assert _selection(package, "second_job") == "assets_of(second)"
    assert codes(log) == []


def test_a_pipeline_that_needs_what_is_only_in_memory_has_no_job_and_is_reported() -> None:
    package, log = _lowered(
        {
            "first": [node("dry_up", ["wet"], ["dry"])],
            "second": [node("scrub", ["dry"], ["shiny"])],
        },
        declared=["wet", "shiny"],
    )
    assert [job.pipeline for job in package.all_jobs] == ["first"]
    assert [(entry.code, entry.subject) for entry in log.entries] == [("K2D501", "second")]
    assert "'dry' is not in the catalog" in log.entries[0].message


def test_a_dataset_in_memory_between_nodes_of_one_pipeline_is_no_obstacle() -> None:
    package, log = _lowered(
        {"cleaning": [node("dry_up", ["wet"], ["dry"]), node("scrub", ["dry"], ["shiny"])]},
        declared=["wet", "shiny"],
    )
    assert [job.pipeline for job in package.asset_jobs] == ["cleaning"]
    assert codes(log) == []


def test_an_empty_pipeline_has_no_job() -> None:
    package, log = _lowered({"nothing": [], "something": [node("scrub", ["dry"], ["shiny"])]})
    assert [job.pipeline for job in package.all_jobs] == ["something"]
    assert codes(log) == ["K2D502"]


def test_a_pipeline_a_node_and_a_dataset_of_one_name_are_told_apart() -> None:
    package, _ = _lowered(
        {"train": [node("train", ["cars"], ["train"]), node("x", [], ["a", "b"])]}
    )
    (job,) = package.asset_jobs
    asset = next(asset for asset in package.assets if asset.node == "train")
    # An op and a job of Dagster's share one space of names; a module of assets is a third thing.
    assert (asset.name, job.name, job.variable) == ("train", "train_job", "train_job")
    assert _selection(package, "train_job") == "assets_of(train)"


def test_a_prefix_of_keys_is_in_front_of_every_key() -> None:
    nodes = [node("dry_up", ["wet"], ["shop.dry"]), node("sell", ["shop.dry"], ["sold"])]
    options = Options(project=Path(), asset_key_prefix=("team",))
    package, _ = _lowered(
        {"a": nodes, "b": [nodes[0], node("tell", ["shop.dry"])]}, options=options
    )
    assert {output.metadata.key for asset in package.assets for output in asset.outputs} == {
        *(("team", "shop", "dry"), ("team", "sold"), ("team", "tell")),
    }
    assert [asset.metadata.key for asset in package.external_assets] == [("team", "wet")]


@pytest.mark.parametrize(("part", "is_multi"), [("my-team", False), ("é", True), ("a b", True)])
def test_a_prefix_that_dagster_takes_for_no_step_leaves_the_step_its_name(
    part: str, is_multi: bool
) -> None:
    """Dagster names the step of a single asset after its whole key."""
    options = Options(project=Path(), asset_key_prefix=(part,))
    package, _ = _lowered({"a": [node("sell", ["x"], ["sold"])]}, options=options)
    (asset,) = package.assets
    assert asset.is_multi is is_multi
    assert asset.outputs[0].metadata.key == (part, "sold")


def test_the_kind_of_a_job_is_that_of_dagster_yml_or_the_option() -> None:
    nodes = [node("scrub", ["dry"], ["shiny"])]
    kedro_project = project({"__default__": nodes})
    jobs = tuple(
        ConfiguredJob(
            name=name, pipeline=kedro_project.pipelines[0], selection=Selection(), kind=kind
        )
        for name, kind in [("said", JobKind.OPS), ("other", JobKind.ASSETS), ("open", None)]
    )
    configured = replace(kedro_project, orchestration=Orchestration(jobs=jobs))
    for option, of_ops in [(None, ["said"]), (JobKind.OPS, ["open", "said"])]:
        options = Options(project=Path(), kind=option)
        package = lower(configured, options, DiagnosticLog())
        assert sorted(job.name for job in package.jobs) == of_ops
        registered = lower(kedro_project, options, DiagnosticLog())
        assert len(registered.jobs) == (option is JobKind.OPS)


# Jobs that call assets ----------------------------------------------------------------------------

WASH = node("wash", ["dirty"], ["clean"])
RINSE = node("rinse", ["dirty"], ["clean"])


def test_the_second_writer_of_a_dataset_is_an_op_of_its_own_job() -> None:
    package, log = _lowered({"by_hand": [RINSE], "by_machine": [WASH]})
    assert _selection(package, "by_hand_job") == "assets_of(by_hand)"
    assert _body(package, "by_machine_job") == ["by_machine_ops.wash(external.dirty)"]
    (op,) = package.ops
    assert [(output.name, output.key) for output in op.outputs] == [("clean", ("clean",))]
    assert codes(log) == ["K2D301"]


def test_such_a_job_calls_assets_and_ops_in_an_order_in_which_they_can_run() -> None:
    sell = node("sell", ["clean", "wet"], ["sold"])
    package, _ = _lowered({"by_hand": [RINSE], "by_machine": [sell, WASH]})
    assert _body(package, "by_machine_job") == [
        "clean = by_machine_ops.wash(external.dirty)",
        "by_machine.sold(clean=clean, wet=external.wet)",
    ]


def test_outputs_that_no_node_reads_get_no_name() -> None:
    sort_out = node("sort_out", ["clean"], ["good", "bad"])
    package, _ = _lowered(
        {"by_hand": [RINSE], "by_machine": [WASH, sort_out, node("keep", ["bad"], ["kept"])]}
    )
    # Python 3.10 writes parentheses where later versions write none.
    _, second, third = _body(package, "by_machine_job")
    assert second in (
        "_, bad = by_machine.sort_out(clean)",
        "(_, bad) = by_machine.sort_out(clean)",
    )
    assert third == "by_machine.kept(bad)"


def test_what_another_pipeline_makes_is_an_asset_that_the_job_loads() -> None:
    dry = node("dry_up", ["wet"], ["dirty"])
    package, _ = _lowered({"before": [dry], "by_hand": [RINSE], "by_machine": [WASH]})
    assert [read.variable for job in package.jobs for read in job.inputs] == ["dirty"]
    assert _body(package, "by_machine_job") == ["by_machine_ops.wash(dirty)"]
    assigned = [ast.unparse(line) for line in _lines(package) if isinstance(line, ast.Assign)]
    assert assigned[2] == "dirty = dg.AssetSpec('dirty').with_io_manager_key('dirty_io_manager')"


def test_a_view_of_a_dataset_is_the_same_variable() -> None:
    write, read = node("write", ["raw"], ["cars@spark"]), node("read", ["cars@pandas"], ["out"])
    package, _ = _lowered({"by_hand": [node("a", [], ["cars@pandas"])], "p": [write, read]})
    assert _body(package, "p_job") == ["cars = p_ops.write(external.raw)", "p.out(cars)"]


def test_a_value_does_not_hide_the_module_of_its_name() -> None:
    package, _ = _lowered(
        {"by_hand": [RINSE], "p": [WASH, node("use", ["clean"], ["p"]), node("end", ["p"], ["q"])]}
    )
    _, second, third = _body(package, "p_job")
    variable = second.partition(" = ")[0]
    assert variable not in ("p", "p_ops", "external", "dg")
    assert third == f"p.q({variable})"


def test_names_in_capitals_are_names_like_others() -> None:
    package, _ = _lowered(
        {"BODY": [node("A", [], ["NAME"])], "ARGUMENTS": [node("FUNCTION", ["KEY"], ["NAME"])]}
    )
    assert _body(package, "arguments_job") == ["arguments_ops.FUNCTION(external.KEY)"]


def test_such_a_job_records_the_assets_that_it_makes() -> None:
    package, _ = _lowered({"by_hand": [RINSE], "by_machine": [WASH]})
    job = next(line for line in _lines(package) if isinstance(line, ast.FunctionDef))
    assert "hooks={record_assets}" in ast.unparse(job.decorator_list[0])


# What is said of a job ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "selection", "description", "said"),
    [
        ("cleaning", {}, None, None),
        ("nightly", {}, None, "Kedro pipeline `cleaning`."),
        ("cleaning", {"tags": ("wet",)}, None, "Kedro pipeline `cleaning`, filtered by tags."),
        (
            "cleaning",
            {"tags": ("wet",), "to_nodes": ("scrub",)},
            None,
            "Kedro pipeline `cleaning`, filtered by tags and to_nodes.",
        ),
        ("nightly", {"tags": ("wet",)}, "Mine.", "Mine."),
    ],
)
def test_a_job_says_what_of_a_pipeline_it_is_where_its_name_does_not(
    name: str, selection: dict[str, tuple[str, ...]], description: str | None, said: str | None
) -> None:
    kedro_project = project({"cleaning": [node("scrub", ["dry"], ["shiny"])]})
    (pipeline,) = kedro_project.pipelines
    job = ConfiguredJob(
        name=name,
        pipeline=pipeline,
        selection=Selection(pipeline_name="cleaning", **selection),
        description=description,
    )
    configured = replace(kedro_project, orchestration=Orchestration(jobs=(job,)))
    package = lower(configured, Options(project=Path()), DiagnosticLog())
    (line,) = [line for line in _lines(package) if isinstance(line, ast.Assign)]
    assert isinstance(line.value, ast.Call)
    told = {keyword.arg: ast.unparse(keyword.value) for keyword in line.value.keywords}
    assert told.get("description") == (None if said is None else repr(said))


def test_a_job_with_loggers_has_them_in_its_configuration_and_others_are_reported() -> None:
    """Dagster uses the loggers that a run's configuration names, and no others."""
    kedro_project = project({"cleaning": [node("scrub", ["dry"], ["shiny"])]})
    (pipeline,) = kedro_project.pipelines
    job = ConfiguredJob(
        name="nightly",
        pipeline=pipeline,
        selection=Selection(pipeline_name="cleaning"),
        loggers=("b", "a"),
        run_config=(("loggers", {"a": {"config": {"level": "DEBUG"}}}), ("ops", {})),
    )
    place = Place(file="conf/base/dagster.yml", line=4)
    loggers = (
        *(ConfiguredLogger(name=name) for name in "ab"),
        ConfiguredLogger(name="c", place=place),
    )
    orchestration = Orchestration(jobs=(job,), loggers=loggers)
    log = DiagnosticLog()
    configured = replace(kedro_project, orchestration=orchestration)
    package = lower(configured, Options(project=Path()), log)
    (made,) = package.all_jobs
    assert dict(made.settings.run_config) == {
        "loggers": {"b": {}, "a": {"config": {"level": "DEBUG"}}},
        "ops": {},
    }
    assert [(entry.subject, entry.place) for entry in log.entries] == [("logger c", place)]
