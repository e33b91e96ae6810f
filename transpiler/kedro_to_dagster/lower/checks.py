"""Asset checks: each validator of the catalog, so that Dagster shows whether the data is valid."""

from __future__ import annotations

from dataclasses import replace

from ..model.kedro import Dataset
from ..model.steps import AssetCheck
from . import bound
from .asset_metadata import asset_key, io_manager_key
from .draft import Draft
from .names import safe_identifier, unique_names


def lower_checks(draft: Draft) -> Draft:
    """Make a check of every validator that is enforced on load, in each environment."""
    if not draft.project.settings.validates_datasets:
        return draft
    keys = {
        each.key for asset in draft.assets for each in (output.facts for output in asset.outputs)
    }
    keys |= {each.facts.key for each in draft.external_assets}
    checked = [
        dataset
        for name, dataset in sorted(draft.datasets.items())
        if asset_key(name, draft) in keys
        and _is_enforced_on_load(dataset)
        and all(map(_is_enforced_on_load, draft.versions_of(name).values()))
    ]
    names = unique_names(
        [dataset.name for dataset in checked],
        lambda name: safe_identifier(f"{name}_is_valid", bound.CHECKS),
    )
    checks = [_check(dataset, names[dataset.name], draft) for dataset in checked]
    return replace(draft, checks=tuple(checks))


def _is_enforced_on_load(dataset: Dataset) -> bool:
    declared = dataset.validator
    if declared is None or dataset.is_memory:
        return False
    if not isinstance(declared, dict):
        return True
    modes = declared.get("on", "load")
    return bool(declared.get("enabled", True)) and "load" in modes


def _check(dataset: Dataset, function_name: str, draft: Draft) -> AssetCheck:
    declared = dataset.validator
    validator = declared.get("class") if isinstance(declared, dict) else declared
    return AssetCheck(
        function_name=function_name,
        key=asset_key(dataset.name, draft),
        io_manager_key=str(io_manager_key(dataset, draft)),
        validator=str(validator),
    )
