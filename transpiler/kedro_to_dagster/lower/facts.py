"""What Dagster shows of an asset: key, group, kinds, and what the dataset's `metadata` says."""

from __future__ import annotations

import re
from typing import Any

from ..model.kedro import Dataset, untranscoded
from ..model.steps import AssetFacts
from .datasets import has_own_io_manager
from .draft import Draft
from .names import identifier
from .values import is_configurable

# Dagster's rules (dagster._utils.tags, dagster._core.definitions.utils).
_TAG_KEY = re.compile(r"^([A-Za-z0-9_.-]{1,63}/)?[A-Za-z0-9_.-]{1,63}$")
_TAG_VALUE = re.compile(r"^[A-Za-z0-9_.-]{0,63}$")
_OWNER = re.compile(r"^(team:.+|[^@\s]+@[^@\s]+\.[^@\s]+)$")
_MAX_KINDS = 10
_KNOWN = ("description", "group_name", "owners", "tags", "kinds", "partitions")


def asset_key(dataset: str) -> tuple[str, ...]:
    """Asset key of a dataset: its dotted path, the same for all its transcoded views."""
    return tuple(untranscoded(dataset).split("."))


def io_manager_key(dataset: Dataset, draft: Draft) -> str | None:
    """Key of the dataset's own I/O manager; None where the default one serves."""
    return draft.names.io_manager_keys[dataset.name] if has_own_io_manager(dataset) else None


def asset_facts(
    dataset: Dataset, group: str, node_tags: tuple[str, ...], draft: Draft
) -> AssetFacts:
    """Collect what is known of a dataset for its asset."""
    given = dict(dataset.metadata)
    given.pop("dagster", None)
    extras = draft.asset_extras.get(untranscoded(dataset.name))
    if extras is not None:
        given.update(extras.metadata)
    viz = given.pop("kedro-viz", None)
    tags = dict.fromkeys(node_tags, "")
    if isinstance(viz, dict) and isinstance(viz.get("layer"), str):
        tags["layer"] = viz["layer"]
    tags.update(_tags(given.get("tags")))
    chosen_group = given.get("group_name")
    description = given.get("description")
    return AssetFacts(
        key=asset_key(dataset.name),
        dataset=dataset.name,
        io_manager_key=io_manager_key(dataset, draft),
        group=identifier(chosen_group) if isinstance(chosen_group, str) else group,
        description=description.strip() if isinstance(description, str) else None,
        kinds=_kinds(dataset, given.get("kinds")),
        owners=_owners(dataset, given.get("owners"), draft),
        tags=_valid_tags(dataset, tags, draft),
        metadata=tuple(
            (str(key), value)
            for key, value in given.items()
            if key not in _KNOWN and is_configurable(value)
        ),
        automation=extras.automation if extras is not None else None,
        freshness=extras.freshness if extras is not None else None,
        is_nothing=dataset.is_nothing,
    )


def _tags(given: Any) -> dict[str, str]:
    if isinstance(given, dict):
        return {str(key): "" if value is None else str(value) for key, value in given.items()}
    if isinstance(given, (list, tuple)):
        return {str(key): "" for key in given}
    return {given: ""} if isinstance(given, str) else {}


def _valid_tags(
    dataset: Dataset, tags: dict[str, str], draft: Draft
) -> tuple[tuple[str, str], ...]:
    valid = {}
    for key, value in sorted(tags.items()):
        if _TAG_KEY.match(key) and _TAG_VALUE.match(value):
            valid[key] = value
        else:
            _report(dataset, f"the tag '{key}: {value}'", draft)
    return tuple(valid.items())


def _owners(dataset: Dataset, given: Any, draft: Draft) -> tuple[str, ...]:
    owners = [given] if isinstance(given, str) else given if isinstance(given, list) else []
    valid = []
    for owner in owners:
        if isinstance(owner, str) and _OWNER.match(owner):
            valid.append(owner)
        else:
            _report(dataset, f"the owner '{owner}'", draft)
    return tuple(valid)


def _report(dataset: Dataset, what: str, draft: Draft) -> None:
    draft.log.add(
        "K2D306",
        dataset.name,
        f"{what} of dataset '{dataset.name}' does not fit Dagster's rules; it is left out.",
        hint="Owners are e-mail addresses or 'team:name'; tags have letters, digits and '_', '-', '.'.",
        place=dataset.place,
    )


def _kinds(dataset: Dataset, given: Any) -> tuple[str, ...]:
    """`pandas.CSVDataset` → csv, pandas; those of the metadata come on top."""
    kind = dataset.dataset_class
    if dataset.is_nothing:
        return tuple(sorted(map(str, given)))[:_MAX_KINDS] if isinstance(given, list) else ()
    stem = re.sub(r"Data[sS]et$", "", kind.name) or kind.name
    kinds = {stem.lower()}
    if kind.module.startswith("kedro_datasets."):
        library = kind.module.split(".")[1].lower()
        if not stem.lower().startswith(library.rstrip("s")):
            kinds.add(library)
    if isinstance(given, (list, tuple)):
        kinds.update(str(each) for each in given)
    return tuple(sorted(kinds))[:_MAX_KINDS]
