"""`diff`: real edits of the example, and what is said of each: what was done, and nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ..support.cases import CASES, Case, run

PIPELINES = "src/bikeshare/pipelines"
SCIENCE = f"{PIPELINES}/data_science/pipeline.py"
PROCESSING = f"{PIPELINES}/data_processing/pipeline.py"
PLANNING = f"{PIPELINES}/planning/pipeline.py"
CATALOG = "conf/base/catalog.yml"
OPTIONS = "conf/base/parameters_data_science.yml"
DAGSTER = "conf/base/dagster.yml"


@dataclass(frozen=True)
class Edit:
    """An edit of the example: what takes the place of what in a file, and what is to be said."""

    name: str
    texts: tuple[tuple[str, str, str], ...]
    said: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


def _edit(name: str, *parts: tuple[str, str, str] | str) -> Edit:
    texts = tuple(part for part in parts if not isinstance(part, str))
    return Edit(name, texts, tuple(part for part in parts if isinstance(part, str)))


EDITS = (
    _edit(
        "a parameter",
        (OPTIONS, "max_depth: 6", "max_depth: 9"),
        "parameters: model_options.estimator.max_depth: value from 6 to 9",
    ),
    _edit(
        "a parameter in a list",
        (OPTIONS, "    - is_holiday\n", ""),
        "parameters: model_options.features: element 'is_holiday' is removed",
    ),
    _edit(
        "a new parameter in a mapping",
        (OPTIONS, "  estimator:\n", "  estimator:\n    max_features: sqrt\n"),
        "parameters: model_options.estimator.max_features is added ('sqrt')",
    ),
    _edit(
        "a parameter that goes",
        (OPTIONS, "    min_samples_leaf: 2\n", ""),
        "parameters: model_options.estimator.min_samples_leaf is removed (was 2)",
    ),
    _edit(
        "a renamed parameter",
        (OPTIONS, "min_samples_leaf: 2", "leaf: 2"),
        "parameters: model_options.estimator.min_samples_leaf is renamed to "
        "model_options.estimator.leaf",
    ),
    _edit(
        "a renamed mapping",
        (OPTIONS, "model_options:", "options:"),
        (SCIENCE, "params:model_options", "params:options"),
        "parameters: model_options is renamed to options",
    ),
    _edit(
        "a second output",
        (SCIENCE, 'outputs="demand_model"', 'outputs=["demand_model", "notes"]'),
        "dependencies: train_demand_model writes notes",
    ),
    _edit(
        "one output of two",
        (SCIENCE, 'outputs=["train_set", "test_set"]', 'outputs="train_set"'),
        (SCIENCE, 'inputs=["demand_model", "test_set", ', 'inputs=["demand_model", "train_set", '),
        "dependencies: split_by_date no longer writes test_set",
        "dependencies: evaluate_demand_model reads train_set",
        "dependencies: evaluate_demand_model no longer reads test_set",
    ),
    _edit(
        "a node without outputs that gets one",
        (PLANNING, "                None,\n", '                "announced",\n'),
        "dependencies: announce_moves writes announced",
    ),
    _edit(
        "a tag of a node",
        (SCIENCE, 'tags=["evaluation"]', 'tags=["evaluation", "slow"]'),
        "nodes: evaluate_demand_model: tag slow is added",
    ),
    _edit(
        "a tag that jobs select by",
        (SCIENCE, 'tags=["evaluation"]', 'tags=["scoring"]'),
        "nodes: evaluate_demand_model: tag scoring is added",
        "nodes: evaluate_demand_model: tag evaluation is removed",
        "jobs: training no longer makes evaluate_demand_model",
    ),
    _edit(
        "a renamed node",
        (SCIENCE, 'name="split_by_date"', 'name="split"'),
        "nodes: split_by_date is renamed to split",
    ),
    _edit(
        "a renamed node of one output",
        (PROCESSING, 'name="clean_stations"', 'name="tidy_stations"'),
        "nodes: clean_stations is renamed to tidy_stations",
    ),
    _edit(
        "a renamed dataset",
        (CATALOG, "demand_model:", "model:"),
        (SCIENCE, '"demand_model"', '"model"'),
        "datasets: demand_model is renamed to model",
    ),
    _edit(
        "a renamed dataset that no node writes",
        (CATALOG, "stations_raw:", "stations_source:"),
        (PROCESSING, '"stations_raw"', '"stations_source"'),
        "datasets: stations_raw is renamed to stations_source",
    ),
    _edit(
        "a renamed dataset in memory",
        (SCIENCE, '"train_set"', '"learning_set"'),
        "datasets: train_set is renamed to learning_set",
    ),
    _edit(
        "a node less",
        (
            PLANNING,
            'node(\n                announce_moves,\n                ["move_list", '
            '"params:planning.announce_from"],\n                None,\n'
            '                name="announce_moves",\n            ),',
            "",
        ),
        "nodes: announce_moves is removed (reads move_list, params:planning.announce_from)",
    ),
    _edit(
        "a node more",
        (
            PLANNING,
            'node(list_moves, "moves", "move_list", name="list_moves"),',
            'node(list_moves, "moves", "move_list", name="list_moves"),\n'
            'node(list_moves, "moves", "copy_of_moves", name="list_again"),',
        ),
        "nodes: list_again is added (reads moves; writes copy_of_moves)",
    ),
    _edit(
        "a node more and where it is stored",
        (
            PLANNING,
            'node(list_moves, "moves", "move_list", name="list_moves"),',
            'node(list_moves, "moves", "move_list", name="list_moves"),\n'
            'node(list_moves, "moves", "copy_of_moves", name="list_again"),',
        ),
        (
            CATALOG,
            "stations_raw:",
            "copy_of_moves: {type: pandas.CSVDataset, filepath: data/copy.csv}\nstations_raw:",
        ),
        "nodes: list_again is added (reads moves; writes copy_of_moves)",
        "datasets: copy_of_moves is added (pandas.CSVDataset at data/copy.csv)",
    ),
    _edit(
        "another input",
        (SCIENCE, 'inputs=["demand_model", "test_set"', 'inputs=["demand_model", "train_set"'),
        "dependencies: evaluate_demand_model reads train_set",
        "dependencies: evaluate_demand_model no longer reads test_set",
    ),
    _edit(
        "another parameter",
        (PLANNING, "params:planning.spare_docks", "params:planning.announce_from"),
        "dependencies: plan_moves reads params:planning.announce_from",
        "dependencies: plan_moves no longer reads params:planning.spare_docks",
    ),
    _edit(
        "another order of inputs",
        (SCIENCE, '["train_set", "params:model_options"]', '["params:model_options", "train_set"]'),
        "nodes: train_demand_model: call from "
        "return train_demand_model(train_set, parameters.model_options.model_dump()) to "
        "return train_demand_model(parameters.model_options.model_dump(), train_set)",
    ),
    _edit(
        "another function",
        (PLANNING, 'node(list_moves, "moves"', 'node(split_by_station, "moves"'),
        "nodes: list_moves: function from bikeshare.pipelines.planning.nodes.list_moves to "
        "bikeshare.pipelines.planning.nodes.split_by_station",
    ),
    _edit(
        "another path",
        (CATALOG, "data/02_intermediate/stations.parquet", "data/stations.parquet"),
        "datasets: stations: filepath from 'data/02_intermediate/stations.parquet' to "
        "'data/stations.parquet'",
    ),
    _edit(
        "another argument of a dataset",
        (CATALOG, "compression: snappy", "compression: gzip"),
        "datasets: demand_features: save_args.compression from 'snappy' to 'gzip'",
    ),
    _edit(
        "another type",
        (
            CATALOG,
            "stations:\n  type: pandas.ParquetDataset",
            "stations:\n  type: pandas.CSVDataset",
        ),
        "datasets: stations: type from pandas.ParquetDataset to pandas.CSVDataset",
    ),
    _edit(
        "a dataset that is no longer stored",
        (
            CATALOG,
            "stations:\n  type: pandas.ParquetDataset\n"
            "  filepath: data/02_intermediate/stations.parquet\n",
            "",
        ),
        "datasets: stations: type from "
        "pandas.ParquetDataset at data/02_intermediate/stations.parquet to in memory",
    ),
    _edit(
        "metadata",
        (CATALOG, "grain: station-day", "grain: station"),
        (
            CATALOG,
            'owners: ["team:analytics", "ada@bikeshare.example"]',
            'owners: ["team:analytics"]',
        ),
        (CATALOG, "description: One row per station and day, ready", "description: Ready"),
        "datasets: demand_features: description from "
        "'One row per station and day, ready for modelling.' to 'Ready for modelling.'",
        "datasets: demand_features: owner ada@bikeshare.example is removed",
        "datasets: demand_features: tag from grain=station-day to grain=station",
    ),
    _edit(
        "a schedule",
        (DAGSTER, "30 2 * * *", "0 4 * * *"),
        "schedules: history_nightly_schedule: cron from '30 2 * * *' to '0 4 * * *'",
    ),
    _edit(
        "a schedule that goes",
        (DAGSTER, "    schedule: nightly\n", ""),
        "schedules: history_nightly_schedule is removed",
    ),
    _edit(
        "a job more",
        (DAGSTER, "  training:\n", "  plan:\n    pipeline: planning\n\n  training:\n"),
        "jobs: plan is added (4 nodes)",
    ),
    _edit(
        "a renamed job",
        (DAGSTER, "  history:\n", "  bookkeeping:\n"),
        "jobs: history is renamed to bookkeeping",
    ),
    _edit(
        "the filter of a job",
        (DAGSTER, "tags: [training, evaluation]", "tags: [training]"),
        "jobs: training no longer makes evaluate_demand_model",
    ),
    _edit(
        "tags and description of a job",
        (
            DAGSTER,
            "description: Split, train and score again.",
            "description: Again.\n    tags: {a: b}",
        ),
        "jobs: training: description from 'Split, train and score again.' to 'Again.'",
        "jobs: training: tags {'a': 'b'} is added",
    ),
    _edit(
        "an executor of a job",
        (
            DAGSTER,
            "    pipeline: history\n",
            "    pipeline: history\n    executor: {multiprocess: {max_concurrent: 2}}\n",
        ),
        "jobs: history: executor history__executor is added (multiprocess, max_concurrent=2)",
    ),
    _edit(
        "retries and a tag of a node, by a rule",
        (
            DAGSTER,
            "jobs:\n",
            "nodes:\n  'tag:evaluation':\n    retry_policy: {max_retries: 2}\n"
            "    tags: {team: a}\n\njobs:\n",
        ),
        "nodes: evaluate_demand_model: retry policy dg.RetryPolicy(max_retries=2) is added",
        "nodes: evaluate_demand_model: tag team 'a' is added",
    ),
    _edit(
        "the description of an asset, and a requirement",
        (
            DAGSTER,
            "jobs:\n",
            "dependencies: [lib>=2]\n\nassets:\n  stations:\n    description: All.\n\njobs:\n",
        ),
        "datasets: stations: description 'All.' is added",
        "requirements: lib>=2 is added",
    ),
    _edit(
        "a logger of a job",
        (
            DAGSTER,
            "jobs:\n",
            "loggers:\n  console:\n    log_level: WARNING\n\njobs:\n",
        ),
        (DAGSTER, "    pipeline: history\n", "    pipeline: history\n    loggers: [console]\n"),
        "jobs: history: logger console is added (level WARNING)",
    ),
    _edit(
        "a section that the package does not have",
        (DAGSTER, "jobs:\n", "telemetry: {enabled: false}\n\njobs:\n"),
        "differences: K2D709 is added (the section 'telemetry' is one of Dagster's "
        "dagster.yaml; it is left out.)",
    ),
    _edit(
        "a sensor",
        (
            DAGSTER,
            "jobs:\n",
            "sensors:\n  again: {asset: stations, request_job: training}\n\njobs:\n",
        ),
        "sensors: again is added (Launch `training` when `stations` is materialized)",
    ),
    _edit(
        "partitions",
        (CATALOG, "S05, S06]", "S05]"),
        "partitions: moves: key 'S06' is removed",
    ),
    _edit(
        "hooks that go",
        ("src/bikeshare/settings.py", "HOOKS = (TimingHooks(),)", "HOOKS = ()"),
        "hooks: bikeshare.hooks.TimingHooks is removed",
    ),
    _edit(
        "a docstring",
        (
            f"{PIPELINES}/data_science/nodes.py",
            "Fit a random forest to the daily departures.",
            "Fit a forest.",
        ),
        "nodes: train_demand_model: docstring from 'Fit a random forest to the daily departures.' "
        "to 'Fit a forest.'",
    ),
    _edit(
        "a parameter that a node reads",
        (OPTIONS, "model_options:\n", "threads: 2\nmodel_options:\n"),
        (
            SCIENCE,
            '["train_set", "params:model_options"',
            '["train_set", "params:model_options", "params:threads"',
        ),
        (
            f"{PIPELINES}/data_science/nodes.py",
            "options: dict[str, Any]) -> RandomForestRegressor",
            "options: dict[str, Any], n) -> RandomForestRegressor",
        ),
        "dependencies: train_demand_model reads params:threads",
        "parameters: threads is added (2)",
    ),
    _edit(
        "a namespace",
        (
            PLANNING,
            "        ]\n    )",
            '        ],\n        namespace="plan",\n        inputs={"demand_features"},\n'
            '        outputs={"station_days", "moves", "move_list"},\n'
            '        parameters={"planning.spare_docks", "planning.announce_from"},\n    )',
        ),
        "nodes: split_by_station is renamed to plan.split_by_station",
        "nodes: plan_moves is renamed to plan.plan_moves",
        "nodes: list_moves is renamed to plan.list_moves",
        "nodes: announce_moves is renamed to plan.announce_moves",
    ),
    _edit(
        "explicit jobs",
        (DAGSTER, "  training:\n", "  training:\n    kind: ops\n"),
        "jobs: training: kind from 'assets' to 'ops'",
    ),
)
QUICK = (
    "a tag that jobs select by",
    "a renamed dataset",
    "another type",
    "a renamed mapping",
    "a namespace",
    "retries and a tag of a node, by a rule",
    "the description of an asset, and a requirement",
)


# What the line of the Kedro project says that a change comes from, where it is not that of its subject.
LINES = {
    "another path": ["filepath: data/stations.parquet"],
    "another argument of a dataset": ["compression: gzip"],
    "another type": ["type: pandas.CSVDataset"],
    "metadata": ["description: Ready", "owners:", "grain: station"],
    "a schedule": ["0 4 * * *"],
    "the filter of a job": ["pipeline:"],
    "tags and description of a job": ["description: Again.", "tags: {a: b}"],
    "an executor of a job": ["executor:"],
    "retries and a tag of a node, by a rule": ["max_retries: 2", "team: a"],
    "the description of an asset, and a requirement": ["description: All.", "lib>=2"],
    "a logger of a job": ["loggers: [console]"],
    "partitions": ["partition_keys:"],
    "explicit jobs": ["kind: ops"],
}


def _run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return run("-m", "kedro_to_dagster", *arguments, folder=folder, check=False)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the example, exported once."""
    example = next(case for case in CASES if case.name == "example")
    return example.copy_package(tmp_path_factory.mktemp("example") / "dagster")


