"""Layered Kedro projects of any size, to measure on."""

from __future__ import annotations

import sys
from pathlib import Path

PACKAGE = "layered"
# Nodes of a pipeline; every pipeline has modules of its own.
_NODES = 50
# Nodes of a layer; each takes what two nodes of the layer before it give.
_WIDTH = 10

_PYPROJECT = """
[project]
name = "layered"
version = "0.1"
dependencies = ["kedro", "kedro-datasets"]

[tool.kedro]
package_name = "layered"
project_name = "Layered"
kedro_init_version = "{kedro}"
source_dir = "src"
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


def write_project(folder: Path, size: int) -> Path:
    """Write a Kedro project with as many nodes, and one dataset for each, that any machine can run."""
    from kedro import __version__

    source = folder / "src" / PACKAGE
    _write(folder / "pyproject.toml", _PYPROJECT.format(kedro=__version__))
    _write(source / "__init__.py", '"""A project."""\n')
    _write(source / "settings.py", '"""Nothing but the defaults."""\n')
    _write(source / "pipeline_registry.py", _REGISTRY)
    _write(source / "pipelines" / "__init__.py", "")
    for pipeline, first in enumerate(range(0, size, _NODES)):
        numbers = range(first, min(first + _NODES, size))
        module = source / "pipelines" / f"part_{pipeline:03}"
        _write(module / "__init__.py", "from .pipeline import create_pipeline  # noqa\n")
        functions = (
            _FUNCTION.format(number=number, names=", ".join(_names(number))) for number in numbers
        )
        _write(module / "nodes.py", '"""Functions."""\n' + "".join(functions))
        nodes = (_NODE.format(number=number, inputs=_inputs(number)) for number in numbers)
        _write(module / "pipeline.py", _PIPELINE.format(nodes="".join(nodes)))
    entries = "".join(_ENTRY.format(number=number) for number in range(size))
    raw = "".join(
        f"raw_{number}:\n  type: json.JSONDataset\n  filepath: data/raw_{number}.json\n"
        for number in range(_WIDTH)
    )
    _write(folder / "conf" / "base" / "catalog.yml", raw + entries)
    options = "".join(f"options_{number}:\n  offset: {number}\n" for number in range(_WIDTH))
    _write(folder / "conf" / "base" / "parameters.yml", options)
    _write(folder / "conf" / "local" / ".gitkeep", "")
    for number in range(_WIDTH):
        _write(folder / "data" / f"raw_{number}.json", '{"value": 1}')
    return folder


def _names(number: int) -> list[str]:
    """The inputs of a node that are datasets."""
    place = number % _WIDTH
    if number < _WIDTH:
        return [f"raw_{place}", f"raw_{(place + 1) % _WIDTH}"]
    before = number - place - _WIDTH
    return [f"data_{before + place:05}", f"data_{before + (place + 1) % _WIDTH:05}"]


def _inputs(number: int) -> str:
    names = [*_names(number), f"params:options_{number % _WIDTH}"]
    return ", ".join(f'"{name}"' for name in names)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.lstrip("\n"), encoding="utf-8")


if __name__ == "__main__":
    write_project(Path(sys.argv[1]), int(sys.argv[2]))
