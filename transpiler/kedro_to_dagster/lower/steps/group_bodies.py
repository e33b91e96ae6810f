"""What the body of a step of several nodes does: which values its nodes pass on, and in what form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ...dagster_model.call import BodyDecorator, CopiedValue, DatasetValue, InputValue, LoadedValue
from ...dagster_model.code import Constant, Import
from ...dagster_model.groups import CallResult, GroupBody, GroupedCall
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import Node, untranscoded
from ..datasets.io_managers import io_manager_key
from ..functions.node_functions import Functions
from ..groups.groups import Group
from ..names.naming import Names
from ..parameters.resource import Parameters
from .call import lower_call

# What a node gets for an input that holds nothing (`NOTHING_OUTPUT` of the runtime).
_NOTHING = "__nothing__"
_ASSIGN = "assign"


def group_inputs(group: Group, names: Names) -> dict[str, str]:
    """The datasets that a group reads from elsewhere, by the arguments of its body: each once."""
    written = {untranscoded(output.dataset) for node in group.nodes for output in node.outputs}
    inputs: dict[str, str] = {}
    for node in group.nodes:
        for dataset in names.inputs_of(node):
            if untranscoded(dataset) not in written:
                inputs.setdefault(names.variable_of(dataset), dataset)
    return inputs


def lower_group_body(
    group: Group,
    datasets: Mapping[str, Dataset],
    names: Names,
    functions: Functions,
    parameters: Parameters,
    around: frozenset[str],
    *,
    has_session: bool,
) -> GroupBody:
    """Lower the nodes of a group to the calls that its asset makes."""
    writer = _Writer(
        group=group, datasets=datasets, names=names, around=around, has_session=has_session
    )
    calls = tuple(
        writer.call(position, node, functions, parameters)
        for position, node in enumerate(group.nodes)
    )
    inputs = group_inputs(group, names)
    returned = [
        result for grouped in calls for result in grouped.results if result.output is not None
    ]
    returns = all(result in calls[-1].results and not result.is_kept for result in returned)
    return GroupBody(
        calls=calls,
        inputs=tuple(inputs),
        io_managers=() if has_session else tuple(writer.io_managers),
        decorators=tuple(_hooks(group, inputs)) if has_session else (),
        uses_parameters=any(grouped.call.uses_parameters for grouped in calls),
        returns=has_session or returns,
        has_session=has_session,
        imports_apart=_shares_names(calls),
        summary=_summary(group),
    )


def _hooks(group: Group, inputs: Mapping[str, str]) -> Iterator[BodyDecorator]:
    renamed = tuple(
        (variable, dataset)
        for variable, dataset in inputs.items()
        if dataset != variable.replace("__", ".")
    )
    nodes = tuple(node.name for node in group.nodes)
    yield BodyDecorator(name="hooks.nodes", arguments=nodes, keywords=renamed)


def _summary(group: Group) -> str:
    """A line for each node: what its function says of itself."""
    lines = [
        f"- {node.name}: {node.function.summary}" if node.function.summary else f"- {node.name}"
        for node in group.nodes
    ]
    return "\n".join(["Run these nodes one after the other.", "", *lines, ""])


@dataclass(slots=True, kw_only=True)
class _Writer:
    """Goes through the calls of a group; `io_managers` are those that it has found to be needed."""

    group: Group
    datasets: Mapping[str, Dataset]
    names: Names
    around: frozenset[str]
    has_session: bool
    io_managers: dict[str, None] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)
    _inputs: dict[str, str] = field(default_factory=dict)
    _written: set[str] = field(default_factory=set)
    _last_reader: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._inputs |= group_inputs(self.group, self.names)
        for position, node in enumerate(self.group.nodes):
            self._written |= {untranscoded(output.dataset) for output in node.outputs}
            for dataset in self.names.inputs_of(node):
                self._last_reader[untranscoded(dataset)] = position

    def call(
        self, position: int, node: Node, functions: Functions, parameters: Parameters
    ) -> GroupedCall:
        """The call of a node."""
        values = {dataset: self._value(position, dataset) for dataset in self.names.inputs_of(node)}
        inputs = {dataset: self.names.variable_of(dataset) for dataset in values}
        self._seen |= set(inputs.values())
        dataset_values, once = self._once(node, values)
        lowered = lower_call(
            node,
            inputs,
            functions.of_nodes[node.identity],
            parameters.values_of(node),
            (),
            dataset_values,
            self.around,
        )
        results = tuple(self._result(position, output.dataset) for output in node.outputs)
        return GroupedCall(
            node=node.name,
            call=replace(lowered, variables=(*once, *lowered.variables)),
            results=results,
            confirmed=() if self.has_session else tuple(map(self._manager, node.confirms)),
            dropped=() if self.has_session else tuple(self._dropped(position, values)),
        )

    def _once(
        self, node: Node, values: Mapping[str, DatasetValue]
    ) -> tuple[dict[str, DatasetValue], list[tuple[str, CopiedValue | LoadedValue]]]:
        """What the node gets, and the variables of what it gets twice: to Kedro that is one object."""
        times = Counter(binding.dataset for binding in node.inputs)
        dataset_values, variables = dict(values), []
        for dataset, value in values.items():
            if times[dataset] > 1 and isinstance(value, (CopiedValue, LoadedValue)):
                name = f"{self.names.variable_of(dataset)}_"
                while name in self.around:
                    name = f"{name}_"
                variables.append((name, value))
                dataset_values[dataset] = InputValue(name=name)
        return dataset_values, variables

    def _value(self, position: int, dataset: str) -> DatasetValue:
        """How a node gets a dataset: from an argument, from memory, or loaded."""
        variable, plain = self.names.variable_of(dataset), untranscoded(dataset)
        if self.has_session:
            return InputValue(name=variable)
        entry = self.datasets[dataset]
        if entry.is_nothing:
            return Constant(value=_NOTHING)
        if plain not in self._written:
            if entry.is_memory:
                return self._in_memory(position, dataset, variable)
            is_first = variable not in self._seen and self._inputs.get(variable) == dataset
            return InputValue(name=variable) if is_first else self._loaded(dataset)
        return (
            self._in_memory(position, dataset, variable)
            if entry.is_memory
            else self._loaded(dataset)
        )

    def _in_memory(self, position: int, dataset: str, variable: str) -> DatasetValue:
        """What is in memory: its last reader may have it, and each other one gets a copy."""
        mode = self._copy_mode(dataset)
        if mode == _ASSIGN or not self._is_read_after(position, dataset):
            return InputValue(name=variable)
        return CopiedValue(name=variable, copy_mode=mode)

    def _loaded(self, dataset: str) -> LoadedValue:
        return LoadedValue(io_manager=self._manager(dataset))

    def _manager(self, dataset: str) -> str:
        key = io_manager_key(self.datasets[dataset], self.names)
        self.io_managers.setdefault(key)
        return key

    def _copy_mode(self, dataset: str) -> str | None:
        mode = dict(self.datasets[dataset].arguments).get("copy_mode")
        return mode if isinstance(mode, str) else None

    def _is_read_after(self, position: int, dataset: str) -> bool:
        return self._last_reader.get(untranscoded(dataset), -1) > position

    def _result(self, position: int, dataset: str) -> CallResult:
        entry, variable = self.datasets[dataset], self.names.variable_of(dataset)
        is_read = self._is_read_after(position, dataset)
        is_local = untranscoded(dataset) in self.group.local
        return CallResult(
            variable=variable,
            is_kept=is_read and entry.is_memory and not entry.is_nothing,
            copy_mode=self._copy_mode(dataset),
            output=None if is_local else variable,
        )

    def _dropped(self, position: int, values: Mapping[str, DatasetValue]) -> Iterator[str]:
        """The variables that no later node reads; at the end there is nothing to be gained."""
        if position == len(self.group.nodes) - 1:
            return
        for dataset in values:
            plain = untranscoded(dataset)
            is_variable = plain in self._written and self.datasets[dataset].is_memory
            if is_variable and not self._is_read_after(position, dataset):
                yield self.names.variable_of(dataset)


def _shares_names(calls: tuple[GroupedCall, ...]) -> bool:
    """Whether two calls import different things under one name."""
    origins: dict[str, Import] = {}
    for grouped in calls:
        for import_ in grouped.call.imports:
            bound = import_.alias or import_.name or import_.module.partition(".")[0]
            if origins.setdefault(bound, import_) != import_:
                return True
    return False