def _edited(edit: Edit, package: Path, folder: Path, example: Case) -> Path:
    project = example.copy_project(folder / "bikeshare")
    shutil.copytree(package, project / "dagster")
    for path, old, new in edit.texts:
        file = project / path
        text = file.read_text()
        assert old in text, f"{path} has no {old!r}"
        file.write_text(text.replace(old, new))
    return project


def _tiers() -> Iterator[object]:
    for edit in EDITS:
        marks = () if edit.name in QUICK else pytest.mark.slow
        yield pytest.param(edit, id=edit.name, marks=marks)


@pytest.mark.parametrize("edit", _tiers())
def test_what_was_done_is_said_and_nothing_else(
    edit: Edit, package: Path, tmp_path: Path, example: Case
) -> None:
    project = _edited(edit, package, tmp_path, example)
    result = _run("diff", "dagster", "--format", "json", folder=project)
    assert result.returncode == 1, result.stderr
    told = json.loads(result.stdout)
    said = [f"{change['area']}: {change['summary']}" for change in told["changes"]]
    assert said == list(edit.said)
    lines = [_line(project, change["source"]) for change in told["changes"] if "source" in change]
    expected = LINES.get(edit.name, ["" for _ in lines])
    assert all(part in line for part, line in zip(expected, lines, strict=True)), lines


