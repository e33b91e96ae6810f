"""Finds the class behind a dataset type, as Kedro does, and what its constructor takes."""

from __future__ import annotations

import importlib
import inspect
from functools import cache
from pathlib import Path
from typing import Any

from kedro.io import AbstractDataset, MemoryDataset
from kedro.io.core import VERSIONED_FLAG_KEY

from ...codes.datasets import (
    DATASET_CLASS_MISSPELT,
    DATASET_CLASS_NOT_IMPORTED,
    DATASET_CLASS_NOT_THERE,
    DATASET_TYPE_NO_DATASET,
    OWN_CLASS_IN_MEMORY,
)
from ...diagnostics import DiagnosticLog
from ...kedro_model.dataset import DatasetClass, Required
from ...kedro_model.place import Place
from ..code.signatures import signature_of
from ..config.causes import cause_of
from .dataset_mistakes import class_like

# Where Kedro looks for a dataset type, in this order (kedro.io.core._DEFAULT_PACKAGES).
_PREFIXES = ("kedro.io.", "kedro_datasets.", "")


def find_class(
    dataset: str, type_: Any, place: Place | None, project: Path, log: DiagnosticLog
) -> DatasetClass:
    """The class of a dataset; one that cannot be imported is reported, and nothing is known of it.

    Raises:
        ProjectError: If it is not a class of datasets.
    """
    if isinstance(type_, type):
        return _describe_class(type_, type_.__module__, type_.__qualname__)
    problem: tuple[str, str, BaseException] | None = None
    for prefix in _PREFIXES:
        module, _, name = f"{prefix}{type_}".rpartition(".")
        if not module:
            continue
        try:
            dataset_class = getattr(importlib.import_module(module), name)
        except ModuleNotFoundError as error:
            # A parent of the path that does not exist only means that the prefix is not the one.
            if error.name is None or not f"{module}.".startswith(f"{error.name}."):
                problem = problem or (module, name, error)
        except AttributeError as error:
            if module.startswith("kedro_datasets.") and type_.count(".") == 1:
                problem = problem or (module, name, error.__cause__ or error)
        except Exception as error:
            problem = problem or (module, name, error)
        else:
            is_class = isinstance(dataset_class, type)
            if not is_class or not issubclass(dataset_class, AbstractDataset):
                raise DATASET_TYPE_NO_DATASET(place=place or "catalog", type=type_, dataset=dataset)
            _report_memory(dataset_class, type_, dataset, place, log)
            return _describe_class(dataset_class, module, name)
    if problem is None:
        # Kedro too would notice only when the dataset is used.
        prefix = "kedro_datasets." if type_.count(".") == 1 else ""
        module, _, name = f"{prefix}{type_}".rpartition(".")
        problem = (module or "kedro.io", name, ModuleNotFoundError("it is not in this environment"))
    module, name, cause = problem
    cause_text = cause_of(cause, project) if cause.__traceback__ else str(cause)
    alike = class_like(type_)
    # A module that is there, without the class: nothing is missing that it needs.
    worded = DATASET_CLASS_NOT_IMPORTED
    if isinstance(cause, AttributeError):
        worded = DATASET_CLASS_NOT_THERE
    log.add(
        DATASET_CLASS_MISSPELT(dataset=dataset, type=type_, told=cause_text, alike=alike)
        if alike not in (None, type_)
        else worded(dataset=dataset, type=type_, told=cause_text),
        dataset,
        place=place,
        # What several classes need is one cause.
        cause=cause_text if isinstance(cause, ModuleNotFoundError) and cause.name else None,
    )
    return DatasetClass(module=module, name=name, arguments=None)


def _report_memory(
    dataset_class: Any, type_: str, dataset: str, place: Place | None, log: DiagnosticLog
) -> None:
    """Report a class in memory that does something else than Kedro's own, which the package knows."""
    if _is_own_memory(dataset_class):
        log.add(OWN_CLASS_IN_MEMORY(name=dataset, type=type_), dataset, place=place)


def _is_own_memory(dataset_class: Any) -> bool:
    return issubclass(dataset_class, MemoryDataset) and dataset_class is not MemoryDataset


@cache
def _describe_class(dataset_class: Any, module: str, name: str) -> DatasetClass:
    parameters = list(signature_of(dataset_class.__init__).parameters.values())[1:]
    by_name_kinds = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    return DatasetClass(
        module=module,
        name=name,
        arguments=tuple(
            (
                parameter.name,
                Required.REQUIRED
                if parameter.default is inspect.Parameter.empty
                else parameter.default,
            )
            for parameter in parameters
            if parameter.kind in by_name_kinds
        ),
        takes_any_argument=any(
            parameter.kind is inspect.Parameter.VAR_KEYWORD for parameter in parameters
        ),
        always_versioned=bool(getattr(dataset_class, VERSIONED_FLAG_KEY, False) is True),
        is_ephemeral=dataset_class is MemoryDataset
        or dataset_class.__name__ == "SharedMemoryDataset",
        is_own_memory=_is_own_memory(dataset_class),
        # By name, because kedro-datasets may not be installed.
        is_partitioned=any(base.__name__ == "PartitionedDataset" for base in dataset_class.__mro__),
    )
