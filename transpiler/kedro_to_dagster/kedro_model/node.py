"""Nodes and pipelines, and the names of what nodes read and write.

Names are Kedro's own and are never altered here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from .function import Function
from .place import Place


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


# What makes two registered nodes one: name, inputs, outputs, what it confirms, the function's module and
# name, and what it has captured.
NodeId: TypeAlias = (
    "tuple[str, tuple[Binding, ...], tuple[Binding, ...], tuple[str, ...], str, str, str]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node as its pipeline defines it; `place` is where the project creates it.

    `load_order` has its inputs in the order in which Kedro loads them, that of the function's arguments,
    where it is given a dictionary.
    """

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
    load_order: tuple[str, ...] = ()

    @property
    def datasets(self) -> tuple[str, ...]:
        """The datasets that the node reads, each once, in the order in which Kedro loads them."""
        inputs = self.load_order or tuple(binding.dataset for binding in self.inputs)
        return tuple(dict.fromkeys(name for name in inputs if not is_parameter(name)))

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters that the node reads, by Kedro's names, each once."""
        inputs = (binding.dataset for binding in self.inputs)
        return tuple(dict.fromkeys(name for name in inputs if is_parameter(name)))

    @property
    def identity(self) -> NodeId:
        """What makes two registered nodes one."""
        return (
            self.name,
            self.inputs,
            self.outputs,
            self.confirms,
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
        names = {binding.dataset for node in self.nodes for binding in node.inputs}
        written = self._written
        return frozenset(name for name in names if untranscoded(name) not in written)

    @property
    def outputs(self) -> frozenset[str]:
        """Datasets that a node of the pipeline writes and none of them reads."""
        inputs = {untranscoded(binding.dataset) for node in self.nodes for binding in node.inputs}
        return self._written - inputs

    @property
    def _written(self) -> frozenset[str]:
        return frozenset(
            untranscoded(binding.dataset) for node in self.nodes for binding in node.outputs
        )


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
