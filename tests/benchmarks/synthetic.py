"""Layered Kedro projects of any size, to measure on."""

from __future__ import annotations

import sys
from pathlib import Path

PACKAGE = "layered"
# Nodes of a pipeline; every pipeline has modules of its own.
NODES = 50
# Nodes of a layer; each takes what two nodes of the layer before it give.
WIDTH = 10

PYPROJECT = """
[project]
name = "{name}"
version = "0.1"
dependencies = ["kedro", "kedro-datasets"]

[tool.kedro]
package_name = "{name}"
project_name = "{name}"
kedro_init_version = "1.0.0"
source_dir = "src"
{options}"""
_IN_PROCESSES = """
executors:
  parallel:
    multiprocess: {max_concurrent: 2}

jobs:
  __default__:
    pipeline: __default__
    executor: parallel
"""
_GROUPED = """
[tool.kedro-to-dagster]
group-by = "memory"
"""
_REGISTRY = '''
"""The project's pipelines."""

from kedro.framework.project import find_pipelines


def register_pipelines():
    """All of them, and their sum."""
    pipelines = find_pipelines()
    pipelines["__default__"] = sum(pipelines.values())
    return pipelines
'''
_FUNCTION = '''

def make_{number:05}({names}, options):
    """Add up what the layer before has."""
    return {{"value": sum(each["value"] for each in [{names}]) + options["offset"]}}
'''
_NODE = """
            node(
                nodes.make_{number:05},
                inputs=[{inputs}],
                outputs="data_{number:05}",
                name="node_{number:05}",
            ),"""
_PIPELINE = '''"""A pipeline."""

from kedro.pipeline import node, pipeline

from . import nodes


def create_pipeline(**kwargs):
    """Its nodes."""
    return pipeline(
        [{nodes}
        ]
    )
'''
_ENTRY = """
data_{number:05}:
  type: json.JSONDataset
  filepath: data/{number:05}.json
"""


def write_project(
    folder: Path, size: int, in_processes: bool = False, joined: bool = False
) -> Path:
    """Write a Kedro project that any machine can run.

    Args:
        folder: Where to.
        size: How many nodes, each with one output.
        in_processes: Whether the job runs in several processes.
        joined: Whether only the last layer is stored, and all nodes make one step.
    """
    source = folder / "src" / PACKAGE
    write(
        folder / "pyproject.toml",
        PYPROJECT.format(name=PACKAGE, options=_GROUPED if joined else ""),
    )
    write(source / "__init__.py", '"""A project."""\n')
    write(source / "settings.py", '"""Nothing but the defaults."""\n')
    write(source / "pipeline_registry.py", _REGISTRY)
    write(source / "pipelines" / "__init__.py", "")
    for pipeline, first in enumerate(range(0, size, NODES)):
        numbers = range(first, min(first + NODES, size))
        module = source / "pipelines" / f"part_{pipeline:03}"
        write(module / "__init__.py", "from .pipeline import create_pipeline\n")
        functions = (
            _FUNCTION.format(number=number, names=", ".join(names_of(number))) for number in numbers
        )
        write(module / "nodes.py", '"""Functions."""\n' + "".join(functions))
        nodes = (_NODE.format(number=number, inputs=_inputs(number)) for number in numbers)
        write(module / "pipeline.py", _PIPELINE.format(nodes="".join(nodes)))
        # A catalog for each: OmegaConf refuses a file with very many values.
        entries = "".join(
            _ENTRY.format(number=number)
            for number in numbers
            if not joined or number >= size - WIDTH
        )
        write(folder / "conf" / "base" / f"catalog_part_{pipeline:03}.yml", entries)
    raw = "".join(
        f"raw_{number}:\n  type: json.JSONDataset\n  filepath: data/raw_{number}.json\n"
        for number in range(WIDTH)
    )
    write(folder / "conf" / "base" / "catalog.yml", raw)
    options = "".join(f"options_{number}:\n  offset: {number}\n" for number in range(WIDTH))
    write(folder / "conf" / "base" / "parameters.yml", options)
    write(folder / "conf" / "local" / ".gitkeep", "")
    if in_processes:
        write(folder / "conf" / "base" / "dagster.yml", _IN_PROCESSES)
    for number in range(WIDTH):
        write(folder / "data" / f"raw_{number}.json", '{"value": 1}')
    return folder


def names_of(number: int) -> list[str]:
    """The inputs of a node that are datasets."""
    place = number % WIDTH
    if number < WIDTH:
        return [f"raw_{place}", f"raw_{(place + 1) % WIDTH}"]
    before = number - place - WIDTH
    return [f"data_{before + place:05}", f"data_{before + (place + 1) % WIDTH:05}"]


def _inputs(number: int) -> str:
    names = [*names_of(number), f"params:options_{number % WIDTH}"]
    return ", ".join(f'"{name}"' for name in names)


def write(path: Path, text: str) -> None:
    """Write a file, and make its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.lstrip("\n"), encoding="utf-8")


if __name__ == "__main__":
    write_project(Path(sys.argv[1]), int(sys.argv[2]))
