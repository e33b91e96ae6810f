"""The section `nodes`: entries for single nodes, and rules by tag, namespace, pipeline or pattern."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ...codes.dagster_yml import RULE_FITS_NOTHING
from ...diagnostics import DiagnosticLog
from ...errors import near
from ...kedro_model.dagster_yml import NodeSettings
from ...kedro_model.place import Place
from ..config.places import Places
from .asset_models import NodeOptions
from .checking import parse
from .executor_tags import check_tags, merged
from .retries import retry_policy
from .settings import check_known

DEFAULT = "__default__"
# From the most general to the most particular: what a later one says takes precedence.
_KINDS = ("pipeline", "namespace", "tag")
_WILDCARDS = frozenset("*?[")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredNode:
    """What a rule may look at."""

    name: str
    tags: frozenset[str]
    namespace: str | None
    pipelines: frozenset[str]


def registered_nodes(pipelines: Mapping[str, Any]) -> dict[str, RegisteredNode]:
    """The nodes of all registered pipelines, by their names."""
    nodes: dict[str, RegisteredNode] = {}
    for pipeline, registered in sorted(pipelines.items()):
        for node in registered.nodes:
            known = nodes.get(node.name)
            nodes[node.name] = RegisteredNode(
                name=node.name,
                tags=frozenset(node.tags) | (known.tags if known else frozenset()),
                namespace=node.namespace,
                pipelines=frozenset({pipeline}) | (known.pipelines if known else frozenset()),
            )
    return nodes


def node_settings(
    section: Mapping[str, Any],
    nodes: Mapping[str, RegisteredNode],
    places: Places,
    log: DiagnosticLog,
) -> tuple[NodeSettings, ...]:
    """What the section says of each node: its own entry, then the rules, the most particular first.

    A node's own entry is that of its name; where two rules of one kind fit, the one that stands later
    takes precedence. Keys are replaced one by one, and so are tags, and what is in those that are mappings.

    Raises:
        UsageError: If an entry is not valid, or there is no such node.
    """
    rules: list[tuple[int, int, str, NodeOptions]] = []
    for position, (name, entry) in enumerate(section.items()):
        options = parse(NodeOptions, entry, ("nodes", name), places)
        check_tags(options.tags, ("nodes", name, "tags"), places)
        rules.append((_rank(name, nodes), position, name, options))
    rules.sort(key=lambda rule: rule[:2])
    by_node: dict[str, dict[str, Any]] = {}
    stands: dict[str, dict[str, Place | None]] = {}
    for rank, _, name, options in rules:
        fitting = [node.name for node in nodes.values() if _fits(name, rank, node)]
        if not fitting:
            _report_unmatched(name, nodes, places, log)
        for node in fitting:
            own = by_node.setdefault(node, {"tags": {}})
            settings = {key: getattr(options, key) for key in options.model_fields_set}
            own |= {**settings, "tags": merged(own["tags"], settings.get("tags", {}))}
            found = {key: places.of("nodes", name, key) for key in settings}
            stands.setdefault(node, {}).update(found)
    return tuple(
        NodeSettings(
            node=node,
            retry_policy=retry_policy(own.get("retry_policy")),
            pool=own.get("pool"),
            tags=tuple(own["tags"].items()),
            places=tuple(stands[node].items()),
        )
        for node, own in by_node.items()
    )


def _rank(name: str, nodes: Mapping[str, RegisteredNode]) -> int:
    """How particular an entry is."""
    if name in nodes:
        return len(_KINDS) + 2
    if name == DEFAULT:
        return 0
    kind, colon, _ = name.partition(":")
    if colon and kind in _KINDS:
        return 1 + _KINDS.index(kind)
    return len(_KINDS) + 1


def _fits(name: str, rank: int, node: RegisteredNode) -> bool:
    if rank == len(_KINDS) + 2:
        return node.name == name
    if name == DEFAULT:
        return True
    if rank == len(_KINDS) + 1:
        return bool(_WILDCARDS & set(name)) and fnmatch.fnmatchcase(node.name, name)
    kind, _, pattern = name.partition(":")
    if kind == "tag":
        return any(fnmatch.fnmatchcase(tag, pattern) for tag in node.tags)
    if kind == "pipeline":
        return any(fnmatch.fnmatchcase(pipeline, pattern) for pipeline in node.pipelines)
    return any(fnmatch.fnmatchcase(around, pattern) for around in _around(node.namespace))


def _around(namespace: str | None) -> Iterable[str]:
    """A namespace, and those around it."""
    parts = namespace.split(".") if namespace else []
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


def _report_unmatched(
    name: str, nodes: Mapping[str, RegisteredNode], places: Places, log: DiagnosticLog
) -> None:
    path = ("nodes", name)
    kind, colon, _ = name.partition(":")
    if not (_WILDCARDS & set(name)) and not (colon and kind in _KINDS):
        check_known("node", name, nodes, path, places)
    known: dict[str, Iterable[str]] = {
        "tag": {tag for node in nodes.values() for tag in node.tags},
        "pipeline": {pipeline for node in nodes.values() for pipeline in node.pipelines},
        "namespace": {around for node in nodes.values() for around in _around(node.namespace)},
    }
    there = [f"{kind}:{member}" for member in known.get(kind, ())] if colon else list(nodes)
    log.add(RULE_FITS_NOTHING(name=name, hint=near(name, there)), name, place=places.of(*path))
