"""Small Kedro projects to measure single things on."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

from tests.benchmarks.synthetic import PYPROJECT, write, write_project
from tests.support.cases import CASES

_REGISTRY = '''
"""The project's pipelines."""

from kedro.pipeline import node, pipeline

from . import nodes


def register_pipelines():
    """One."""
    return {{"__default__": pipeline([{nodes}])}}
'''
_ARRAYS = '''
"""Functions that pass on large arrays."""

import numpy


def make():
    """An array of 150 MB."""
    return numpy.ones(150_000_000 // 8)


def add(array):
    """Another one."""
    return array + 1


def total(array):
    """A number."""
    return float(array.sum())
'''
_KEYS = '''
"""Functions that are run for each key."""


def double(numbers):
    """Double each number."""
    return {key: 2 * load() for key, load in numbers.items()}
'''
_PARTITIONED = """
{name}:
  type: kedro_to_dagster_runtime.DagsterPartitionedDataset
  path: data/{name}
  filename_suffix: .json
  dataset: json.JSONDataset
  partition: {definition}
"""
# As the plugin's own command `kedro dagster init` writes them.
_PLUGIN_CONFIGURATION = """
executors:
  parallel:
    multiprocess: {max_concurrent: 2}

jobs:
  default:
    pipeline: {pipeline_name: __default__}
    executor: parallel
"""
_PLUGIN_DEFINITIONS = '''
"""The definitions that the plugin makes when they are loaded."""

import dagster as dg
from kedro_dagster import KedroProjectTranslator


@dg.definitions
def defs():
    """All of them."""
    made = KedroProjectTranslator(env="local").to_dagster()
    return dg.Definitions(
        assets=list(made.named_assets.values()),
        resources={**made.named_resources, "io_manager": dg.fs_io_manager},
        jobs=list(made.named_jobs.values()),
        loggers={"console": dg.colored_console_logger},
        executor=dg.multiprocess_executor.configured({"max_concurrent": 2}),
    )
'''
# The most keys for which there are files to read.
_MOST_FILES = 1200


def write_example(folder: Path) -> Path:
    """The golden example."""
    return next(case for case in CASES if case.name == "example").copy_project(folder)


def write_for_plugin(folder: Path, size: int) -> Path:
    """A layered project that the plugin translates, too: its job `default` runs in several processes."""
    write_project(folder, size)
    write(folder / "conf" / "base" / "dagster.yml", _PLUGIN_CONFIGURATION)
    write(folder / "hand" / "by_plugin" / "definitions.py", _PLUGIN_DEFINITIONS)
    return folder


def write_arrays(folder: Path) -> Path:
    """Nine arrays of 150 MB in memory, each made of the one before, and a number in a file."""
    names = [f"array_{number}" for number in range(9)]
    chain = "".join(
        f'node(nodes.add, "{before}", "{after}"), ' for before, after in pairwise(names)
    )
    nodes = (
        f'node(nodes.make, None, "{names[0]}"), {chain}node(nodes.total, "{names[-1]}", "total")'
    )
    _write_package(folder, "arrays", nodes, _ARRAYS)
    catalog = "total: {type: json.JSONDataset, filepath: data/total.json}\n"
    write(folder / "conf" / "base" / "catalog.yml", catalog)
    return folder


def write_keys(count: int, folder: Path) -> Path:
    """Two nodes over fixed keys, with a file for each; for very many there are only the definitions."""
    keys = [f"key_{number:06}" for number in range(count)]
    nodes = (
        'node(nodes.double, "numbers", "doubled", name="double"), '
        'node(nodes.double, "doubled", "fourfold", name="double_again")'
    )
    _write_package(folder, "keys", nodes, _KEYS)
    definition = json.dumps({"type": "StaticPartitionsDefinition", "partition_keys": keys})
    # The anchor keeps it to one list.
    entries = [
        _PARTITIONED.format(name="numbers", definition=f"&keys {definition}"),
        _PARTITIONED.format(name="doubled", definition="*keys"),
        _PARTITIONED.format(name="fourfold", definition="*keys"),
    ]
    write(folder / "conf" / "base" / "catalog.yml", "".join(entries))
    for number, key in enumerate(keys[:_MOST_FILES]):
        write(folder / "data" / "numbers" / f"{key}.json", str(number))
    return folder


def _write_package(folder: Path, package: str, nodes: str, functions: str) -> None:
    source = folder / "src" / package
    write(folder / "pyproject.toml", PYPROJECT.format(name=package, options=""))
    write(source / "__init__.py", '"""A project."""\n')
    write(source / "settings.py", '"""Nothing but the defaults."""\n')
    write(source / "nodes.py", functions)
    write(source / "pipeline_registry.py", _REGISTRY.format(nodes=nodes))
    write(folder / "conf" / "local" / ".gitkeep", "")
