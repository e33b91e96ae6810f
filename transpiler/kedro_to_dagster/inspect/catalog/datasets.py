"""Resolves the catalog's configuration of each dataset, as Kedro would, and makes none of them."""

from __future__ import annotations

import copy
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from kedro.config import MissingConfigException
from kedro.io import CatalogConfigResolver
from kedro.io.core import TYPE_KEY, VERSIONED_FLAG_KEY, DatasetError

from ...codes.datasets import (
    CATALOG_NOT_READ,
    CATALOG_NOT_VALID,
    CREDENTIALS_IN_CATALOG,
    CREDENTIALS_LOOKED_UP,
    DATASET_KEY_NO_TEXT,
    DATASET_NEEDS_PARAMETER,
    DATASET_NEEDS_VALUE,
    DATASET_NO_MAPPING,
    DATASET_OF_RESOLVER,
    DATASET_TYPE_NO_NAME,
    DATASET_WITHOUT_TYPE,
    SHARED_MEMORY,
)
from ...diagnostics import DiagnosticLog
from ...kedro_model.dataset import (
    CredentialsReference,
    Dataset,
    DatasetClass,
    OpenValue,
    open_values_in,
)
from ...kedro_model.deferred import DeferredValue, Source, SourceKind, deferred_values_in
from ...kedro_model.place import Place
from ..code.lifting import CannotLiftError, Lifter
from ..code.paths import is_importable
from ..config.causes import cause_of
from ..config.configuration import Configuration, Marks
from ..config.mistakes import mistake_in
from ..config.places import Places
from ..config.private import Privacy, looked_up_value
from .dataset_classes import find_class
from .dataset_mistakes import (
    refuse_validators,
    report_arguments,
    report_credentials,
    report_credentials_of_unused,
)
from .partitions import NOTHING, PARTITION_KEYS, PARTITIONED, stands_for, take_partitions

_VALIDATOR_KEY = "validator"
# What a run cannot decide.
_SETTLED = (VERSIONED_FLAG_KEY, "version", "metadata", _VALIDATOR_KEY)
# What the generated code is made from.
_OF_CODE = (TYPE_KEY, *_SETTLED, "partition", *PARTITION_KEYS)


def inspect_datasets(
    names: Iterable[str],
    configuration: Configuration,
    runtime_patterns: Any,
    places: Places,
    lifter: Lifter,
    log: DiagnosticLog,
    privacy: Privacy | None = None,
    credentials: Iterable[str] = (),
) -> tuple[Dataset, ...]:
    """Resolve the named datasets; `privacy` tells what of them a run looks up.

    `credentials` are the entries of credentials.yml, by name.

    Raises:
        ProjectError: If the catalog cannot be read, or an entry is not valid.
    """
    try:
        catalog = dict(configuration["catalog"])
    except MissingConfigException:
        catalog = {}
    except Exception as error:
        command = "kedro catalog describe-datasets"
        mistake = mistake_in(error, places, command)
        raise CATALOG_NOT_READ(mistake=mistake.message, hint=mistake.hint) from error
    for name, entry in catalog.items():
        if not isinstance(entry, dict):
            is_deferred = isinstance(configuration.marks.in_place(entry), DeferredValue)
            mistake_of = DATASET_OF_RESOLVER if is_deferred else DATASET_NO_MAPPING
            raise mistake_of(place=places.of(name) or "catalog", entry=name)
    refuse_validators(catalog, places)
    entries = {name: _without_secrets(name, entry, places, log) for name, entry in catalog.items()}
    known = frozenset(credentials)
    try:
        resolver = CatalogConfigResolver(entries, {}, runtime_patterns)
        used = {str(_entry(name, resolver)) for name in names}
        report_credentials_of_unused(catalog, used, known, places, log)
        _refuse_without_type(resolver.config, places)
        return tuple(
            _dataset(name, resolver, configuration.marks, places, privacy, lifter, known, log)
            for name in names
        )
    except DatasetError as error:
        raise CATALOG_NOT_VALID(cause=cause_of(error, places.project)) from error


def _refuse_without_type(entries: Mapping[str, Any], places: Places) -> None:
    """Refuse an entry without a type, as Kedro does also where no node uses it."""
    for entry, config in entries.items():
        if isinstance(config, dict) and TYPE_KEY not in config:
            raise DATASET_WITHOUT_TYPE(place=places.of(entry) or "catalog", entry=entry)


