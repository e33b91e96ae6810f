"""The I/O manager of each dataset: one of its own, or one that it shares with others."""

from __future__ import annotations

from ...kedro_model.dataset import Dataset
from ...kedro_model.node import untranscoded
from ...kedro_model.project import Project
from ..names.bound import MEMORY_IO_MANAGER, NOTHING_IO_MANAGER
from ..names.naming import Names


def datasets_of(project: Project) -> dict[str, Dataset]:
    """Each dataset as the first environment has it that stores it: the assets are made for that."""
    datasets = {dataset.name: dataset for dataset in project.datasets}
    for environment in project.other_environments:
        for dataset in environment.datasets:
            if has_own_io_manager(dataset) and not has_own_io_manager(datasets[dataset.name]):
                datasets[dataset.name] = dataset
    return datasets


def has_own_io_manager(dataset: Dataset) -> bool:
    """Whether a dataset has an entry among the resources; the others share the default I/O manager."""
    if dataset.is_nothing:
        return False
    has_setting = dataset.validator is not None or dataset.keep is not None
    is_special = bool(dataset.arguments) or has_setting
    return not dataset.is_memory or is_special


def io_manager_key(dataset: Dataset, names: Names) -> str:
    """Key of the dataset's own I/O manager, or of the one that it shares."""
    translated = names.own_io_managers.get(untranscoded(dataset.name))
    if translated is not None:
        return translated
    if dataset.is_nothing:
        return NOTHING_IO_MANAGER
    if not has_own_io_manager(dataset):
        return MEMORY_IO_MANAGER
    return names.io_manager_keys[dataset.name]
