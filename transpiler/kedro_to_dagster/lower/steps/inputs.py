"""How steps get what they read: by their inputs, and by further views of the same dataset."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...kedro_model.dataset import Dataset
from ...kedro_model.node import Node, untranscoded
from ...kedro_model.place import in_source_order
from ..datasets.io_managers import io_manager_key
from ..names.naming import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What a node reads, by the names of its body's arguments.

    Dagster gives an asset one input for each asset that it depends on: `datasets` have the one view of
    each dataset that is an input, and `further_views` the I/O managers that load the others.
    """

    datasets: Mapping[str, str]
    further_views: Mapping[str, str]


def lower_inputs(node: Node, datasets: Mapping[str, Dataset], names: Names) -> Inputs:
    """Tell the inputs of a node from further views."""
    inputs: dict[str, str] = {}
    further: dict[str, str] = {}
    seen: set[str] = set()
    for dataset, variable in names.inputs_of(node).items():
        if untranscoded(dataset) in seen:
            further[variable] = io_manager_key(datasets[dataset], names)
        else:
            inputs[variable] = dataset
        seen.add(untranscoded(dataset))
    return Inputs(datasets=inputs, further_views=further)


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """The view by which each dataset is saved: that of the asset that writes it, else the first one.

    The first one is that of the external asset. What `varies` is written in some job by another view.
    """

    saved: Mapping[str, str]
    varies: frozenset[str]

    @classmethod
    def of(
        cls, asset_nodes: Iterable[Node], nodes: Iterable[Node], datasets: Mapping[str, Dataset]
    ) -> Views:
        """Find the views of each dataset; `nodes` are those that have no asset, too."""
        first: dict[str, str] = {}
        for dataset in datasets_in_source_order(datasets):
            first.setdefault(untranscoded(dataset.name), dataset.name)
        saved = first | _written(asset_nodes)
        written = {output.dataset for node in nodes for output in node.outputs}
        others = written - set(saved.values())
        return cls(saved=saved, varies=frozenset(map(untranscoded, others)))

    def io_manager_key(self, dataset: Dataset, names: Names) -> str | None:
        """The I/O manager to load a dataset by, where it may have been saved by another one."""
        plain = untranscoded(dataset.name)
        if self.saved[plain] == dataset.name and plain not in self.varies:
            return None
        return io_manager_key(dataset, names)


def _written(nodes: Iterable[Node]) -> dict[str, str]:
    return {
        untranscoded(output.dataset): output.dataset for node in nodes for output in node.outputs
    }


def datasets_in_source_order(datasets: Mapping[str, Dataset]) -> list[Dataset]:
    """The datasets in the order of the catalog's files; those without a place come last."""
    return sorted(
        datasets.values(), key=lambda dataset: (in_source_order(dataset.place), dataset.name)
    )
