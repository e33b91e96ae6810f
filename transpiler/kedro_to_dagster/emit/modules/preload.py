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
    source.add([spaced(statement(call("prepare", [arg(literal(package.name))])))])
    return source.text()
