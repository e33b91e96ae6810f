"""Kedro projects made up by tests: small, and of nothing but Kedro."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

_PYPROJECT = """
[tool.kedro]
package_name = "{package}"
project_name = "{package}"
kedro_init_version = "1.0.0"
source_dir = "src"
"""
_REGISTRY = """
from kedro.pipeline import node, pipeline

from {package}.nodes import *


def register_pipelines():
    return {{{pipelines}}}
"""


def write_project(
    folder: Path,
    *,
    package: str = "tiny_project",
    nodes: str = "def double(text):\n    return text + text\n",
    pipelines: str = '"__default__": pipeline([node(double, "text", "doubled", name="double")])',
    catalog: str = "text: {type: text.TextDataset, filepath: data/text.txt}\n",
    parameters: str = "{}\n",
    settings: str = "",
    files: dict[str, str] | None = None,
) -> Path:
    """Write a project; everything that is not given is a node that doubles a text."""
    source = folder / "src" / package
    texts = {
        "pyproject.toml": _PYPROJECT.format(package=package),
        "conf/base/catalog.yml": dedent(catalog),
        "conf/base/parameters.yml": dedent(parameters),
        "conf/local/.gitkeep": "",
        f"src/{package}/__init__.py": "",
        f"src/{package}/settings.py": dedent(settings),
        f"src/{package}/nodes.py": dedent(nodes),
        f"src/{package}/pipeline_registry.py": _REGISTRY.format(
            package=package, pipelines=dedent(pipelines)
        ),
        "data/text.txt": "ha",
        **(files or {}),
    }
    source.mkdir(parents=True)
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder
