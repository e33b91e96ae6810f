"""Asset jobs: which assets each one makes, said in a way that seldom has to change."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.jobs import AssetJob, AssetSelection
from ...model.steps import Asset, AssetFacts
from ..draft import Draft, PlannedJob
from ..graph import in_order
from .job_nodes import JobNodes
from .job_settings import job_settings


def asset_job(planned: PlannedJob, nodes: JobNodes, draft: Draft) -> AssetJob:
    """Make a job of the assets of the selected nodes; report the nodes that have none."""
    asset_of = {
        node.identity: asset
        for node, asset in zip(
            (node for node in draft.nodes if node.identity in draft.asset_nodes),
            draft.assets,
            strict=True,
        )
    }
    assets = []
    for node in in_order(planned.pipeline.nodes):
        if node.identity in asset_of:
            assets.append(asset_of[node.identity])
            continue
        draft.log.add(
            "K2D703",
            f"{planned.name} {node.name}",
            f"the asset job '{planned.name}' does not run node '{node.name}', which has no asset.",
            hint="Leave out 'kind: assets' to run it as an op.",
            place=planned.configured.place if planned.configured is not None else None,
        )
    return AssetJob(
        name=draft.names.jobs[planned.name],
        variable=draft.names.job_variables[planned.name],
        pipeline=planned.pipeline.name,
        assets=_selection(assets, planned, draft),
        selection=planned.selection,
        settings=job_settings(planned, draft),
        partitions=nodes.of_run.variable if nodes.of_run else None,
        all_at_once=nodes.all_at_once.variable if nodes.all_at_once else None,
    )


def _selection(assets: list[Asset], planned: PlannedJob, draft: Draft) -> AssetSelection:
    """Modules, tags or groups if these are just the assets; else each by its key."""
    wanted = {output.facts.key for asset in assets for output in asset.outputs}
    for selection in _candidates(assets, planned):
        if set(_selected(selection, draft)) == wanted:
            return selection
    keys = (output.facts.key for asset in assets for output in asset.outputs)
    return AssetSelection(keys=tuple(keys))


def _candidates(assets: list[Asset], planned: PlannedJob) -> Iterator[AssetSelection]:
    yield AssetSelection(modules=tuple(sorted({asset.module for asset in assets})))
    if planned.selection.tags:
        yield AssetSelection(tags=planned.selection.tags)
    if planned.selection.namespaces:
        yield AssetSelection(groups=tuple(sorted({asset.group for asset in assets})))


def _selected(selection: AssetSelection, draft: Draft) -> Iterator[tuple[str, ...]]:
    """The keys of all assets that a selection of the whole package has; external ones too."""
    for asset in draft.assets:
        for output in asset.outputs:
            if asset.module in selection.modules or _is_selected(output.facts, selection):
                yield output.facts.key
    for external in draft.external_assets:
        if _is_selected(external.facts, selection):
            yield external.facts.key


def _is_selected(facts: AssetFacts, selection: AssetSelection) -> bool:
    is_tagged = any((tag, "") in facts.tags for tag in selection.tags)
    return is_tagged or facts.group in selection.groups
