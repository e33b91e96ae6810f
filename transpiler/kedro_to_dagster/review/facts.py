"""What the code of a generated package says: steps, data, jobs, parameters and the rest, as facts.

The same reader takes them from the package on disk and from what would be exported now, so that the two
can be compared without anything else being kept.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from .expressions import items_of, value_of

# What an asset whose key does not tell its dataset has in its metadata.
_DATASET = "kedro/dataset"
# The file and the function of a step, and its node: several pipelines may have nodes of one name.
StepId: TypeAlias = tuple[str, str, str]
# Keyword arguments and the like, by name.
Settings: TypeAlias = Mapping[str, ast.expr]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where something stands in the package: the path of a file, and a line."""

    path: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A node, as an asset or an op.

    Attributes:
        node: Kedro's name of the node.
        name: The name of the Python function.
        module: The module that it stands in: the name of a pipeline.
        is_op: Whether it is an op, because another node's asset is what it writes.
        function: The node's function, with its module.
        inputs: The asset key of each input, by the name of the argument.
        outputs: The asset keys of what it writes, in order.
        parameters: The parameters that it reads, as Kedro writes them.
        parameter_names: Their names, by what the body calls them.
        io_managers: The keys of the I/O managers that load inputs by another view than saved them.
        further_views: Those of arguments that are a second view of an input, by the name of the argument.
        confirms: The keys of the I/O managers whose datasets are confirmed.
        is_grouped: Whether the function runs other nodes too; `body` is what it does for this one.
        body: What the function's body does, without its imports and its docstring.
        imported: What the body imports of the project, with its module, by the name that it has there.
    """

    node: str
    name: str
    module: str
    is_op: bool
    function: str
    inputs: Mapping[str, str]
    outputs: tuple[str, ...]
    output_names: Mapping[str, str]
    parameters: frozenset[str]
    parameter_names: Mapping[str, str]
    tags: frozenset[str]
    docstring: str
    body: tuple[ast.stmt, ...]
    settings: Settings
    spot: Spot
    io_managers: tuple[str, ...] = ()
    further_views: Mapping[str, str] = field(default_factory=dict)
    confirms: tuple[str, ...] = ()
    is_grouped: bool = False
    imported: Mapping[str, str] = field(default_factory=dict)

    @property
    def identity(self) -> StepId:
        """What tells it from the steps of other nodes."""
        return self.spot.path, self.name, self.node


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """A dataset: the asset that it is, and how it is stored.

    Attributes:
        key: The asset key, with dots between its parts.
        is_external: Whether no node writes it.
        io_manager: The key of its I/O manager.
        facts: What Dagster shows of it: group, kinds, description and so on.
        group: The group that it is in, whether it has that by itself or with the other outputs of its node.
        tags: Its tags, without those that its node has.
    """

    key: str
    is_external: bool
    io_manager: str | None
    facts: Settings
    group: str | None
    tags: Mapping[str, str]
    spot: Spot

    @property
    def is_task(self) -> bool:
        """Whether it stands for a node that writes nothing."""
        return self.io_manager is None and not self.is_external


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """An entry of the resources: how a dataset is stored, or what all datasets in memory share."""

    dataset: str | None
    type: str
    arguments: Settings
    is_memory: bool
    spot: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A job: the steps that it makes, and what is set for it."""

    name: str
    makes: frozenset[StepId]
    settings: Settings
    spot: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Anything else that has a name: a schedule, an executor, a definition of partitions."""

    name: str
    settings: Settings
    spot: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A parameter that is no mapping, and its value as code.

    `is_lacking` if nodes read it and the configuration does not have it.
    """

    value: str
    spot: Spot
    is_lacking: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that the code of a package says.

    `items` are by kind, such as `schedule`, and by name. Parameters and stores are by environment too: that
    of the package itself is the empty string. `mappings` is where parameters stand that hold others, in the
    package itself. `executor` is what runs jobs and assets by default.
    """

    steps: tuple[Step, ...] = ()
    data: Mapping[str, Data] = field(default_factory=dict)
    stores: Mapping[str, Mapping[str, Store]] = field(default_factory=dict)
    jobs: Mapping[str, Job] = field(default_factory=dict)
    parameters: Mapping[str, Mapping[str, Leaf]] = field(default_factory=dict)
    items: Mapping[str, Mapping[str, Item]] = field(default_factory=dict)
    mappings: Mapping[str, Spot] = field(default_factory=dict)
    executor: ast.expr | None = None

    @property
    def environments(self) -> tuple[str, ...]:
        """The further environments of Kedro that the package holds."""
        return tuple(name for name in self.parameters if name)

    def made_by(self, job: Job) -> tuple[Step, ...]:
        """The steps of a job."""
        return tuple(step for step in self.steps if step.identity in job.makes)

    def written(self, step: Step) -> tuple[str, ...]:
        """The keys of the datasets that a step writes: the asset of a node without outputs is none."""
        data = self.data
        return tuple(
            key for key in step.outputs if step.is_op or key not in data or not data[key].is_task
        )

    def store_of(self, data: Data, environment: str = "") -> Store | None:
        """How a dataset is stored."""
        stores = self.stores.get(environment, {})
        return stores.get(data.io_manager) if data.io_manager else None

    def known_as(self, key: str) -> str:
        """Kedro's name of what an asset is: of a dataset, or of a node that writes none."""
        data = self.data.get(key)
        writers = (step.node for step in self.steps if key in step.outputs)
        return next(writers, key) if data is not None and data.is_task else self.name_of(key)

    def stored_by(self, io_managers: Iterable[str]) -> tuple[str, ...]:
        """Kedro's names of the datasets of I/O managers."""
        stores = self.stores.get("", {})
        names = (stores[key].dataset for key in io_managers if key in stores)
        return tuple(name for name in names if name)

    def reads(self, step: Step) -> tuple[str, ...]:
        """The names of the datasets that a step reads; of one with several views the one that it names."""
        views = self.stored_by(step.io_managers)
        of_views = {name.partition("@")[0] for name in views}
        names = (self.name_of(key) for key in step.inputs.values())
        return (*(name for name in names if name.partition("@")[0] not in of_views), *views)

    def arguments(self, step: Step) -> dict[str, str]:
        """The asset key of each argument of a step, further views included."""
        keys = {self.name_of(key).partition("@")[0]: key for key in step.inputs.values()}
        views = {name: self.stored_by([key]) for name, key in step.further_views.items()}
        whole = {name: view[0].partition("@")[0] for name, view in views.items() if view}
        further = {name: keys[dataset] for name, dataset in whole.items() if dataset in keys}
        return {**step.inputs, **further}

    def spot_of_parameter(self, name: str) -> Spot | None:
        """The class of a mapping, else the field; `parameters` are all of them."""
        mapping = self.mappings.get("" if name == "parameters" else name)
        leaf = self.parameters.get("", {}).get(name)
        return mapping or (leaf.spot if leaf else None)

    def name_of(self, key: str) -> str:
        """Kedro's name of the dataset that is an asset."""
        data = self.data.get(key)
        if data is None:
            return key
        dataset = value_of(items_of(data.facts.get("metadata")).get(_DATASET))
        store = self.store_of(data)
        return str(dataset) if dataset else store.dataset if store and store.dataset else key
