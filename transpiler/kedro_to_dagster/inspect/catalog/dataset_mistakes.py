"""What Kedro finds wrong with a catalog entry before the first node of a run, told at the export."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from kedro.io.core import VERSIONED_FLAG_KEY

from ...codes import DiagnosticCode
from ...codes.datasets import (
    DATASET_ARGUMENT_MISSING,
    DATASET_ARGUMENT_UNKNOWN,
    NO_CREDENTIALS,
    NO_CREDENTIALS_OF_UNUSED,
    VALIDATOR_NOT_VALID,
)
from ...diagnostics import DiagnosticLog
from ...errors import near
from ...kedro_model.dataset import CredentialsReference, DatasetClass, Required
from ..config.places import Places

_LIBRARY = "kedro_datasets"


def report_arguments(
    name: str,
    entry: str,
    config: Mapping[str, Any],
    dataset_class: DatasetClass,
    places: Places,
    log: DiagnosticLog,
) -> None:
    """Report the arguments that a class does not take, and those that it needs and is not given.

    Kedro calls the class with them (`kedro.io.core.AbstractDataset.from_config`).
    """
    if dataset_class.arguments is None:
        return
    known = dict(dataset_class.arguments)
    keys = [key for key in config if key != VERSIONED_FLAG_KEY]
    if config.get(VERSIONED_FLAG_KEY) and "version" not in known:
        keys.append(VERSIONED_FLAG_KEY)
    unknown = [] if dataset_class.takes_any_argument else [key for key in keys if key not in known]
    for key in unknown:
        log.add(
            DATASET_ARGUMENT_UNKNOWN(
                name=name, key=key, dataset_class=dataset_class.name, hint=near(key, known)
            ),
            name,
            place=places.of(entry, key) or places.of(entry),
        )
    for key, default in known.items():
        # What is misspelt is told already.
        if default is Required.REQUIRED and key not in keys and not unknown:
            log.add(
                DATASET_ARGUMENT_MISSING(name=name, key=key, dataset_class=dataset_class.name),
                name,
                place=places.of(entry),
            )


def class_like(type_: str) -> str | None:
    """The class of kedro-datasets whose name is most like a type that is none."""
    module, _, name = type_.removeprefix(f"{_LIBRARY}.").rpartition(".")
    try:
        library = importlib.import_module(_LIBRARY)
    except ImportError:
        return None
    modules = [module_info.name for module_info in pkgutil.iter_modules(library.__path__)]
    for known in get_close_matches(module, modules, n=1, cutoff=0.8):
        names = _names(f"{_LIBRARY}.{known}")
        alike = [class_name for class_name in names if class_name.lower() == name.lower()]
        for class_name in [*alike, *get_close_matches(name, names, n=1, cutoff=0.8)][:1]:
            return f"{known}.{class_name}"
    return None


def _names(module: str) -> list[str]:
    try:
        return list(getattr(importlib.import_module(module), "__all__", ()))
    except Exception:
        # One that cannot be imported has nothing to suggest.
        return []


def report_credentials(
    name: str,
    entry: str,
    config: Mapping[str, Any],
    known: Collection[str],
    places: Places,
    log: DiagnosticLog,
) -> None:
    """Report credentials that credentials.yml has not, where it has others."""
    if known:
        _report_missing(NO_CREDENTIALS, name, entry, config, known, places, log)


def report_credentials_of_unused(
    entries: Mapping[str, Any],
    used: Collection[str],
    known: Collection[str],
    places: Places,
    log: DiagnosticLog,
) -> None:
    """Report the credentials for which Kedro would not begin, of entries that no node uses."""
    for entry, config in entries.items():
        if entry not in used:
            named = _named(config)
            _report_missing(NO_CREDENTIALS_OF_UNUSED, entry, entry, named, known, places, log)


def refuse_validators(entries: Mapping[str, Any], places: Places) -> None:
    """Check how validators are declared; Kedro begins no run otherwise, whatever uses the entry.

    Raises:
        ProjectError: If Kedro does not take a declaration.
    """
    try:
        from kedro.validation.core import ValidatorSpec
        from kedro.validation.exceptions import ValidationConfigurationError
    except ImportError:  # before Kedro 1.7
        return
    for name, entry in entries.items():
        declared = entry.get("validator")
        if declared is None or "{" in name or name.startswith("_"):
            continue
        try:
            ValidatorSpec.from_dataset_config(name, declared)
        except ValidationConfigurationError as error:
            place = places.of(name) or "catalog"
            raise VALIDATOR_NOT_VALID(place=place, cause=error) from error


def _named(config: Any) -> dict[str, Any]:
    """References to the credentials that an entry has by name; those that stand there are not missing."""
    if not isinstance(config, dict):
        return {}
    return {
        key: CredentialsReference(name=value)
        if key == "credentials" and isinstance(value, str)
        else _named(value)
        for key, value in config.items()
    }


def _report_missing(
    code: DiagnosticCode,
    name: str,
    entry: str,
    config: Any,
    known: Collection[str],
    places: Places,
    log: DiagnosticLog,
) -> None:
    for reference in _references(config):
        if reference.name not in known and not reference.is_written:
            log.add(
                code(
                    credentials=reference.name, name=name, hint=near(reference.name, sorted(known))
                ),
                name,
                place=places.of(entry, "credentials") or places.of(entry),
            )


def _references(value: Any) -> Iterator[CredentialsReference]:
    if isinstance(value, CredentialsReference):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _references(inner)
