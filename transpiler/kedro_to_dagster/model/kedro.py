"""The Kedro model: what the project says, before any decision about Dagster.

`inspect` fills it and `lower` reads it. Every class is frozen and holds tuples, so that no later stage
can change a fact. Names are Kedro's own and are never altered here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from .functions import Function, Place
    from .orchestration import AssetExtras, Orchestration


class Shape(Enum):
    """The form in which a node's inputs or outputs were given, which decides how they are bound."""

    NONE = "none"
    ONE = "one"
    LIST = "list"
    DICT = "dict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """One input or output: the dataset's name, and for a dict the argument or key it is bound to."""

    dataset: str
    key: str | None = None


# What makes two registered nodes one: name, inputs, outputs, the function's module and name, and what it
# has captured.
NodeId: TypeAlias = "tuple[str, tuple[Binding, ...], tuple[Binding, ...], str, str, str]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node as its pipeline defines it; `place` is where the project creates it."""

    name: str
    function: Function
    input_shape: Shape
    inputs: tuple[Binding, ...]
    output_shape: Shape
    outputs: tuple[Binding, ...]
    tags: tuple[str, ...] = ()
    namespace: str | None = None
    confirms: tuple[str, ...] = ()
    preview: Function | None = None
    has_given_name: bool = True
    place: Place | None = None

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters that the node reads, by Kedro's names, each once."""
        read = (binding.dataset for binding in self.inputs)
        return tuple(dict.fromkeys(name for name in read if is_parameter(name)))

    @property
    def identity(self) -> NodeId:
        """What makes two registered nodes one."""
        return (
            self.name,
            self.inputs,
            self.outputs,
            self.function.module,
            self.function.qualname,
            self.function.captured,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """A registered pipeline: its name and its nodes in an order in which they can run."""

    name: str
    nodes: tuple[Node, ...]

    @property
    def inputs(self) -> frozenset[str]:
        """Datasets and parameters that a node of the pipeline reads and none of them writes."""
        read = {binding.dataset for node in self.nodes for binding in node.inputs}
        return frozenset(name for name in read if untranscoded(name) not in self._written)

    @property
    def outputs(self) -> frozenset[str]:
        """Datasets that a node of the pipeline writes and none of them reads."""
        read = {untranscoded(binding.dataset) for node in self.nodes for binding in node.inputs}
        return frozenset(name for name in self._written if name not in read)

    @property
    def _written(self) -> frozenset[str]:
        return frozenset(
            untranscoded(binding.dataset) for node in self.nodes for binding in node.outputs
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialsReference:
    """Stands in a dataset's configuration where Kedro would put the values of a credentials entry."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetClass:
    """The class behind a catalog entry's `type`, and what its constructor takes.

    `arguments` are the constructor's keyword arguments with their defaults (`REQUIRED` where there is
    none); it is None when the class could not be imported at export.
    """

    module: str
    name: str
    arguments: tuple[tuple[str, Any], ...] | None
    takes_any_argument: bool = False
    always_versioned: bool = False
    is_ephemeral: bool = False
    is_partitioned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenValue:
    """Stands where a value is, or has in it, runtime parameters that the export was not given.

    `text` is what the configuration resolves to, with `${runtime_params:…}` in their places; `is_part`
    tells that there is more to it than the value of one.
    """

    parameters: tuple[str, ...]
    text: str
    is_part: bool = False


def open_values_in(value: Any) -> tuple[OpenValue, ...]:
    """The open values in a value of the configuration, or the value itself if it is one."""
    if isinstance(value, OpenValue):
        return (value,)
    inner = value.values() if isinstance(value, dict) else value
    if isinstance(value, (dict, list, tuple)):
        return tuple(found for each in inner for found in open_values_in(each))
    return ()


class Required(Enum):
    """The default of a constructor argument that has none."""

    REQUIRED = "required"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredPartitions:
    """What a dataset says of its partitions, as it stands in the catalog.

    `definition` is a type, or a mapping with a `type` and its arguments, and so is each of the `mappings`
    to the partitions of datasets that a name or a pattern tells.
    """

    definition: Any
    mappings: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A dataset that a node reads or writes, with the configuration that Kedro resolves for it.

    `arguments` go to the dataset's constructor: relative paths are still relative, and credentials are
    references. A dataset that no catalog entry or pattern describes lives in memory (`declared` False);
    `elsewhere` are the environments that have one for it, and `is_from_factory` tells that a pattern
    describes it.
    """

    name: str
    dataset_class: DatasetClass
    type: str
    arguments: tuple[tuple[str, Any], ...] = ()
    versioned: bool = False
    metadata: tuple[tuple[str, Any], ...] = ()
    validator: Any = None
    declared: bool = True
    is_from_factory: bool = False
    place: Place | None = None
    partitions: DeclaredPartitions | None = None
    is_nothing: bool = False
    elsewhere: tuple[str, ...] = ()

    @property
    def is_memory(self) -> bool:
        """Whether the data is gone when the process that saved it ends."""
        return self.dataset_class.is_ephemeral


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter that a node reads: `parameters` or `params:…`, and its value in this environment."""

    name: str
    value: Any
    is_missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterModel:
    """The Pydantic model or dataclass that Kedro makes of a parameter, because a node asks for it.

    `module` is None when the class cannot be imported by its name.
    """

    path: str
    module: str | None
    qualname: str
    is_dataclass: bool = False
    is_optional: bool = False


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

    `catalog_class` is the class that Kedro makes catalogs of, as `module:name`, where it is not Kedro's
    own; `has_logging` tells that there is a `conf/logging.yml`.
    """

    catalog_class: str | None = None
    validates_datasets: bool = True
    has_logging: bool = False

    @property
    def are_defaults(self) -> bool:
        """Whether there is nothing to follow."""
        return self == ProjectSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A Kedro project in one environment, and in others where more are named, ready to be lowered.

    `distribution` is the name under which it can be installed from its folder, if it can be.
    `missing_pipelines` are those whose module could not be imported, which the export was told to allow.
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
    runtime_params: tuple[tuple[str, Any], ...] = ()
    other_environments: tuple[Environment, ...] = ()
    orchestration: Orchestration | None = None
    asset_extras: tuple[AssetExtras, ...] = ()
    distribution: str | None = None
    libraries: tuple[Library, ...] = ()

    @property
    def has_hooks(self) -> bool:
        """Whether Kedro would call a hook."""
        return any(hook.specs for hook in self.hooks)

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


def untranscoded(dataset_name: str) -> str:
    """Name of the dataset that a transcoded name (`data@pandas`) is a view of."""
    return dataset_name.partition("@")[0]


# What Kedro calls the parameters as a whole, and what its names of single ones begin with.
_ALL_PARAMETERS = "parameters"
_PARAMETER = "params:"
# The path of the parameters as a whole; one of them may be called `parameters` itself.
WHOLE = "\0parameters"


def is_parameter(dataset_name: str) -> bool:
    """Whether a node's input is a parameter, by Kedro's rule in `kedro.io.core.is_parameter`."""
    return dataset_name == _ALL_PARAMETERS or dataset_name.startswith(_PARAMETER)


def parameter_path(name: str) -> str:
    """`params:a.b` → `a.b`; `parameters` has a path that none of them can have."""
    return WHOLE if name == _ALL_PARAMETERS else name.removeprefix(_PARAMETER)


def parameter_name(path: str) -> str:
    """What Kedro calls the parameter of a path."""
    return _ALL_PARAMETERS if path == WHOLE else f"{_PARAMETER}{path}"
