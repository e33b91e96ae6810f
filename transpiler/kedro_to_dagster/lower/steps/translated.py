"""What the project's translator has decided about assets, in the place of the defaults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ...dagster_model.steps import AssetMetadata, AssetOutput, ExternalAsset
from ...kedro_model.node import Node, NodeId, untranscoded


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedAssets:
    """The translator's decisions about assets; without one there are none.

    `datasets` are by plain names, and `tasks` by the nodes without outputs.
    """

    datasets: Mapping[str, AssetMetadata] = field(default_factory=dict)
    tasks: Mapping[NodeId, AssetMetadata] = field(default_factory=dict)

    def outputs(self, node: Node, outputs: tuple[AssetOutput, ...]) -> tuple[AssetOutput, ...]:
        """The outputs of a node's asset, with the decisions in the place of the defaults."""
        if not node.outputs:
            decided = self.tasks.get(node.identity, outputs[0].metadata)
            return (replace(outputs[0], metadata=decided),)
        return self.of_datasets(outputs)

    def of_datasets(self, outputs: Iterable[AssetOutput]) -> tuple[AssetOutput, ...]:
        """The same for outputs that are datasets, of one node or of several."""
        return tuple(replace(output, metadata=self._of(output.metadata)) for output in outputs)

    def external(self, asset: ExternalAsset) -> ExternalAsset:
        """The same for a dataset that no node writes."""
        return replace(asset, metadata=self._of(asset.metadata))

    def _of(self, metadata: AssetMetadata) -> AssetMetadata:
        decided = self.datasets.get(untranscoded(metadata.dataset))
        return metadata if decided is None else replace(decided, dataset=metadata.dataset)
