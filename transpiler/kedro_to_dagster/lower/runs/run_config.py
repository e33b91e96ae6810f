"""What the configuration of a run names: with something that is not there, no job of the package loads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ...codes.dagster_yml import RUN_CONFIG_UNKNOWN, RUN_CONFIG_WRONG
from ...dagster_model.call import PARAMETERS
from ...dagster_model.config import ConfigClass
from ...errors import near
from ...kedro_model.place import Place
from ...kedro_model.project import Project
from ..datasets.resources import Resources
from ..names import bound
from ..parameters.resource import Parameters
from ..steps.steps import Steps
from .executors import known_op
from .runnable_jobs import RunnableJob

_CONFIG = "config"
# The types of fields that take one kind of value, by how they are written.
_KINDS: dict[str, type] = {"bool": bool, "str": str}


def check_run_configs(
    project: Project,
    runnable: Iterable[RunnableJob],
    steps: Steps,
    parameters: Parameters,
    resources: Resources,
) -> None:
    """Refuse a `run_config` in `dagster.yml` that a run could not be started with.

    Raises:
        UsageError: If one names an op, a resource or a parameter that the package does not have, or
            gives a parameter a value of another type.
    """
    if project.orchestration is None:
        return
    keys = bound.RESOURCES | {resource.key for resource in resources.resources}
    known = _Known(
        resources=keys if parameters.classes else keys - {PARAMETERS},
        classes={config_class.name: config_class for config_class in parameters.classes},
    )
    for job in runnable:
        configured = job.planned.configured
        if configured is not None:
            ops = [steps.step_of(node) for node in job.planned.pipeline.nodes]
            known.check(configured.run_config, ops, configured.place)
    ops = [*(asset.op_name for asset in steps.assets.values())]
    ops += [op.op_name for op in steps.ops.values()]
    for schedule in project.orchestration.schedules:
        known.check(schedule.run_config, ops, schedule.place)
    for sensor in project.orchestration.sensors:
        known.check(sensor.run_config, ops, sensor.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The keys of the package's resources, and its classes of parameters by name."""

    resources: frozenset[str]
    classes: Mapping[str, ConfigClass]

    def check(
        self, run_config: Iterable[tuple[str, Any]], ops: Iterable[str], place: Place | None
    ) -> None:
        """Check one configuration; loggers and executors are checked by Dagster at the export."""
        config = dict(run_config)
        for name in config.get("ops", {}):
            known_op(name, ops, "run_config", place)
        for key, resource in config.get("resources", {}).items():
            _check_known("the resource", [key], self.resources, place)
            _check_mapping(f"the resource '{key}'", resource, place)
            _check_known(f"for the resource '{key}'", resource, [_CONFIG], place)
            if key == PARAMETERS and _CONFIG in resource:
                self._check_parameters(resource[_CONFIG], place)

    def _check_parameters(self, values: Any, place: Place | None) -> None:
        root = next(known for known in self.classes.values() if known.is_resource)
        names = {name for field in root.fields for name in (field.name, field.key)}
        _check_mapping("'config' of the parameters", values, place)
        _check_known("the parameter", values, names, place)
        self._check_fields(root, values, (), place)

    def _check_fields(
        self, config_class: ConfigClass, values: Any, path: tuple[str, ...], place: Place | None
    ) -> None:
        """Check the values of known fields; a mapping of parameters takes others, too."""
        for field in config_class.fields:
            for key in {field.name, field.key} & values.keys():
                inner = (*path, str(key))
                shown = f"the parameter '{'.'.join(inner)}'"
                if field.nested_class is not None:
                    _check_mapping(shown, values[key], place)
                    self._check_fields(self.classes[field.nested_class], values[key], inner, place)
                elif not _fits(field.annotation, values[key]):
                    raise RUN_CONFIG_WRONG(
                        where=_where(place), what=shown, kind=f"a value of type {field.annotation}"
                    )


def _check_mapping(what: str, value: Any, place: Place | None) -> None:
    if not isinstance(value, dict):
        raise RUN_CONFIG_WRONG(where=_where(place), what=what, kind="a mapping")


def _check_known(
    what: str, names: Iterable[object], known: Collection[str], place: Place | None
) -> None:
    for name in names:
        if name not in known:
            hint = near(name, known)
            raise RUN_CONFIG_UNKNOWN(where=_where(place), what=what, name=name, hint=hint)


def _fits(annotation: str, value: Any) -> bool:
    """Whether Dagster takes a value for a field; a variable may hold a text."""
    if isinstance(value, dict) and set(value) == {"env"}:
        return True
    if annotation.startswith("list["):
        inner = annotation.removeprefix("list[").removesuffix("]")
        return isinstance(value, list) and all(_fits(inner, item) for item in value)
    kind = _KINDS.get(annotation)
    return kind is None or isinstance(value, kind)


def _where(place: Place | None) -> str:
    return "" if place is None else f"{place}: "
