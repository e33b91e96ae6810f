"""Asset jobs: which assets each one makes, said in a way that seldom has to change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...codes.dagster_yml import NODE_NOT_IN_ASSET_JOB
from ...dagster_model.jobs import AssetJob, AssetSelection
from ...dagster_model.runs import JobSettings
from ...dagster_model.steps import Asset, AssetMetadata
from ...diagnostics import DiagnosticLog
from ..graph import DEFAULT_PIPELINE, in_order
from ..names.naming import Names
from ..planned_jobs import PlannedJob
from ..steps.steps import Steps
from .runnable_jobs import RunnableJob


def asset_job(
    job: RunnableJob,
    settings: JobSettings,
    names: Names,
    steps: Steps,
    log: DiagnosticLog,
    *,
    is_whole: bool,
) -> AssetJob:
    """Make a job of the assets of the selected nodes; report the nodes that have none.

    The folder of assets is selected as one only where the project `is_whole`: else it has modules that
    Dagster does not load.
    """
    planned, nodes = job.planned, job.nodes
    assets: dict[str, Asset] = {}
    for node in in_order(planned.pipeline.nodes):
        if node.identity in steps.assets:
            asset = steps.assets[node.identity]
            assets.setdefault(asset.op_name, asset)
            continue
        log.add(
            NODE_NOT_IN_ASSET_JOB(job=planned.name, node=node.name),
            f"{planned.name} {node.name}",
            place=planned.place,
        )
    return AssetJob(
        name=names.jobs[planned.name],
        configured_as=planned.name,
        module=names.job_modules[planned.name],
        variable=names.job_variables[planned.name],
        pipeline=planned.pipeline.name,
        assets=_selection(assets.values(), planned, steps, is_whole=is_whole),
        selection=planned.selection,
        settings=settings,
        partitions=nodes.of_run.variable if nodes.of_run else None,
        all_at_once=nodes.all_at_once.variable if nodes.all_at_once else None,
    )


def _selection(
    assets: Iterable[Asset], planned: PlannedJob, steps: Steps, *, is_whole: bool
) -> AssetSelection:
    """Modules, tags or groups if these are just the assets; else each by its key."""
    assets = tuple(assets)
    keys = tuple(output.metadata.key for asset in assets for output in asset.outputs)
    candidates = list(_candidates(assets, planned))
    is_default = planned.pipeline.name == DEFAULT_PIPELINE and not planned.selection.filters
    if is_whole and is_default:
        candidates = [*_most_modules(assets, steps), *candidates]
    for selection in candidates:
        if set(_selected(selection, steps)) == set(keys):
            return selection
    return AssetSelection(keys=keys)


def _most_modules(assets: tuple[Asset, ...], steps: Steps) -> Iterator[AssetSelection]:
    """All modules, or all but few, which a further pipeline changes nothing of."""
    modules = {asset.module for asset in assets}
    others = {asset.module for asset in steps.every_asset} - modules
    if len(others) < len(modules):
        yield AssetSelection(all_but=tuple(sorted(others)))


def _candidates(assets: tuple[Asset, ...], planned: PlannedJob) -> Iterator[AssetSelection]:
    yield AssetSelection(modules=tuple(sorted({asset.module for asset in assets})))
    if planned.selection.tags:
        yield AssetSelection(tags=planned.selection.tags)
    if planned.selection.namespaces:
        yield AssetSelection(groups=tuple(sorted({asset.group for asset in assets})))


def _selected(selection: AssetSelection, steps: Steps) -> Iterator[tuple[str, ...]]:
    """The keys of all assets that a selection of the whole package has; external ones too."""
    for asset in steps.every_asset:
        for output in asset.outputs:
            if _has_module(selection, asset.module) or _is_selected(output.metadata, selection):
                yield output.metadata.key
    for external in steps.external_assets:
        if _is_selected(external.metadata, selection):
            yield external.metadata.key


def _has_module(selection: AssetSelection, module: str) -> bool:
    is_left = selection.all_but is not None and module not in selection.all_but
    return is_left or module in selection.modules


def _is_selected(metadata: AssetMetadata, selection: AssetSelection) -> bool:
    is_tagged = any((tag, "") in metadata.tags for tag in selection.tags)
    return is_tagged or metadata.group in selection.groups
