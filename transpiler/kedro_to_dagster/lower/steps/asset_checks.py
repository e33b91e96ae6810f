"""Asset checks: each validator of the catalog, so that Dagster shows whether the data is valid."""

from __future__ import annotations

from collections.abc import Mapping, Set

from ...codes.validators import NO_CHECK_FOR_NAME, VALIDATED_ONCE_MORE
from ...dagster_model.steps import AssetCheck
from ...dagster_rules import can_have_check
from ...diagnostics import DiagnosticLog
from ...kedro_model.dataset import Dataset
from ...kedro_model.project import Project
from ..datasets.io_managers import io_manager_key
from ..names import bound
from ..names.identifiers import safe_identifier, unique_names
from ..names.naming import Names


def lower_checks(
    project: Project,
    datasets: Mapping[str, Dataset],
    asset_keys: Set[tuple[str, ...]],
    names: Names,
    log: DiagnosticLog,
) -> tuple[AssetCheck, ...]:
    """Make a check of every validator that is enforced on load, in each environment."""
    if not project.settings.validates_datasets:
        return ()
    validated = [
        dataset
        for name, dataset in sorted(datasets.items())
        if names.asset_key(name) in asset_keys
        and _is_enforced_on_load(dataset)
        and all(map(_is_enforced_on_load, project.versions_of(name).values()))
    ]
    checked = [entry for entry in validated if can_have_check(names.asset_key(entry.name))]
    for dataset in validated:
        told = VALIDATED_ONCE_MORE if dataset in checked else NO_CHECK_FOR_NAME
        log.add(told(name=dataset.name), dataset.name, place=dataset.place)
    functions = unique_names(
        [dataset.name for dataset in checked],
        lambda name: safe_identifier(f"{name}_is_valid", bound.CHECKS),
    )
    return tuple(_check(dataset, functions[dataset.name], names) for dataset in checked)


def _is_enforced_on_load(dataset: Dataset) -> bool:
    declared = dataset.validator
    # Data in memory is gone when the step of a check begins.
    if declared is None or dataset.is_memory or dataset.dataset_class.is_own_memory:
        return False
    if not isinstance(declared, dict):
        return True
    modes = declared.get("on", "load")
    return bool(declared.get("enabled", True)) and "load" in modes


def _check(dataset: Dataset, function_name: str, names: Names) -> AssetCheck:
    declared = dataset.validator
    validator = declared.get("class") if isinstance(declared, dict) else declared
    return AssetCheck(
        function_name=function_name,
        key=names.asset_key(dataset.name),
        io_manager_key=io_manager_key(dataset, names),
        validator=str(validator),
    )