def _without_secrets(
    name: str, entry: dict[str, Any], places: Places, log: DiagnosticLog
) -> dict[str, Any]:
    """Replace credentials, by name or in place, by references, so that no value goes further."""

    def replace(key: str, value: Any, *path: str) -> Any:
        if key == "credentials" and isinstance(value, str):
            return CredentialsReference(name=value)
        if key == "credentials" and value:
            reference = CredentialsReference(name=_written_name(name, *path), is_written=True)
            log.add(
                CREDENTIALS_IN_CATALOG(name=name, credentials=reference.name),
                name,
                place=places.of(name, *path, "credentials") or places.of(name),
            )
            return reference
        if isinstance(value, dict):
            return {
                inner_key: replace(inner_key, inner, *path, str(key))
                for inner_key, inner in value.items()
            }
        # Kedro leaves what stands in a list alone, so that a run looks it up.
        if isinstance(value, list) and _holds_credentials(value):
            log.add(
                CREDENTIALS_LOOKED_UP(name=name),
                name,
                place=places.of(name, key) or places.of(name),
            )
        return value

    return {key: replace(key, value) for key, value in copy.deepcopy(entry).items()}


def _holds_credentials(value: Any) -> bool:
    if isinstance(value, dict):
        return any(
            (key == "credentials" and inner and not isinstance(inner, str))
            or _holds_credentials(inner)
            for key, inner in value.items()
        )
    return isinstance(value, list) and any(_holds_credentials(item) for item in value)


@dataclass(frozen=True, slots=True)
class _LookedUp:
    """Puts a look-up of the catalog in the place of what cannot be deferred in its own words.

    That are credentials in a list, and what a resolver is to make of the `placeholders` of a pattern, or of
    nodes of the configuration.
    """

    source: Source
    placeholders: tuple[str, ...]

    def within(self, value: Any, path: tuple[str, ...]) -> Any:
        """The value at a path, with the look-ups in it."""
        if isinstance(value, DeferredValue):
            has_placeholder = any(text in value.text for text in self.placeholders)
            if not (has_placeholder or value.is_of_nodes):
                return value
            return looked_up_value("catalog", path, value.sources, value.value)
        is_named = isinstance(value, (str, CredentialsReference, OpenValue))
        if path[-1] == "credentials" and value and not is_named:
            return looked_up_value("catalog", path, (self.source,), value)
        if isinstance(value, dict):
            return {key: self.within(inner, (*path, str(key))) for key, inner in value.items()}
        if isinstance(value, list):
            return [
                self.within(item, (*path, str(position))) for position, item in enumerate(value)
            ]
        return value


def _written_name(entry: str, *path: str) -> str:
    """The name for credentials in place, which a run looks for too (`credentials.py` of the runtime)."""
    words = (re.sub(r"\W+", "_", word).strip("_") for word in (entry, *path))
    return "_".join((*words, "credentials"))


def _dataset(
    name: str,
    resolver: CatalogConfigResolver,
    marks: Marks,
    places: Places,
    privacy: Privacy | None,
    lifter: Lifter,
    credentials: Collection[str],
    log: DiagnosticLog,
) -> Dataset:
    entry = _entry(name, resolver)
    config = marks.in_place(dict(resolver.resolve_pattern(name)))
    place = places.of(entry) if entry else None
    type_ = _settled_type(name, entry, config, place)
    if privacy is not None and entry is not None and "metadata" in config:
        config["metadata"] = privacy.masked(config["metadata"], (entry, "metadata"))
    metadata = config.get("metadata") or {}
    special = stands_for(type_)
    partitions = take_partitions(name, config) if special is PARTITIONED else None
    validator = _validator(config.pop(_VALIDATOR_KEY, None))
    config.pop("version", None)
    dataset_class = find_class(name, special or type_, place, places.project, log)
    if entry is not None and special is None:
        report_arguments(name, entry, config, dataset_class, places, log)
    if entry is not None:
        report_credentials(name, entry, config, credentials, places, log)
    if not _uses_metadata(dataset_class):
        config.pop("metadata", None)
    versioned = bool(config.pop(VERSIONED_FLAG_KEY, False)) or dataset_class.always_versioned
    source = Source(SourceKind.FILE, place.file if place else "catalog.yml")
    placeholders = tuple(re.findall(r"\{.*?\}", entry or "")) if entry != name else ()
    look_ups = _LookedUp(source, placeholders)
    config = {key: look_ups.within(value, (name, key)) for key, value in config.items()}
    if dataset_class.is_ephemeral:
        if dataset_class.name == "SharedMemoryDataset":
            log.add(SHARED_MEMORY(name=name), name, place=place)
        _refuse_open(name, config, place)
        _refuse_deferred(name, config, place)
    elif privacy is not None and entry is not None:
        config = {
            key: privacy.protected(value, (entry, key), (name, key))
            for key, value in config.items()
        }
    return Dataset(
        name=name,
        dataset_class=dataset_class,
        type=type_ if isinstance(type_, str) else f"{type_.__module__}.{type_.__qualname__}",
        arguments=tuple(
            (key, _expressed(name, key, value, lifter)) for key, value in config.items()
        ),
        versioned=versioned,
        metadata=tuple(metadata.items()) if isinstance(metadata, dict) else (),
        validator=validator,
        declared=entry is not None,
        place=place,
        partitions=partitions,
        is_nothing=special is NOTHING,
    )


