"""Reports what a project has and the package does not: nothing is dropped in silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..diagnostics import CODES, Diagnostic, Severity
from .draft import Draft

# How many subjects of one code the README names.
_SHOWN = 3


def report_untranslated(draft: Draft) -> Draft:
    """Report features of nodes, datasets and the project that have no translation."""
    for node in draft.nodes:
        if node.preview is not None and not bool(node.outputs):
            draft.log.add(
                "K2D203",
                node.name,
                f"the preview function of node '{node.name}' is left out.",
                hint="It is shown with the outputs of a node, and this one has none.",
                place=node.function.place,
            )
    for model in draft.project.parameter_models:
        if model.module is None:
            draft.log.add(
                "K2D206",
                model.path,
                f"the class '{model.qualname}' of parameter '{model.path}' cannot be imported by name; "
                "the node gets the plain value.",
                hint="Define it at the top level of a module.",
            )
    return draft


def differences(diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
    """What the README says of how the package differs from the project: a line for each code.

    Places are left out, so that it does not change with each line of the project.
    """
    by_code: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        if diagnostic.severity is not Severity.NOTE:
            by_code[diagnostic.code].append(diagnostic)
    return tuple(_difference(code, by_code[code]) for code in sorted(by_code))


def _difference(code: str, diagnostics: list[Diagnostic]) -> str:
    if len(diagnostics) == 1:
        (diagnostic,) = diagnostics
        return f"{code} {diagnostic.severity.value}: {diagnostic.message}"
    severity, title = CODES[code]
    subjects = list(dict.fromkeys(diagnostic.subject for diagnostic in diagnostics))
    shown = ", ".join(f"`{subject}`" for subject in subjects[:_SHOWN])
    more = f" and {len(subjects) - _SHOWN} more" if len(subjects) > _SHOWN else ""
    return f"{code} {severity.value}: {title}: {shown}{more}."
