"""`preload.py`: what the steps of a run in several processes need, made once, before they fork."""

from __future__ import annotations

from ...dagster_model.package import Package
from ..code.layout import Layout
from ..code.source import Source
from ..code.syntax import arg, call, literal, spaced, statement


def emit_preload(package: Package, layout: Layout) -> str:
    """The text of the module that steps fork after."""
    source = Source(doc="What the steps of a run need: loaded once, before their processes fork.")
    layout.import_runtime(source, "processes", "prepare")
    assert package.preload is not None
    classes = [f"{module}:{class_name}" for module, class_name in package.preload.classes]
    names = [f"{package.name}.definitions", *package.preload.modules, *classes]
    preparing = call("prepare", [arg(literal(name)) for name in names], exploded=True)
    source.add([spaced(statement(preparing))])
    return source.text()
