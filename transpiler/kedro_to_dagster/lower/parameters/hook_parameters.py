"""Runtime parameters that hooks need: Kedro shows them the configuration, in which some are left open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...codes.hooks import HOOKS_NEED_RUNTIME_PARAMS
from ...dagster_model.config import ConfigClass, ConfigField
from ...diagnostics import DiagnosticLog
from ...kedro_model.project import Project
from ..names.identifiers import ROOT_ATTRIBUTES, field_name, unique_names
from .classes import PARAMETERS_CLASS
from .missing_runtime_params import left_open


def missing_for_hooks(
    project: Project, classes: Iterable[ConfigClass], log: DiagnosticLog
) -> tuple[str, ...]:
    """What a run must give, among the parameters, so that the configuration can be read for hooks."""
    if not project.has_session:
        return ()
    names = {name.partition(".")[0] for _, value in left_open(project) for name in value.parameters}
    missing = sorted(names - {field.key for field in _root(classes).fields})
    if missing:
        log.add(HOOKS_NEED_RUNTIME_PARAMS(names=", ".join(missing), first=missing[0]), "hooks")
    return tuple(missing)


def _root(classes: Iterable[ConfigClass]) -> ConfigClass:
    none = ConfigClass(
        name=PARAMETERS_CLASS, doc="All parameters that a run takes.", fields=(), is_resource=True
    )
    return next((known for known in classes if known.is_resource), none)


def with_fields(
    classes: tuple[ConfigClass, ...], missing: tuple[str, ...]
) -> tuple[ConfigClass, ...]:
    """The classes, with required fields of the resource for what is missing."""
    if not missing:
        return classes
    root = _root(classes)
    taken = {field.name for field in root.fields}
    names = unique_names(missing, lambda key: field_name(key, ROOT_ATTRIBUTES), taken)
    fields = tuple(
        ConfigField(name=name, key=key, annotation="Any", is_required=True)
        for key, name in names.items()
    )
    others = tuple(known for known in classes if not known.is_resource)
    return (*others, replace(root, fields=(*fields, *root.fields)))
