"""Reports what a project has and the package does not: nothing is dropped in silence."""

from __future__ import annotations

from .draft import Draft


def report_untranslated(draft: Draft) -> Draft:
    """Report features of nodes, datasets and the project that have no translation."""
    for node in draft.nodes:
        if node.confirms:
            names = ", ".join(f"'{name}'" for name in node.confirms)
            draft.log.add(
                "K2D204",
                node.name,
                f"node '{node.name}' confirms {names}; the package does not.",
                hint="An IncrementalDataset starts from the same checkpoint again.",
                place=node.function.place,
            )
        if node.has_preview:
            draft.log.add(
                "K2D203",
                node.name,
                f"the preview function of node '{node.name}' is left out.",
                place=node.function.place,
            )
    for dataset in draft.datasets.values():
        if dataset.validator is not None:
            draft.log.add(
                "K2D303",
                dataset.name,
                f"the validator of dataset '{dataset.name}' is not enforced.",
                place=dataset.place,
            )
    if draft.project.hooks:
        draft.log.add(
            "K2D601",
            "hooks",
            f"the hooks of {', '.join(draft.project.hooks)} are not called.",
        )
    return draft
