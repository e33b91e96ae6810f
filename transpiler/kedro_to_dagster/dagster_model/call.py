"""What the body of an asset or op does: one call of a node's function, its arguments and its result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from .code import BuiltValue, Constant, Import

# The parameter of a body, and the key of the resource, that hold all parameters of the project.
PARAMETERS = "parameters"


class ParameterForm(Enum):
    """How the value that Kedro would give is got from a field of a configuration class."""

    VALUE = "the field itself"
    MODEL = "a nested class, dumped"
    ALIASED_MODEL = "a nested class, dumped under its keys' own names"
    METHOD = "a nested class that builds its values itself"


@dataclass(frozen=True, slots=True, kw_only=True)
class InputValue:
    """The value of an asset's or op's input."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedValue:
    """A copy of what is in memory, as Kedro makes one for each reader; `copy_mode` is Kedro's."""

    name: str
    copy_mode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedValue:
    """What a dataset holds when a node of a group asks for it; the body is given the I/O manager."""

    io_manager: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigValue:
    """The value of a parameter: the attributes of the resource that lead to it, and keys from there on.

    `lacking` are the paths in a mapping that are in it only where a run gives them a value.
    """

    fields: tuple[str, ...]
    form: ParameterForm
    keys: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingValue:
    """A parameter that the configuration lacks: a run with the node has to be given it."""

    value: ConfigValue
    parameter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedValue:
    """A parameter that a run resolves first: a value in it is that of a moment, a machine or a person."""

    value: ConfigValue | Constant


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelClass:
    """A Pydantic model or dataclass of the project, imported under an `alias` where its name is taken."""

    module: str
    path: tuple[str, ...]
    is_dataclass: bool = False
    alias: str | None = None

    @property
    def reference(self) -> tuple[str, ...]:
        """What the class is called where it is imported."""
        return (self.alias or self.path[0], *self.path[1:])

    @property
    def as_import(self) -> Import:
        """What is imported for it."""
        return Import(module=self.module, name=self.path[0], alias=self.alias)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredModel:
    """A Pydantic model or dataclass that no name leads to, but a parameter of the registered nodes."""

    parameter: str
    is_dataclass: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelValue:
    """The value of a parameter of which Kedro makes an instance of a class.

    `model` is made of the value, unless that may be None (`is_optional`) and is; `attributes` lead from
    the instance to a part of it. Else `nested` tells which parts of a mapping are instances.
    """

    value: ConfigValue | Constant | ResolvedValue
    model: ModelClass | RegisteredModel | None = None
    is_optional: bool = False
    attributes: tuple[str, ...] = ()
    nested: tuple[tuple[str, ModelClass | RegisteredModel], ...] = ()

    @property
    def imported(self) -> tuple[ModelClass, ...]:
        """Every class that is imported."""
        models = (self.model, *(model for _, model in self.nested))
        return tuple(model for model in models if isinstance(model, ModelClass))


ParameterValue: TypeAlias = ConfigValue | MissingValue | Constant | ResolvedValue | ModelValue
# What is read of a dataset.
DatasetValue: TypeAlias = InputValue | CopiedValue | LoadedValue | Constant


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One argument of a node function's call; by position where `keyword` is None."""

    value: DatasetValue | ParameterValue | BuiltValue
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
    DROPPED = "called for its effect, and what it may return is dropped with a warning"
    ONE = "the one output"
    OUTPUT = "the one output, which may be a generator that Dagster must not take for events"
    IN_ORDER = "one output for each element"
    BY_KEY = "one output for each key"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyDecorator:
    """A line between an asset's decorator and its body: what a node does besides calling its function.

    `name` is that of a function of the runtime's decorators, or of the project's hooks.
    """

    name: str
    arguments: tuple[str, ...] = ()
    keywords: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The body of an asset or op: one call of the node's function.

    `outputs` are the names of the outputs, or the keys that the function returns them by. Where
    `is_stream` is true, the only output's chunks are saved as they come. `variables` hold what the
    function gets as one object in several places.
    """

    function: ImportedFunction | BuiltValue | RegisteredFunction
    arguments: tuple[Argument, ...]
    result: Result
    summary: str | None = None
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    is_stream: bool = False
    uses_parameters: bool = False
    preview: BuiltValue | RegisteredPreview | None = None
    variables: tuple[tuple[str, DatasetValue | ParameterValue], ...] = ()
    decorators: tuple[BodyDecorator, ...] = ()

    @property
    def imports(self) -> Iterator[Import]:
        """What it imports from the project, when it runs: loading the location imports none of it."""
        if isinstance(self.preview, BuiltValue):
            yield from self.preview.imports
        if isinstance(self.function, BuiltValue):
            yield from self.function.imports
        elif isinstance(self.function, ImportedFunction) and self.function.module is not None:
            yield Import(
                module=self.function.module, name=self.function.name, alias=self.function.alias
            )
        for value in (
            *(argument.value for argument in self.arguments),
            *dict(self.variables).values(),
        ):
            if isinstance(value, BuiltValue):
                yield from value.imports
            elif isinstance(value, ModelValue):
                yield from (model.as_import for model in value.imported)