def test_places_of_partitions(tmp_path: Path) -> None:
    """Keys and mappings are found where the catalog has them, also those of a pattern."""
    case = next(case for case in CASES if case.name == "partitions_mappings")
    project = case.copy_project(tmp_path / "rain")
    case.copy_package(project / "dagster")
    catalog = project / CATALOG
    text = catalog.read_text()
    edits = {
        "lower, delta]\n\n": "lower, sea]\n\n",
        "g4: [lower, delta]": "g4: lower",
        "g1: 10": "g1: 20",
        "ranks: dagster.All": "ranks: dagster.Last",
    }
    for old, new in edits.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    catalog.write_text(text)
    result = _run("diff", "dagster", "--format", "json", folder=project)
    told = json.loads(result.stdout)["changes"]
    lines = {change["summary"]: _line(project, change["source"]).strip() for change in told}
    mapping = "partition_mapping from dg.AllPartitionMapping() to dg.LastPartitionMapping()"
    assert lines == {
        f"rank: input checked: {mapping}": "partition_mapping:",
        "basins: key 'sea' is added": "partition_keys: [upper, lower, sea]",
        "basins: key 'delta' is removed": "partition_keys: [upper, lower, sea]",
        "checked_to_basins: g4 from ['lower', 'delta'] to 'lower'": "g4: lower",
        "gauges_to_region__numbered: g1 from '10' to '20'": "g1: 20",
    }


def _line(project: Path, source: dict[str, Any]) -> str:
    return (project / source["file"]).read_text().splitlines()[source["line"] - 1]
