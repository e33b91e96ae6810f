"""Job factories: an entry with `{placeholders}` stands for one job for each matching namespace.

As with Kedro's dataset factories, a name that is written out takes precedence over a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ...codes.dagster_yml import NAMESPACE_FITS_NOTHING, PLACEHOLDER_UNBOUND
from ...errors import near
from ..config.places import Places
from .checking import located

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def is_pattern(name: str) -> bool:
    """Whether the name of a job has placeholders."""
    return _PLACEHOLDER.search(name) is not None


def placeholders(name: str) -> tuple[str, ...]:
    """The placeholders in a name, in order."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(name)))


def resolve(
    jobs: Mapping[str, Any], namespaces: Mapping[str, Iterable[str]], places: Places
) -> dict[str, Any]:
    """Replace each pattern by the jobs that it stands for.

    `namespaces` has the namespaces of the nodes of each registered pipeline, with those around them.
    A placeholder stands for one level of a namespace. A pattern for an unknown pipeline is kept.

    If patterns make jobs with the same name, the more specific pattern takes precedence. What stands in a
    pattern stands in each of its jobs.

    Raises:
        UsageError: If a factory matches nothing.
    """
    resolved = {name: entry for name, entry in jobs.items() if not is_pattern(name)}
    patterns = [name for name in jobs if is_pattern(name)]
    for pattern in sorted(patterns, key=_specificity):
        if _pipeline_name(jobs[pattern]) not in namespaces:
            # The pipeline is reported where the jobs are read.
            resolved[pattern] = jobs[pattern]
            continue
        for values in _matches(pattern, jobs[pattern], namespaces, places):
            name = _filled(pattern, values)
            if name not in resolved:
                resolved[name] = _filled(jobs[pattern], values)
                places.copy(("jobs", pattern), ("jobs", name))
    return resolved


def _specificity(pattern: str) -> tuple[int, str]:
    """The pattern with the most literal text comes first."""
    return -len(_PLACEHOLDER.sub("", pattern)), pattern


def _matches(
    pattern: str, entry: Any, namespaces: Mapping[str, Iterable[str]], places: Places
) -> list[dict[str, str]]:
    """The values of the placeholders, for each namespace that matches the first template with any."""
    options = _pipeline_options(entry)
    entry_namespaces = options.get("node_namespaces", options.get("node_namespace"))
    templates = (
        [entry_namespaces]
        if isinstance(entry_namespaces, str)
        else entry_namespaces
        if isinstance(entry_namespaces, list)
        else []
    )
    template = next((namespace for namespace in templates if is_pattern(str(namespace))), None)
    unbound = [
        placeholder
        for placeholder in placeholders(pattern)
        if placeholder not in placeholders(str(template))
    ]
    if template is None or unbound:
        raise PLACEHOLDER_UNBOUND(place=located(("jobs", pattern), places), placeholder=unbound[0])
    name = _pipeline_name(entry)
    matches = [
        re.fullmatch(_expression(template), namespace)
        for namespace in sorted(set(namespaces[name]))
    ]
    values = [match.groupdict() for match in matches if match is not None]
    if not values:
        raise NAMESPACE_FITS_NOTHING(
            place=located(("jobs", pattern), places),
            name=name,
            template=template,
            hint=near(template, namespaces[name]),
        )
    return values


def _pipeline_options(entry: Any) -> Mapping[str, Any]:
    pipeline = entry.get("pipeline") if isinstance(entry, Mapping) else None
    return (
        pipeline if isinstance(pipeline, Mapping) else {"pipeline_name": pipeline or "__default__"}
    )


def _pipeline_name(entry: Any) -> str:
    return str(_pipeline_options(entry).get("pipeline_name", "__default__"))


def _expression(template: str) -> str:
    """A regular expression for the template; a repeated placeholder stands for the same text."""
    seen: set[str] = set()
    parts = []
    for position, part in enumerate(_PLACEHOLDER.split(template)):
        if position % 2 == 0:
            parts.append(re.escape(part))
        else:
            parts.append(f"(?P={part})" if part in seen else f"(?P<{part}>[^.]+)")
            seen.add(part)
    return "".join(parts)


def _filled(value: Any, values: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return _PLACEHOLDER.sub(lambda match: values.get(match.group(1), match.group()), value)
    if isinstance(value, Mapping):
        return {_filled(key, values): _filled(inner, values) for key, inner in value.items()}
    if isinstance(value, list):
        return [_filled(item, values) for item in value]
    return value