def _entry(name: str, resolver: CatalogConfigResolver) -> str | None:
    """The name or pattern in the catalog that a dataset is configured by."""
    if name in resolver.config:
        return name
    pattern = resolver.match_dataset_pattern(name) or resolver.match_user_catch_all_pattern(name)
    return None if pattern is None else str(pattern)


def _settled_type(
    name: str, entry: str | None, config: dict[str, Any], place: Place | None
) -> str | type:
    """Take the type out of a dataset's configuration; all that code is made from is known there."""
    if TYPE_KEY not in config:
        raise DATASET_WITHOUT_TYPE(place=place or "catalog", entry=entry)
    _refuse_open(name, {key: config.get(key) for key in (*_SETTLED, TYPE_KEY)}, place)
    _refuse_deferred(name, {key: config.get(key) for key in _OF_CODE}, place)
    for key in config:
        if not isinstance(key, str):
            raise DATASET_KEY_NO_TEXT(place=place or "catalog", key=key)
    type_: str | type = config.pop(TYPE_KEY)
    named = f"{type_.__module__}.{type_.__qualname__}" if isinstance(type_, type) else type_
    if isinstance(named, str) and is_importable(named):
        return type_
    raise DATASET_TYPE_NO_NAME(place=place or "catalog", entry=entry, type=type_)


def _refuse_open(name: str, config: dict[str, Any], place: Place | None) -> None:
    """Refuse what only a run knows where the generated code itself depends on its value."""
    for key, value in config.items():
        for open_value in open_values_in(value):
            raise DATASET_NEEDS_PARAMETER(
                place=place or "catalog",
                key=key,
                name=name,
                text=open_value.text,
                parameter=open_value.parameters[0],
            )


def _refuse_deferred(name: str, config: dict[str, Any], place: Place | None) -> None:
    for key, value in config.items():
        for deferred in deferred_values_in(value):
            raise DATASET_NEEDS_VALUE(
                place=place or "catalog",
                key=key,
                name=name,
                text=deferred.text,
                sources=" and ".join(map(str, deferred.sources)),
            )


def _uses_metadata(dataset_class: DatasetClass) -> bool:
    """Whether a dataset may do something with its `metadata`; those of Kedro's own packages do not."""
    own = dataset_class.module.split(".")[0] in ("kedro", "kedro_datasets")
    return not own and "metadata" in dict(dataset_class.arguments or ())


def _expressed(dataset: str, name: str, value: Any, lifter: Lifter) -> Any:
    """The value, or how to make it again if it holds objects that a resolver made."""
    if _is_plain(value) or open_values_in(value):
        return value
    deferred = deferred_values_in(value)
    if deferred:
        # The objects beside what is deferred are made by the run too.
        sources = dict.fromkeys(
            source for deferred_value in deferred for source in deferred_value.sources
        )
        return looked_up_value("catalog", (dataset, name), tuple(sources), value)
    try:
        return lifter.express(value, f"'{name}'")
    except CannotLiftError:
        return value


def _is_plain(value: Any) -> bool:
    if isinstance(value, dict):
        return all(_is_plain(key) and _is_plain(inner) for key, inner in value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        return all(_is_plain(item) for item in value)
    plain = (str, bytes, int, float, CredentialsReference, OpenValue, DeferredValue)
    return value is None or (isinstance(value, plain) and not isinstance(value, Enum))


def _validator(declared: Any) -> Any:
    """The validator's declaration; YAML reads an unquoted `on` as True, which Kedro puts right."""
    if isinstance(declared, dict):
        return {"on" if key is True else key: value for key, value in declared.items()}
    return declared
