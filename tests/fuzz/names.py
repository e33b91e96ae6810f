"""Names of datasets, nodes and pipelines: mostly plain ones, and what Kedro allows besides."""

from __future__ import annotations

from .draft import Draft

_ODD_DATASETS = (
    *("with.dot{}", "with-hyphen-{}", "with_under__score{}", "{}leads", "ünïcode{}", "class{}"),
    *("a.b{}.c", "a__b{}__c", "Upper{}", "private_{}", "with space {}", "dunder__{}__", "x{}-y.z"),
)
_RESERVED = (
    "input",
    "output",
    "config",
    "context",
    "type",
    "class",
    "None",
    "resources",
    "jobs",
    "io_manager",
)
_ODD_NODES = ("node-{}", "node.{}", "{}", "nöde_{}", "Node_{}", "a__{}", "lambda{}", "d{}", "-{}-")


def dataset_name(draft: Draft) -> str:
    """A name for a dataset that no other has."""
    number = draft.number()
    kind = draft.random.random()
    if kind < 0.7:
        return f"d{number}"
    if kind < 0.95:
        return draft.random.choice(_ODD_DATASETS).format(number)
    name = draft.random.choice(_RESERVED)
    if name in draft.names:
        return f"d{number}"
    draft.names.append(name)
    return name


def node_name(draft: Draft) -> str | None:
    """A name for a node; None where Kedro is to make one."""
    kind = draft.random.random()
    number = draft.number()
    if kind < 0.7:
        return f"n{number}"
    if kind < 0.85:
        return draft.random.choice(_ODD_NODES).format(number)
    return None
