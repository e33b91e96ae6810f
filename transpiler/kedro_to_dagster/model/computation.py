"""What the body of an op or asset does: one call of a node's function, its arguments and its result.

A part of the Dagster model; every class is frozen and holds tuples.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

# The key of the resource that sets up the hooks; that of no dataset, which all have another ending.
HOOKS_RESOURCE = "hooks"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredPreview:
    """A node's preview function, fetched from the project's registry at run time."""

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
    UNPACKED = "one output for each element of a tuple"
    STREAM = "chunks, each saved as it comes"
    STREAMS_IN_ORDER = "chunks of several outputs"
    STREAMS_BY_KEY = "chunks of several outputs, by key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Partitions:
    """The partitions that an op loads: those that a mapping gives, or all.

    `upstream` and `downstream` are the variables of the definitions. Without a mapping, the partition is
    the op's own; `downstream` is None where the op makes no partition. `held_of` names the op's own
    definition if it may be about several: those that the run's partition holds.
    """

    mapping: Expression | None = None
    upstream: str | None = None
    downstream: str | None = None
    held_of: str | None = None
    needs_instance: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """An input that the body itself loads by an I/O manager; without `partitions`, all of it."""

    variable: str
    io_manager_key: str
    partitions: Partitions | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    """A dataset that the body confirms; of one with partitions, those that the step is about."""

    io_manager_key: str
    has_partitions: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Computation:
    """The body that an op and its asset share: one call of the node's function.

    `loads` are inputs that the body itself loads. Dagster gives an asset only one input for each asset that
    it depends on, and an op in a job with several ops for one dataset has to wait for some of them, and to
    load what they have saved as one. `nothing` are outputs that hold nothing; a job of ops records each of
    `recorded`, which no I/O manager does, with the op's partition if `is_partitioned`, or with each of the
    definition `held_of` that the run's partition holds.

    `config_module` is where the configuration class is found. Where it is `hooked`, the hooks call the
    function, and the keywords of the arguments are the names of datasets; it `needs_hooks` where they must
    be set up.
    """

    function: ImportedFunction | BuiltValue | RegisteredFunction
    arguments: tuple[Argument, ...]
    result: Result
    keys: tuple[str, ...] = ()
    summary: str | None = None
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    output_managers: tuple[str | None, ...] = ()
    confirms: tuple[Confirm, ...] = ()
    loads: tuple[Load, ...] = ()
    config_class: str | None = None
    config_module: str = "parameters"
    preview: BuiltValue | RegisteredPreview | None = None
    hooked: bool = False
    needs_hooks: bool = False
    nothing: tuple[str, ...] = ()
    recorded: tuple[tuple[str, ...], ...] = ()
    is_partitioned: bool = False
    held_of: str | None = None
    drains: bool = False

    @property
    def streams_several(self) -> bool:
        """Whether chunks of several outputs are saved in turns, from within the body."""
        return self.result in (Result.STREAMS_IN_ORDER, Result.STREAMS_BY_KEY)

    @property
    def io_manager_keys(self) -> tuple[str, ...]:
        """The I/O managers that the body itself uses."""
        saved_to = self.output_managers if self.streams_several else ()
        loaded_by = (each.io_manager_key for each in self.loads)
        confirmed_by = (each.io_manager_key for each in self.confirms)
        return tuple(sorted({*(each for each in saved_to if each), *loaded_by, *confirmed_by}))

    @property
    def resource_keys(self) -> tuple[str, ...]:
        """The resources that a step needs beside the I/O managers of its inputs and outputs."""
        hooks = {HOOKS_RESOURCE} if self.needs_hooks else set()
        return tuple(sorted({*self.io_manager_keys, *hooks}))

    @property
    def uses_context(self) -> bool:
        """Whether the body needs Dagster's context."""
        is_used = bool(self.io_manager_keys or self.recorded)
        return is_used or self.hooked or self.preview is not None

    @property
    def yields(self) -> bool:
        """Whether the body yields its outputs, to go on when they have been saved."""
        return bool(self.confirms) and self.result is not Result.NOTHING
