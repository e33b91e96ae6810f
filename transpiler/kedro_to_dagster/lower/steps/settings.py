"""What is said of single assets and nodes beyond what Kedro knows, in the catalog and in `dagster.yml`."""

from __future__ import annotations

from collections.abc import Mapping

from ...dagster_model.runs import StepSettings
from ...kedro_model.dagster_yml import AssetSettings, NodeSettings
from ...kedro_model.node import Node, NodeId
from ...kedro_model.project import Project


def asset_settings(project: Project) -> dict[str, AssetSettings]:
    """What is said of each dataset; where both files say something, `dagster.yml` wins."""
    settings = {asset.dataset: asset for asset in project.asset_settings}
    for asset in project.orchestration.assets if project.orchestration else ():
        known = settings.get(asset.dataset)
        settings[asset.dataset] = asset if known is None else _merged(known, asset)
    return settings


def _merged(first: AssetSettings, second: AssetSettings) -> AssetSettings:
    return AssetSettings(
        dataset=second.dataset,
        metadata=tuple({**dict(first.metadata), **dict(second.metadata)}.items()),
        automation=second.automation or first.automation,
        freshness=second.freshness or first.freshness,
    )


def node_settings(project: Project) -> dict[str, NodeSettings]:
    """What is said of each node, by its name."""
    if project.orchestration is None:
        return {}
    return {settings.node: settings for settings in project.orchestration.nodes}


def step_settings(node: Node, settings: Mapping[NodeId, NodeSettings]) -> StepSettings | None:
    """How the node's op and asset are run, if that is said."""
    own = settings.get(node.identity)
    if own is None:
        return None
    return StepSettings(retry_policy=own.retry_policy, pool=own.pool)
