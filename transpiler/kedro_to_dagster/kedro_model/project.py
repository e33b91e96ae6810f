"""A Kedro project as a whole: its pipelines, catalog, parameters, hooks and settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .dagster_yml import AssetSettings, Orchestration
from .dataset import Dataset
from .node import Pipeline
from .place import Place
from .source_code import SourceCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter that a node reads: `parameters` or `params:…`, and its value in this environment.

    `place` is where it stands in the configuration, or the mapping that it is in.
    """

    name: str
    value: Any
    is_missing: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterModel:
    """The Pydantic model or dataclass that Kedro makes of a parameter, because a node asks for it.

    `module` is None when the class cannot be imported by its name. One that `is_of_default` is asked for
    by a node of `__default__`. Runs of `pipelines` make it, or all where there are none.
    """

    path: str
    module: str | None
    qualname: str
    is_dataclass: bool = False
    is_optional: bool = False
    is_of_default: bool = True
    pipelines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """What the project has in a further environment: the same datasets and parameters, configured anew."""

    name: str
    datasets: tuple[Dataset, ...]
    parameters: tuple[Parameter, ...]
    orchestration: Orchestration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """A hook that Kedro would register, and the specs that it implements, in alphabetical order.

    `name` is the path of its class, or of the module that it is; that of a plugin is what its entry
    point, called `plugin`, refers to. `may_change_catalog` are those of the specs in which it is given the
    catalog ahead of the nodes.
    """

    name: str
    specs: tuple[str, ...]
    may_change_catalog: tuple[str, ...] = ()
    plugin: str | None = None
    distribution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """A distribution that dataset classes come from, and the extras of it that they need."""

    name: str
    extras: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectSettings:
    """What a project sets beside Kedro's defaults, and a run follows.

    `has_logging` tells that there is a `conf/logging.yml`, and `are_loaded` that the project's code
    needs what Kedro loads before a run: the settings, and the registered pipelines.
    """

    validates_datasets: bool = True
    has_logging: bool = False
    are_loaded: bool = False

    @property
    def are_defaults(self) -> bool:
        """Whether there is nothing to follow."""
        return self == ProjectSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A Kedro project in one environment, and in others where more are named, ready to be lowered.

    `distribution` is the name under which it can be installed from its folder, if it can be.
    `missing_pipelines` are those whose module could not be imported, which the export was told to allow.
    `session_classes` are classes of the project's own that only a session of Kedro makes or calls, and
    `hooks_register_pipelines` tells that some of the pipelines are registered when it makes the context.
    `code` is what a package needs that is to do without the project.
    """

    name: str
    package_name: str
    source_dir: str
    conf_source: str
    environment: str | None
    kedro_version: str
    pipelines: tuple[Pipeline, ...]
    datasets: tuple[Dataset, ...]
    parameters: tuple[Parameter, ...]
    missing_pipelines: tuple[str, ...] = ()
    settings: ProjectSettings = field(default_factory=ProjectSettings)
    parameter_models: tuple[ParameterModel, ...] = ()
    hooks: tuple[Hook, ...] = ()
    session_classes: tuple[str, ...] = ()
    hooks_register_pipelines: bool = False
    runtime_params: tuple[tuple[str, Any], ...] = ()
    other_environments: tuple[Environment, ...] = ()
    orchestration: Orchestration | None = None
    asset_settings: tuple[AssetSettings, ...] = ()
    distribution: str | None = None
    libraries: tuple[Library, ...] = ()
    code: SourceCode | None = None

    @property
    def has_session(self) -> bool:
        """Whether runs need a session of Kedro: there are hooks, or classes that only a session makes."""
        return any(hook.specs for hook in self.hooks) or bool(self.session_classes)

    def versions_of(self, dataset: str) -> dict[str, Dataset]:
        """A dataset as each environment has it, by the environment's name."""
        everywhere = {
            self.environment or "": self.datasets,
            **{environment.name: environment.datasets for environment in self.other_environments},
        }
        return {
            name: next(version for version in datasets if version.name == dataset)
            for name, datasets in everywhere.items()
        }
