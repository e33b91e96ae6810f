"""The arguments of a job that say how it is run."""

from __future__ import annotations

import libcst as cst

from ...dagster_model.runs import JobSettings
from ..code.policies import retry_policy
from ..code.source import Source
from ..code.syntax import arg, dotted, literal


def settings_arguments(
    settings: JobSettings, source: Source, more_tags: cst.Call | None = None
) -> list[cst.Arg]:
    """The arguments of a job that say how it is run; without an executor it has that of the package."""
    arguments = []
    if settings.executor is not None:
        source.import_names("", "executors", level=2)
        arguments.append(arg(dotted("executors", settings.executor), "executor_def"))
    if settings.tags or more_tags is not None:
        arguments.append(arg(_tags(settings, more_tags), "tags"))
    if settings.owners:
        arguments.append(arg(literal(list(settings.owners)), "owners"))
    if settings.retry_policy is not None:
        arguments.append(arg(retry_policy(settings.retry_policy), "op_retry_policy"))
    return arguments


def config_arguments(settings: JobSettings) -> list[cst.Arg]:
    """The configuration of a job's runs, which stands where Dagster's own signature has it."""
    if not settings.run_config:
        return []
    return [arg(literal(dict(settings.run_config)), "config")]


def _tags(settings: JobSettings, more: cst.Call | None) -> cst.BaseExpression:
    own = literal(dict(settings.tags))
    if more is None:
        return own
    if not settings.tags:
        return more
    assert isinstance(own, cst.Dict)
    return cst.Dict([*own.elements, cst.StarredDictElement(more)])
