"""Kedro projects as the inspect stage would describe them, made by hand; and a strict equality."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.kedro_model.dataset import Dataset, DatasetClass, Required
from kedro_to_dagster.kedro_model.function import Function, FunctionKind
from kedro_to_dagster.kedro_model.node import Binding, Node, Pipeline, Shape, is_parameter
from kedro_to_dagster.kedro_model.project import Parameter, Project

TEXT = DatasetClass(
    module="kedro_datasets.text",
    name="TextDataset",
    arguments=(("filepath", Required.REQUIRED), ("save_args", None)),
)
MEMORY = DatasetClass(
    module="kedro.io", name="MemoryDataset", arguments=(("data", None),), is_ephemeral=True
)


def exactly(value: Any) -> Any:
    """A form in which only the same values of the same types, signs and orders are equal."""
    if isinstance(value, float):
        return (type(value).__name__, repr(value))
    if isinstance(value, (list, tuple)):
        return (type(value).__name__, [exactly(each) for each in value])
    if isinstance(value, (set, frozenset)):
        return (type(value).__name__, sorted(map(repr, map(exactly, value))))
    if isinstance(value, dict):
        pairs = [(exactly(key), exactly(each)) for key, each in value.items()]
        return (type(value).__name__, pairs)
    return (type(value).__name__, value)


def node(
    name: str,
    inputs: Iterable[str] = (),
    outputs: Iterable[str] = (),
    *,
    module: str = "shop.nodes",
    has_given_name: bool = True,
) -> Node:
    """A node of a function of its own name."""
    read, written = tuple(inputs), tuple(outputs)
    return Node(
        name=name,
        function=Function(
            kind=FunctionKind.IMPORTABLE, module=module, qualname=name.rpartition(".")[2]
        ),
        input_shape=Shape.LIST if read else Shape.NONE,
        inputs=tuple(Binding(dataset=name) for name in read),
        output_shape=(Shape.ONE if len(written) == 1 else Shape.LIST) if written else Shape.NONE,
        outputs=tuple(Binding(dataset=name) for name in written),
        has_given_name=has_given_name,
    )


def project(
    pipelines: Mapping[str, Iterable[Node]],
    *,
    parameters: Mapping[str, Any] | None = None,
    declared: Iterable[str] | None = None,
) -> Project:
    """A project; all its datasets are in the catalog, unless some are named."""
    made = tuple(Pipeline(name=name, nodes=tuple(nodes)) for name, nodes in pipelines.items())
    names = {
        binding.dataset
        for pipeline in made
        for node in pipeline.nodes
        for binding in (*node.inputs, *node.outputs)
    }
    datasets = sorted(name for name in names if not is_parameter(name))
    stored = set(datasets if declared is None else declared)
    return Project(
        name="Shop",
        package_name="shop",
        source_dir="src",
        conf_source="conf",
        environment=None,
        kedro_version="1.0",
        pipelines=made,
        datasets=tuple(_dataset(name, name in stored) for name in datasets),
        parameters=tuple(
            Parameter(name=name, value=value) for name, value in (parameters or {}).items()
        ),
    )


def _dataset(name: str, is_declared: bool) -> Dataset:
    if not is_declared:
        return Dataset(
            name=name, dataset_class=MEMORY, type="kedro.io.MemoryDataset", declared=False
        )
    return Dataset(
        name=name,
        dataset_class=TEXT,
        type="text.TextDataset",
        arguments=(("filepath", f"data/{name}.txt"),),
    )


def codes(log: DiagnosticLog) -> list[str]:
    """The codes of what was reported."""
    return [entry.code for entry in log.entries]
