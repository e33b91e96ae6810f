"""The Dagster model: what the generated package will say, with every decision made.

`lower` fills it and `emit` turns it into text without deciding anything. Every class is frozen and holds
tuples. Kedro's names travel along as data and are never recovered from Dagster's.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias


class ParameterForm(Enum):
    """How the value that Kedro would give is got from a field of a configuration class."""

    VALUE = "the field itself"
    MODEL = "a nested class, dumped"
    ALIASED_MODEL = "a nested class, dumped under its keys' own names"
    METHOD = "a nested class that builds its values itself"


@dataclass(frozen=True, slots=True, kw_only=True)
class InputValue:
    """The value of an op's or asset's input."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigValue:
    """The value of a parameter, from the op's configuration."""

    field: str
    form: ParameterForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant:
    """A value that stands in the code."""

    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """`from module import name as alias`, or `import module as alias` where there is no name."""

    module: str
    name: str | None = None
    alias: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A name that stands for something, with the attributes that lead on from there."""

    path: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftedReference:
    """A function of `functions.py`, by its name."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Construction:
    """A call that makes an object; arguments by position come first."""

    function: Expression
    arguments: tuple[tuple[str | None, Expression], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An attribute of what an expression gives."""

    of: Expression
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A list, tuple or dict display; keys for a dict only."""

    type: str
    items: tuple[tuple[Any, Expression], ...]


Expression: TypeAlias = (
    "Constant | Reference | LiftedReference | Construction | Member | Collection"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltValue:
    """A value that an expression gives, with the imports that it needs."""

    expression: Expression
    imports: tuple[Import, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftedFunction:
    """A function of `functions.py`: a lambda or closure of the project under a name of its own.

    `source` is a `def` of the name `_`, with `...` for each of `defaults`. In its body, the
    `substitutes` stand for names; the `bindings` give names their values before it begins.
    """

    name: str
    source: str
    origin: str
    defaults: tuple[tuple[str, Any], ...] = ()
    imports: tuple[Import, ...] = ()
    bindings: tuple[tuple[str, Expression], ...] = ()
    substitutes: tuple[tuple[str, Expression], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelClass:
    """A Pydantic model or dataclass of the project."""

    module: str
    path: tuple[str, ...]
    is_dataclass: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelValue:
    """The value of a parameter of which Kedro makes an instance of a class.

    `model` is made of the value, unless that may be None (`is_optional`) and is; `attributes` lead from
    the instance to a part of it. Else `nested` tells which parts of a mapping are instances.
    """

    value: ConfigValue | Constant
    model: ModelClass | None = None
    is_optional: bool = False
    attributes: tuple[str, ...] = ()
    nested: tuple[tuple[str, ModelClass], ...] = ()

    @property
    def classes(self) -> tuple[ModelClass, ...]:
        """Every class that is needed."""
        own = () if self.model is None else (self.model,)
        return (*own, *(each for _, each in self.nested))


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One argument of a node function's call; by position where `keyword` is None."""

    value: InputValue | ConfigValue | Constant | ModelValue | BuiltValue
    keyword: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFunction:
    """A function imported from the project: `from module import name as alias`, called as `path`.

    `module` is None for a builtin, which needs no import.
    """

    module: str | None
    name: str
    path: tuple[str, ...] = ()
    alias: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredFunction:
    """A function fetched from the project's registry at run time."""

    pipeline: str
    node: str


class Result(Enum):
    """What becomes of a function's result."""

    NOTHING = "called for its effect"
    ONE = "the one output"
    ITERATOR = "the one output, which Dagster must not take for events"
    ITERATORS = "one output for each element, or an iterator for each if they come as a generator"
    ONLY_ELEMENT = "the one output is the only element"
    IN_ORDER = "one output for each element"
    BY_KEY = "one output for each key"
    STREAM = "chunks, each saved as it comes"
    STREAMS_IN_ORDER = "chunks of several outputs"
    STREAMS_BY_KEY = "chunks of several outputs, by key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Computation:
    """The body that an op and its asset share: one call of the node's function.

    `loads` are inputs that the body itself loads by an I/O manager, since Dagster gives an asset only one
    input for each asset that it depends on.
    """

    function: ImportedFunction | BuiltValue | RegisteredFunction
    arguments: tuple[Argument, ...]
    result: Result
    keys: tuple[str, ...] = ()
    summary: str | None = None
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    output_managers: tuple[str | None, ...] = ()
    confirms: tuple[str, ...] = ()
    loads: tuple[tuple[str, str], ...] = ()
    config_class: str | None = None
    preview: ImportedFunction | None = None

    @property
    def streams_several(self) -> bool:
        """Whether chunks of several outputs are saved in turns, from within the body."""
        return self.result in (Result.STREAMS_IN_ORDER, Result.STREAMS_BY_KEY)

    @property
    def resource_keys(self) -> tuple[str, ...]:
        """The I/O managers that the body itself uses."""
        saved_to = self.output_managers if self.streams_several else ()
        loaded_by = (key for _, key in self.loads)
        return tuple(sorted({*(each for each in saved_to if each), *self.confirms, *loaded_by}))

    @property
    def uses_context(self) -> bool:
        """Whether the body needs Dagster's context."""
        return bool(self.resource_keys) or self.preview is not None

    @property
    def yields(self) -> bool:
        """Whether the body yields its outputs, to go on when they have been saved."""
        return bool(self.confirms) and self.result is not Result.NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class OpInput:
    """An input of an op; a dataset with an I/O manager of its own is loaded through that."""

    name: str
    dataset: str
    io_manager_key: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpOutput:
    """An output of an op; without an I/O manager key it goes to Dagster's default one."""

    name: str
    dataset: str
    io_manager_key: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Op:
    """A node as an op. `function_name` is the Python name, `name` the one Dagster knows."""

    name: str
    function_name: str
    module: str
    inputs: tuple[OpInput, ...]
    outputs: tuple[OpOutput, ...]
    tags: tuple[tuple[str, str], ...]
    computation: Computation
    node: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetInput:
    """An asset's input; `io_manager_key` only where it is not loaded as it was saved."""

    name: str
    key: tuple[str, ...]
    io_manager_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetFacts:
    """What Dagster shows of an asset: the key, and the metadata that the catalog gives."""

    key: tuple[str, ...]
    dataset: str
    io_manager_key: str | None
    group: str | None = None
    description: str | None = None
    kinds: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    metadata: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetOutput:
    """An output of a multi-asset."""

    name: str
    facts: AssetFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A node with outputs as an asset; as a multi-asset if `outputs` are named ones."""

    function_name: str
    module: str
    inputs: tuple[AssetInput, ...]
    outputs: tuple[AssetOutput, ...]
    is_multi: bool
    group: str
    op_tags: tuple[tuple[str, str], ...]
    computation: Computation
    node: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalAsset:
    """A dataset that nodes read and none writes."""

    variable: str
    facts: AssetFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetCheck:
    """A validator of the catalog as a check of its dataset's asset."""

    function_name: str
    key: tuple[str, ...]
    io_manager_key: str
    validator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobInput:
    """A dataset that a job reads and does not write: an asset that is passed to its ops."""

    variable: str
    key: tuple[str, ...]
    is_external: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Invocation:
    """One op in a job: what it is given, and the variables that take its outputs."""

    module: str
    function_name: str
    arguments: tuple[str, ...]
    results: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A registered pipeline as a job of ops."""

    name: str
    function_name: str
    pipeline: str
    invocations: tuple[Invocation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigField:
    """A field of a configuration class.

    `default` is a value, or the name of a nested class. A constant is no field: its value cannot be
    expressed in Dagster's configuration, and stands in the code instead.
    """

    name: str
    key: str
    annotation: str
    default: Any = None
    nested_class: str | None = None
    form: ParameterForm = ParameterForm.VALUE
    is_required: bool = False
    is_constant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigClass:
    """A `dg.Config` class with the project's parameters as its defaults."""

    name: str
    doc: str
    fields: tuple[ConfigField, ...]
    builds_values: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IOManagerField:
    """A field of an I/O manager class: an argument of the dataset's constructor."""

    name: str
    argument: str
    annotation: str
    is_required: bool
    default: Any = None
    resolution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IOManagerClass:
    """A dataset type as an I/O manager class.

    `constants` are arguments that Dagster's configuration cannot express; `options_field` names the
    field that holds arguments for which the constructor has no name of its own.
    """

    name: str
    dataset_type: str
    module: str
    class_name: str
    fields: tuple[IOManagerField, ...]
    constants: tuple[tuple[str, Constant | BuiltValue], ...] = ()
    options_field: str | None = None
    passes_version: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One configured I/O manager: a class and the values of its fields."""

    key: str
    class_name: str
    values: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A step of the lineage, for the README: a node reads or writes a dataset."""

    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageName:
    """A dataset in the lineage, and the name that stands for it in code."""

    dataset: str
    variable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRow:
    """A line of the README's table: a node and where its code is."""

    node: str
    op: str
    module: str
    asset: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The whole generated package."""

    name: str
    distribution: str
    kedro_project: str
    kedro_package: str
    source_dir: str
    conf_source: str
    environment: str | None
    kedro_version: str
    vendors_runtime: bool
    ops: tuple[Op, ...]
    assets: tuple[Asset, ...]
    external_assets: tuple[ExternalAsset, ...]
    checks: tuple[AssetCheck, ...]
    jobs: tuple[Job, ...]
    job_inputs: tuple[JobInput, ...]
    config_classes: tuple[ConfigClass, ...]
    io_manager_classes: tuple[IOManagerClass, ...]
    resources: tuple[Resource, ...]
    credentials: tuple[str, ...]
    node_rows: tuple[NodeRow, ...]
    lineage: tuple[Edge, ...]
    lineage_names: tuple[LineageName, ...]
    functions: tuple[LiftedFunction, ...] = ()
    reported: tuple[str, ...] = ()

    @property
    def modules(self) -> tuple[str, ...]:
        """Modules of ops, in the order of the first node of each."""
        return tuple(sorted({op.module for op in self.ops}))

    @property
    def asset_modules(self) -> tuple[str, ...]:
        """Modules of assets."""
        return tuple(sorted({asset.module for asset in self.assets}))

    def ops_of(self, module: str) -> tuple[Op, ...]:
        """The ops of one module, in order."""
        return tuple(op for op in self.ops if op.module == module)

    def assets_of(self, module: str) -> tuple[Asset, ...]:
        """The assets of one module, in order."""
        return tuple(asset for asset in self.assets if asset.module == module)

    def config_class(self, name: str) -> ConfigClass:
        """The configuration class of a name."""
        return next(each for each in self.config_classes if each.name == name)
