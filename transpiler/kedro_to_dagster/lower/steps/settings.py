"""What is said of single assets and nodes beyond what Kedro knows, in the catalog and in `dagster.yml`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...model.kedro import Node
from ...model.orchestration import AssetExtras
from ...model.running import StepSettings
from ..draft import Draft


def collect_extras(draft: Draft) -> Draft:
    """Index the extras by dataset and node; where both files say something, `dagster.yml` wins."""
    assets = {each.dataset: each for each in draft.project.asset_extras}
    orchestration = draft.project.orchestration
    if orchestration is None:
        return replace(draft, asset_extras=assets)
    for each in orchestration.assets:
        assets[each.dataset] = (
            _merged(assets[each.dataset], each) if each.dataset in assets else each
        )
    return replace(
        draft,
        asset_extras=assets,
        node_extras={each.node: each for each in orchestration.nodes},
    )


def _merged(first: AssetExtras, second: AssetExtras) -> AssetExtras:
    return AssetExtras(
        dataset=second.dataset,
        metadata=tuple({**dict(first.metadata), **dict(second.metadata)}.items()),
        automation=second.automation or first.automation,
        freshness=second.freshness or first.freshness,
    )


def step_tags(node: Node, draft: Draft) -> dict[str, Any]:
    """The tags that executors and Dagster's queue read, such as `dagster-k8s/config`."""
    extras = draft.node_extras.get(node.name)
    return {} if extras is None else dict(extras.tags)


def step_settings(node: Node, draft: Draft) -> StepSettings | None:
    """How the node's op and asset are run, if that is said."""
    extras = draft.node_extras.get(node.name)
    if extras is None:
        return None
    return StepSettings(retry_policy=extras.retry_policy, pool=extras.pool)
