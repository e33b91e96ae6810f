"""Reads the I/O managers of `dagster.yml`: one's own, each with the datasets that it is for."""

from __future__ import annotations

import fnmatch
from collections.abc import Collection, Mapping
from typing import Any

from ...codes.dagster_yml import DATASETS_FIT_NOTHING
from ...diagnostics import DiagnosticLog
from ...kedro_model.dagster_yml import ConfiguredIOManager
from ..config.places import Places
from .by_path import IO_MANAGER, ByPath, find_by_path
from .checking import NameList, parse
from .settings import check_known

# Stands for all datasets that live in memory.
MEMORY = "__memory__"
_WILDCARDS = frozenset("*?[")


class IOManagerOptions(ByPath):
    """The path of an I/O manager, its configuration, and what it loads and saves."""

    datasets: NameList


def read_io_managers(
    section: Mapping[str, Any], datasets: Collection[str], places: Places, log: DiagnosticLog
) -> tuple[ConfiguredIOManager, ...]:
    """The I/O managers; `datasets` are those of all registered nodes.

    A dataset that is named belongs to the last entry that names it, else to the last with a pattern
    that fits it.

    Raises:
        UsageError: If an entry is not valid, or there is no such dataset.
    """
    entries = {
        name: parse(IOManagerOptions, entry, ("io_managers", name), places)
        for name, entry in section.items()
    }
    owners: dict[str, str] = {}
    for is_pattern in (True, False):
        for name, options in entries.items():
            for pattern in options.datasets:
                if pattern != MEMORY and bool(_WILDCARDS & set(pattern)) is is_pattern:
                    fitting = _fitting(name, pattern, datasets, places, log)
                    owners.update(dict.fromkeys(fitting, name))
    return tuple(
        _io_manager(
            name, options, [dataset for dataset in owners if owners[dataset] == name], places, log
        )
        for name, options in entries.items()
    )


def _fitting(
    name: str, pattern: str, datasets: Collection[str], places: Places, log: DiagnosticLog
) -> list[str]:
    path = ("io_managers", name, "datasets")
    if not _WILDCARDS & set(pattern):
        check_known("dataset", pattern, datasets, path, places)
    fitting = sorted(dataset for dataset in datasets if fnmatch.fnmatchcase(dataset, pattern))
    if not fitting:
        log.add(
            DATASETS_FIT_NOTHING(pattern=pattern, name=name),
            name,
            place=places.of(*path),
        )
    return fitting


def _io_manager(
    name: str, options: IOManagerOptions, datasets: list[str], places: Places, log: DiagnosticLog
) -> ConfiguredIOManager:
    path = ("io_managers", name)
    found = find_by_path(IO_MANAGER, options, path, places, log)
    return ConfiguredIOManager(
        name=name,
        path=options.path,
        config=tuple(options.config.items()),
        datasets=tuple(datasets),
        is_for_memory=MEMORY in options.datasets,
        is_definition=found is not None and not isinstance(found, type),
        place=places.of(*path),
    )
