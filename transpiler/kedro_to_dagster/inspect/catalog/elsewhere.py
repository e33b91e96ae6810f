"""Finds the environments that have what the catalog of this one lacks."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from kedro.io import CatalogConfigResolver

from ...kedro_model.dataset import Dataset
from ..config.places import find_places


def with_elsewhere(
    datasets: tuple[Dataset, ...],
    patterns: Iterable[str],
    project: Path,
    conf: Path,
    read_environments: Iterable[str],
) -> tuple[Dataset, ...]:
    """Note for each dataset that no entry describes which other environments have one for it.

    Only the keys of their catalogs are read, and no value is resolved.
    """
    if all(dataset.declared for dataset in datasets) or not conf.is_dir():
        return datasets
    folders = {
        folder.name for folder in conf.iterdir() if folder.is_dir() and folder.name[0] != "."
    }
    resolvers = {
        name: _resolver(patterns, project, conf, name)
        for name in sorted(folders - {*read_environments})
    }
    return tuple(
        dataset
        if dataset.declared
        else replace(
            dataset,
            elsewhere=tuple(
                name for name, resolver in resolvers.items() if _has(dataset.name, resolver)
            ),
        )
        for dataset in datasets
    )


def _resolver(
    patterns: Iterable[str], project: Path, conf: Path, environment: str
) -> CatalogConfigResolver | None:
    entries = find_places(patterns, project, conf, [environment]).top_level
    with suppress(Exception):
        return CatalogConfigResolver({name: {"type": "unknown"} for name in entries}, {}, {})
    return None


def _has(name: str, resolver: CatalogConfigResolver | None) -> bool:
    if resolver is None:
        return False
    return (
        name in resolver.config
        or resolver.match_dataset_pattern(name) is not None
        or resolver.match_user_catch_all_pattern(name) is not None
    )
