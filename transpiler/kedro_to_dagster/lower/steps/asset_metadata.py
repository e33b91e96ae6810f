"""What Dagster shows of an asset: key, group, kinds, and what the dataset's `metadata` says."""

from __future__ import annotations

import re
from typing import Any

from ...codes.datasets import METADATA_UNFIT
from ...dagster_model.steps import AssetMetadata
from ...dagster_rules import KIND, MAX_KINDS, OWNER, TAG_KEY, TAG_VALUE
from ...diagnostics import DiagnosticLog
from ...kedro_model.dagster_yml import AssetSettings
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import untranscoded
from ...kedro_model.place import Place
from ...literals import is_configurable
from ..datasets.io_managers import io_manager_key
from ..names.identifiers import identifier
from ..names.naming import Names

_KNOWN = ("description", "group_name", "owners", "tags", "kinds", "partitions")


def asset_metadata(
    dataset: Dataset,
    group: str,
    node_tags: tuple[str, ...],
    settings: AssetSettings | None,
    names: Names,
    log: DiagnosticLog,
) -> AssetMetadata:
    """Collect what is known of a dataset for its asset."""
    declared = dict(dataset.metadata)
    declared.pop("dagster", None)
    if settings is not None:
        declared.update(settings.metadata)
    viz = declared.pop("kedro-viz", None)
    tags = dict.fromkeys(node_tags, "")
    if isinstance(viz, dict) and isinstance(viz.get("layer"), str):
        tags["layer"] = viz["layer"]
    tags.update(_tags(declared.get("tags")))
    chosen_group = _group(dataset, declared.get("group_name"), log)
    description = declared.get("description")
    return AssetMetadata(
        key=names.asset_key(dataset.name),
        dataset=dataset.name,
        io_manager_key=io_manager_key(dataset, names),
        group=chosen_group or group,
        description=description.strip() if isinstance(description, str) else None,
        kinds=_kinds(dataset, declared.get("kinds"), names, log),
        owners=_owners(dataset, declared.get("owners"), log),
        tags=valid_tags(f"dataset '{dataset.name}'", tags, dataset.place, log),
        entries=tuple(
            (str(key), value)
            for key, value in declared.items()
            if key not in _KNOWN and is_configurable(value)
        ),
        automation=settings.automation if settings is not None else None,
        freshness=settings.freshness if settings is not None else None,
    )


def group_name(path: str) -> str:
    """The group of a namespace or of metadata: groups of Dagster may be in others, as `a/b`."""
    return "/".join(identifier(part) for part in re.split(r"[./]", path) if part)


def _group(dataset: Dataset, declared: Any, log: DiagnosticLog) -> str | None:
    if not isinstance(declared, str):
        return None
    group = group_name(declared)
    if not group:
        _report(f"dataset '{dataset.name}'", f"the group '{declared}'", dataset.place, log)
    return group


def _tags(declared: Any) -> dict[str, str]:
    if isinstance(declared, dict):
        return {str(key): "" if value is None else str(value) for key, value in declared.items()}
    if isinstance(declared, (list, tuple)):
        return {str(key): "" for key in declared}
    return {declared: ""} if isinstance(declared, str) else {}


def valid_tags(
    subject: str, tags: dict[str, str], place: Place | None, log: DiagnosticLog
) -> tuple[tuple[str, str], ...]:
    """The tags that Dagster takes; the others are reported."""
    valid = {}
    for key, value in sorted(tags.items()):
        if TAG_KEY.match(key) and TAG_VALUE.match(value):
            valid[key] = value
        else:
            tag = f"{key}: {value}" if value else key
            _report(subject, f"the tag '{tag}'", place, log)
    return tuple(valid.items())


def _owners(dataset: Dataset, declared: Any, log: DiagnosticLog) -> tuple[str, ...]:
    owners = [declared] if isinstance(declared, str) else declared
    owners = owners if isinstance(owners, list) else []
    valid = []
    for owner in owners:
        if isinstance(owner, str) and OWNER.match(owner):
            valid.append(owner)
        else:
            _report(f"dataset '{dataset.name}'", f"the owner '{owner}'", dataset.place, log)
    return tuple(valid)


def _report(subject: str, what: str, place: Place | None, log: DiagnosticLog) -> None:
    log.add(METADATA_UNFIT(what=what, subject=subject), subject, place=place)


def _kinds(dataset: Dataset, declared: Any, names: Names, log: DiagnosticLog) -> tuple[str, ...]:
    """`pandas.CSVDataset` → csv, pandas; those of the metadata come on top.

    Its type tells nothing of a dataset that an I/O manager of one's own stores.
    """
    is_own = untranscoded(dataset.name) in names.own_io_managers
    kinds = set() if dataset.is_nothing or is_own else _kinds_of_type(dataset)
    kinds = {kind for kind in kinds if KIND.match(kind)}
    for kind in map(str, declared if isinstance(declared, (list, tuple)) else ()):
        if KIND.match(kind) and len(kinds | {kind}) <= MAX_KINDS:
            kinds.add(kind)
        else:
            _report(f"dataset '{dataset.name}'", f"the kind '{kind}'", dataset.place, log)
    return tuple(sorted(kinds))


def _kinds_of_type(dataset: Dataset) -> set[str]:
    kind = dataset.dataset_class
    if kind.module.startswith("kedro_mlflow."):
        return {"mlflow"}
    inner = dict(dataset.arguments).get("dataset")
    if isinstance(inner, dict):
        inner = inner.get("type")
    if isinstance(inner, str):
        # Partitioned, cached and the like: what counts is what they hold.
        parts = inner.removeprefix("kedro_datasets.").split(".")
        return _words(parts[-1], parts[-2] if len(parts) > 1 else None)
    library = kind.module.split(".")[1] if kind.module.startswith("kedro_datasets.") else None
    return _words(kind.name, library)


def _words(class_name: str, library: str | None) -> set[str]:
    """A word for the format, and one for the library unless the format's name has it."""
    stem = (re.sub(r"Data[sS]et$", "", class_name) or class_name).lower()
    if library is None or stem.startswith(library.lower().rstrip("s")):
        return {stem}
    return {stem, library.lower()}
