"""What the translator says of assets: keys, what Dagster shows, and the names of the ops behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ...dagster_model.steps import AssetMetadata
from ...dagster_rules import is_name
from ...diagnostics import DiagnosticLog
from ...kedro_model.dagster_yml import AssetSettings
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import NodeId, untranscoded
from ...kedro_model.project import Project
from ...translation.decisions import Decisions
from ...translation.facts import DatasetFacts, NodeFacts
from ...translation.references import ByPath
from ..datasets.own_io_managers import OwnIOManagers, configured_io_managers, own_io_managers
from ..graph import Graph
from ..names.naming import Names
from ..steps.asset_metadata import asset_metadata
from ..steps.assets import lower_asset_outputs
from ..steps.settings import asset_settings
from ..steps.translated import TranslatedAssets
from .facts import dataset_facts, task_facts

# What tells in an asset's metadata which dataset it is, where its key does not.
DATASET = "kedro/dataset"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetDecisions:
    """What the translator decides about assets: names that know of it, assets and I/O managers."""

    names: Names
    assets: TranslatedAssets = field(default_factory=TranslatedAssets)
    io_managers: OwnIOManagers = field(default_factory=OwnIOManagers)


def translate_assets(
    project: Project,
    graph: Graph,
    datasets: Mapping[str, Dataset],
    names: Names,
    nodes: Mapping[NodeId, NodeFacts],
    decisions: Decisions | None,
    log: DiagnosticLog,
) -> AssetDecisions:
    """Ask the translator, if there is one, about each dataset, and each node without outputs.

    Raises:
        ProjectError: If it gives two things one key, or two I/O managers one key.
    """
    configured = configured_io_managers(project, datasets, names)
    asking = _Asking(project, graph, datasets, asset_settings(project), nodes, configured)
    # What is shown of an asset depends on its I/O manager, so that is asked first.
    chosen = _io_managers(asking, names, configured, decisions)
    managers = own_io_managers(
        project, datasets, graph.nodes, chosen, configured, names, decisions, log
    )
    names = replace(names, own_io_managers=managers.keys)
    if decisions is None:
        return AssetDecisions(names=names, io_managers=managers)
    facts, defaults = asking.facts(names, log)
    decided = {
        about: _decided(default, facts[about], decisions, names)
        for about, default in defaults.items()
    }
    _refuse_shared_keys(decided, facts, decisions)
    op_names = {
        identity: name
        for identity, node in nodes.items()
        if (name := decisions.op_name(node)) is not None
    }
    datasets_decided = {about: value for about, value in decided.items() if isinstance(about, str)}
    return AssetDecisions(
        names=replace(
            names,
            keys={about: value.key for about, value in datasets_decided.items()},
            op_names=op_names,
            keyed_ops=_keyed_ops(graph, decided, defaults, op_names, names),
        ),
        assets=TranslatedAssets(
            datasets=datasets_decided,
            tasks={about: value for about, value in decided.items() if not isinstance(about, str)},
        ),
        io_managers=managers,
    )


def _io_managers(
    asking: _Asking,
    names: Names,
    configured: Mapping[str, ByPath],
    decisions: Decisions | None,
) -> dict[str, ByPath | str]:
    """What is chosen for each dataset, by its plain name: `dagster.yml` gives the defaults."""
    if decisions is None:
        return {**configured}
    facts, _ = asking.facts(names, DiagnosticLog())
    chosen = {
        about: decisions.io_manager(own) for about, own in facts.items() if isinstance(about, str)
    }
    return {about: manager for about, manager in chosen.items() if manager is not None}


class _Asking:
    """Collects what the export would decide, and the facts for the translator."""

    def __init__(
        self,
        project: Project,
        graph: Graph,
        datasets: Mapping[str, Dataset],
        settings: Mapping[str, AssetSettings],
        nodes: Mapping[NodeId, NodeFacts],
        configured: Mapping[str, ByPath],
    ) -> None:
        self._project = project
        self._graph = graph
        self._datasets = datasets
        self._settings = settings
        self._nodes = nodes
        self._configured = configured

    def facts(
        self, names: Names, log: DiagnosticLog
    ) -> tuple[dict[str | NodeId, DatasetFacts], dict[str | NodeId, AssetMetadata]]:
        """The facts of each asset, and what Dagster would show of it."""
        prefix, environment = names.asset_key_prefix, self._project.environment
        found: dict[str | NodeId, DatasetFacts] = {}
        defaults: dict[str | NodeId, AssetMetadata] = {}

        def add(dataset: str, default: AssetMetadata, node: NodeFacts | None) -> None:
            plain = untranscoded(dataset)
            if plain not in found:
                manager = self._configured.get(plain)
                found[plain] = dataset_facts(
                    self._datasets[dataset], default, node, prefix, environment, manager
                )
                defaults[plain] = default

        for node in (*self._graph.assets, *self._graph.ops):
            facts = self._nodes[node.identity]
            outputs = lower_asset_outputs(node, self._datasets, self._settings, names, log)
            if not node.outputs:
                default = outputs[0].metadata
                found[node.identity] = task_facts(facts, default, prefix, environment)
                defaults[node.identity] = default
            for output in outputs if node.outputs else ():
                # What an op writes is another node's asset, if it is one.
                add(output.metadata.dataset, output.metadata, facts)
        for name, dataset in sorted(self._datasets.items()):
            own = self._settings.get(untranscoded(name))
            add(name, asset_metadata(dataset, "external", (), own, names, log), None)
        return found, defaults


def _decided(
    default: AssetMetadata,
    facts: DatasetFacts,
    decisions: Decisions,
    names: Names,
) -> AssetMetadata:
    key = decisions.asset_key(facts)
    entries = decisions.metadata(facts)
    is_told = key == (*names.asset_key_prefix, *facts.name.split("."))
    if not is_told and not facts.is_node:
        entries = (*(item for item in entries if item[0] != DATASET), (DATASET, facts.name))
    return replace(
        default,
        key=default.key if is_told else key,
        group=decisions.group_name(facts),
        description=decisions.description(facts),
        kinds=decisions.kinds(facts),
        owners=decisions.owners(facts),
        tags=decisions.tags(facts),
        entries=entries,
    )


def _refuse_shared_keys(
    decided: Mapping[str | NodeId, AssetMetadata],
    facts: Mapping[str | NodeId, DatasetFacts],
    decisions: Decisions,
) -> None:
    owners: dict[tuple[str, ...], DatasetFacts] = {}
    for about, metadata in decided.items():
        own = facts[about]
        other = owners.setdefault(metadata.key, own)
        if other is not own:
            decisions.refuse(
                "get_asset_key",
                _owner_text(own),
                f"the key {'/'.join(metadata.key)!r}, which {_owner_text(other)} has",
                is_taken=True,
            )


def _owner_text(facts: DatasetFacts) -> str:
    return f"{'node' if facts.is_node else 'dataset'} '{facts.name}'"


def _keyed_ops(
    graph: Graph,
    decided: Mapping[str | NodeId, AssetMetadata],
    defaults: Mapping[str | NodeId, AssetMetadata],
    op_names: Mapping[NodeId, str],
    names: Names,
) -> frozenset[tuple[str, ...]]:
    """The keys of the translator's after which Dagster may call the op of an asset."""
    single = [
        untranscoded(node.outputs[0].dataset) if node.outputs else node.identity
        for node in graph.assets
        if len(node.outputs) < 2 and node.identity not in op_names
    ]
    joined = {about: "__".join(decided[about].key) for about in single}
    taken = Counter(
        [*joined.values(), *op_names.values(), *names.nodes.values(), *names.jobs.values()]
    )
    return frozenset(
        decided[about].key
        for about, name in joined.items()
        if decided[about].key != defaults[about].key and taken[name] == 1 and is_name(name)
    )
