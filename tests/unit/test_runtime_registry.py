"""What cannot be imported by name comes from the project's registry, as Kedro loads it."""

from __future__ import annotations

import json
from pathlib import Path

from ..support.cases import run_code
from ..support.projects import write_project

_NODES = """
from typing import Generic, TypeVar

from pydantic import BaseModel

Number = TypeVar("Number")


class Limits(BaseModel, Generic[Number]):
    most: Number


def times(factor):
    def multiply(text):
        return text * factor
    return multiply


def grow(text, limits: Limits[int]):
    return text * limits.most


def shrink(text, bounds: "Limits[int] | None" = None):
    return text


def shown():
    return "preview"
"""
_PIPELINES = """
    "__default__": pipeline([
        node(times(2), "text", "twice"),
        node(times(3), "text", "thrice", name="triple", preview_fn=shown),
        node(grow, ["text", "params:limits"], "grown", name="grow"),
        node(shrink, ["text", "params:bounds"], "shrunk", name="shrink"),
    ]),
    "other": pipeline([node(times(5), "text", "twice", name="triple")]),
"""
_ASKS = """
import json
import sys

from kedro_to_dagster_runtime.project import KedroProject
from kedro_to_dagster_runtime.registry import (
    configure, registered_function, registered_model, registered_preview
)

project = KedroProject(package_name="tiny_project", anchor=sys.argv[1])
models = [registered_model(project, name).__name__ for name in ("limits", "bounds")]
from kedro.framework import project as kedro_project

before = dict(kedro_project.pipelines)
# Kedro names a node without a name by its function, inputs and outputs.
unnamed = next(node.name for node in before["__default__"].nodes if node.outputs == ["twice"])
functions = [
    registered_function(project, *names)("ha")
    for names in (("__default__", unnamed), ("__default__", "triple"), ("other", "triple"))
]
configure(project)
print(json.dumps([
    *functions, registered_preview(project, "__default__", "triple")(), *models,
    all(kedro_project.pipelines[name] is before[name] for name in before),
]))
"""


def test_functions_previews_and_classes_are_found_by_the_names_of_nodes(tmp_path: Path) -> None:
    project = write_project(
        tmp_path / "project",
        nodes=_NODES,
        pipelines=_PIPELINES,
        parameters="limits: {most: 2}\nbounds: {most: 3}\n",
    )
    asked = run_code(_ASKS, str(project / "x.py"), folder=tmp_path)
    assert json.loads(asked.stdout.splitlines()[-1]) == [
        *("haha", "hahaha", "hahahahaha", "preview"),
        *("Limits[int]", "Limits[int]"),
        # The registry is loaded once.
        True,
    ]
