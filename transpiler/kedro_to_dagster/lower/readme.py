"""What the README says of the project: which pipelines read from which, and how the package differs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from ..codes import DIAGNOSTICS
from ..dagster_model.readme import Edge
from ..diagnostics import Diagnostic, Severity
from ..kedro_model.node import Node, is_parameter, untranscoded

# How many subjects of one code the README names.
_SHOWN = 3
# What stands for the datasets that no node writes: the module of their assets.
EXTERNAL = "external"
# A picture with more is no help, and Mermaid draws none of more than 500.
_MOST_EDGES = 60


def lineage(nodes: Iterable[Node], module_of: Callable[[Node], str]) -> tuple[Edge, ...]:
    """The pipelines that read what other ones write, by the modules of their nodes.

    Where there are too many, those that only tell that something from outside is read are left out, and
    then all.
    """
    nodes = tuple(nodes)
    writers: defaultdict[str, set[str]] = defaultdict(set)
    for node in nodes:
        for output in node.outputs:
            writers[untranscoded(output.dataset)].add(module_of(node))
    edges = {
        Edge(source=source, target=module_of(node))
        for node in nodes
        for binding in node.inputs
        if not is_parameter(binding.dataset)
        for source in writers.get(untranscoded(binding.dataset), {EXTERNAL})
        if source != module_of(node)
    }
    if len(edges) > _MOST_EDGES:
        edges = {edge for edge in edges if edge.source != EXTERNAL}
    if len(edges) > _MOST_EDGES or not any(edge.source != EXTERNAL for edge in edges):
        return ()
    return tuple(
        sorted(edges, key=lambda edge: (edge.source != EXTERNAL, edge.source, edge.target))
    )


def differences(diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
    """What the README says of how the package differs from the project: a line for each code.

    Places are left out, so that it does not change with each line of the project.
    """
    by_code: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        if diagnostic.severity is not Severity.NOTE:
            by_code[diagnostic.code].append(diagnostic)
    return tuple(_difference(code, by_code[code]) for code in DIAGNOSTICS if code in by_code)


def _difference(code: str, diagnostics: list[Diagnostic]) -> str:
    if len(diagnostics) == 1:
        (diagnostic,) = diagnostics
        return f"{code} {diagnostic.severity.value}: {diagnostic.message}"
    row = DIAGNOSTICS[code]
    subjects = list(dict.fromkeys(diagnostic.subject for diagnostic in diagnostics))
    shown = ", ".join(f"`{subject}`" for subject in subjects[:_SHOWN])
    more = f" and {len(subjects) - _SHOWN} more" if len(subjects) > _SHOWN else ""
    return f"{code} {row.severity.value}: {row.title}: {shown}{more}."
