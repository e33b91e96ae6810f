"""Reports what a project has and the package does not: nothing is dropped in silence."""

from __future__ import annotations

from .computations import preview_function
from .draft import Draft


def report_untranslated(draft: Draft) -> Draft:
    """Report features of nodes, datasets and the project that have no translation."""
    for node in draft.nodes:
        if node.preview is not None and preview_function(node, draft) is None:
            draft.log.add(
                "K2D203",
                node.name,
                f"the preview function of node '{node.name}' is left out.",
                hint="Only a function that can be imported by name, of a node that has outputs and neither "
                "confirms datasets nor generates several outputs, is called.",
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
    if draft.project.hooks:
        draft.log.add(
            "K2D601",
            "hooks",
            f"the hooks of {', '.join(draft.project.hooks)} are not called.",
        )
    return draft
