"""Reads `group_by`, as it stands in `pyproject.toml`, in `dagster.yml` and on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .codes.groups import GROUP_BY_WRONG
from .errors import UsageError
from .kedro_model.dagster_yml import GroupBy, GroupedNodes, GroupRule

_FORMS = (
    "Write memory, namespace or tag, or a list of steps: each 'tag:name', 'namespace:name' or a list of "
    "the names of nodes."
)


def parse_group_by(value: Any, where: str) -> GroupBy | None:
    """Read which nodes make one step; None stands for each by itself. `where` is for messages.

    Raises:
        UsageError: If it is no rule and no list of steps.
    """
    if value is None or value == "none":
        return None
    if isinstance(value, str) and value in [rule.value for rule in GroupRule]:
        return GroupRule(value)
    if isinstance(value, dict):
        steps = tuple(_named_step(str(name), nodes, where) for name, nodes in value.items())
    elif isinstance(value, str):
        steps = (_step(value, where),)
    elif isinstance(value, list):
        steps = tuple(_steps(value, where))
    else:
        raise _wrong(value, where)
    if not steps:
        raise _wrong(value, where)
    return steps


def parse_group_by_options(values: list[str] | None) -> GroupBy | None:
    """Read the option of the command line, which may be given more than once.

    Raises:
        UsageError: As above.
    """
    if not values:
        return None
    if len(values) == 1 and "," not in values[0]:
        return parse_group_by(values[0], "--group-by")
    entries = [step.split(",") if "," in step else step for step in values]
    return parse_group_by(entries, "--group-by")


def plain_group_by(group_by: GroupBy | None) -> object:
    """What `parse_group_by` reads, as text and lists."""
    if group_by is None or isinstance(group_by, GroupRule):
        return None if group_by is None else group_by.value
    return [_plain(step) for step in group_by]


def _plain(step: GroupedNodes) -> object:
    if step.tag is not None:
        return f"tag:{step.tag}"
    if step.namespace is not None:
        return f"namespace:{step.namespace}"
    return list(step.nodes) if step.name is None else {step.name: list(step.nodes)}


def _steps(entries: list[Any], where: str) -> Iterator[GroupedNodes]:
    are_names = [isinstance(entry, str) and not _is_prefixed(entry) for entry in entries]
    if entries and all(are_names):
        # One step, the nodes of which are listed.
        yield _nodes(None, entries, where)
        return
    for entry in entries:
        if isinstance(entry, dict):
            yield from (_named_step(str(name), nodes, where) for name, nodes in entry.items())
        else:
            yield _step(entry, where)


def _step(entry: Any, where: str) -> GroupedNodes:
    if isinstance(entry, list):
        return _nodes(None, entry, where)
    if not isinstance(entry, str) or not _is_prefixed(entry):
        raise _wrong(entry, where)
    kind, _, name = entry.partition(":")
    if not name.strip():
        raise _wrong(entry, where)
    if kind == "tag":
        return GroupedNodes(tag=name.strip())
    return GroupedNodes(namespace=name.strip())


def _named_step(name: str, nodes: Any, where: str) -> GroupedNodes:
    if not name.strip() or not isinstance(nodes, list):
        raise _wrong({name: nodes}, where)
    return _nodes(name, nodes, where)


def _nodes(name: str | None, nodes: list[Any], where: str) -> GroupedNodes:
    if not nodes or not all(isinstance(node, str) and node.strip() for node in nodes):
        raise _wrong(nodes, where)
    return GroupedNodes(name=name, nodes=tuple(dict.fromkeys(node.strip() for node in nodes)))


def _is_prefixed(entry: str) -> bool:
    return entry.startswith(("tag:", "namespace:"))


def _wrong(value: Any, where: str) -> UsageError:
    return GROUP_BY_WRONG(where=where, value=value, forms=_FORMS)
