"""The Kedro model: what the project says, before any decision about Dagster.

`inspect` fills it and `lower` reads it. Every class is frozen and holds tuples, so that no later stage
can change a fact. Names are Kedro's own and are never altered here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from .orchestration import AssetExtras, Orchestration


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a thing was found: a file, relative to the project's folder, and a line or a key in it."""

    file: str
    line: int | None = None
    key: str | None = None

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return where if self.key is None else f"{where} ({self.key})"


class FunctionKind(Enum):
    """How a node's function can be reached from another module."""

    IMPORTABLE = "importable"
    PARTIAL = "partial"
    LIFTED = "lifted"
    REGISTRY_ONLY = "registry only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """A value that a Python literal expresses."""

    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """An object that a path leads to; the module itself where `qualname` is None."""

    module: str
    qualname: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """An object that a call makes, such as an instance of a class."""

    function: Expression
    args: tuple[Expression, ...] = ()
    keywords: tuple[tuple[str, Expression], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An attribute of an object, such as a bound method."""

    of: Expression
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """A list, tuple or dict with something in it that is no literal; keys for a dict only."""

    type: str
    items: tuple[tuple[Any, Expression], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Itself:
    """The function that captures it: how a nested function calls itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftedFunction:
    """A function that no path leads to, as source text and the values that it has captured.

    `source` is a `def` of the name `_` without decorators; its defaults are `...` and stand evaluated
    in `defaults`. `captured` holds the free names with what they stood for when the pipelines were
    registered; `local_names` are those that the function, or one in it, binds. `owner` names the
    function that made it.
    """

    source: str
    module: str
    owner: str | None = None
    defaults: tuple[tuple[str, Any], ...] = ()
    captured: tuple[tuple[str, Expression], ...] = ()
    local_names: tuple[str, ...] = ()


# How an object can be made again in another process.
Expression: TypeAlias = Literal | Imported | Called | Member | Collected | Itself | LiftedFunction
EXPRESSIONS = (Literal, Imported, Called, Member, Collected, Itself, LiftedFunction)


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A node's function.

    `module` and `qualname` lead to this very object when `kind` is importable; for a partial they
    lead to the function that it wraps, and `args` and `keywords` hold what it fixes, as expressions
    where they are no literals. `expression` makes a function of the kind lifted again, without what a
    partial fixes; `reason` says why one cannot be reached but through the registry.
    """

    kind: FunctionKind
    module: str
    qualname: str
    summary: str | None = None
    place: Place | None = None
    is_generator: bool = False
    may_return_generator: bool = False
    args: tuple[Any, ...] = ()
    keywords: tuple[tuple[str, Any], ...] = ()
    expression: Expression | None = None
    reason: str | None = None

    @property
    def captured(self) -> str:
        """What tells functions of one module and name apart: their text, and what they hold."""
        held = (self.expression, self.args, self.keywords)
        return "" if held == (None, (), ()) else repr(held)


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
    """A node as its pipeline defines it."""

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
    references. A dataset that no catalog entry or pattern describes lives in memory (`declared` False).
    """

    name: str
    dataset_class: DatasetClass
    type: str
    arguments: tuple[tuple[str, Any], ...] = ()
    versioned: bool = False
    metadata: tuple[tuple[str, Any], ...] = ()
    validator: Any = None
    declared: bool = True
    place: Place | None = None
    partitions: DeclaredPartitions | None = None
    is_nothing: bool = False

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
    point, called `plugin`, refers to.
    """

    name: str
    specs: tuple[str, ...]
    plugin: str | None = None
    distribution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A Kedro project in one environment, and in others where more are named, ready to be lowered."""

    name: str
    package_name: str
    source_dir: str
    conf_source: str
    environment: str | None
    kedro_version: str
    pipelines: tuple[Pipeline, ...]
    datasets: tuple[Dataset, ...]
    parameters: tuple[Parameter, ...]
    parameter_models: tuple[ParameterModel, ...] = ()
    hooks: tuple[Hook, ...] = ()
    runtime_params: tuple[tuple[str, Any], ...] = ()
    other_environments: tuple[Environment, ...] = ()
    orchestration: Orchestration | None = None
    asset_extras: tuple[AssetExtras, ...] = ()


def untranscoded(dataset_name: str) -> str:
    """Name of the dataset that a transcoded name (`data@pandas`) is a view of."""
    return dataset_name.partition("@")[0]


def is_parameter(dataset_name: str) -> bool:
    """Whether a node's input is a parameter, by Kedro's rule in `kedro.io.core.is_parameter`."""
    return dataset_name == "parameters" or dataset_name.startswith("params:")
