"""Requirements of distributions: their names, and two of one name made one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

# Kedro's own tools, which no run needs.
_FOR_KEDRO_ITSELF = frozenset({"kedro-telemetry", "kedro-viz"})
_PLAIN = re.compile(
    r"(?P<name>[A-Za-z0-9][\w.-]*)\s*(?:\[(?P<extras>[^]]*)\])?\s*\(?(?P<versions>[^;@()]*)\)?"
)


def normalized(requirement: str) -> str:
    """The name in a requirement, as distributions are compared by."""
    name = re.split(r"[^\w.-]", requirement.strip(), maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def with_requirements(
    own: Mapping[str, str], of_kedro_project: Iterable[str], chosen: Set[str]
) -> dict[str, str]:
    """Requirements by name, with those that the project has: both hold for what both name.

    What was `chosen` for the package holds alone. Of several that the project has of one name, each for
    another marker, each stays.
    """
    of_project = [
        requirement
        for requirement in of_kedro_project
        if normalized(requirement) not in _FOR_KEDRO_ITSELF
    ]
    names = [normalized(requirement) for requirement in of_project]
    by_name = dict(own)
    for name, requirement in zip(names, of_project, strict=True):
        if name in chosen:
            continue
        if names.count(name) > 1:
            by_name[f"{name} {requirement}"] = requirement
        else:
            by_name[name] = _both(by_name[name], requirement) if name in by_name else requirement
    return by_name


def with_single_extras(requirement: str) -> list[str]:
    """A requirement for each extra, all of which hold: another one is another line, not another list."""
    parsed = _parsed(requirement)
    if parsed is None or len(parsed.extras) < 2:
        return [requirement]
    versions = ",".join(parsed.versions)
    return [f"{parsed.name}[{extra}]{versions}" for extra in sorted(parsed.extras)]


@dataclass(frozen=True, slots=True)
class _Requirement:
    name: str
    extras: frozenset[str]
    versions: tuple[str, ...]


def _both(own: str, of_project: str) -> str:
    """A requirement that holds if two do; that of the project if it is not a plain one."""
    one, other = _parsed(own), _parsed(of_project)
    if one is None or other is None:
        return of_project
    extras = sorted(one.extras | other.extras)
    versions = ",".join(dict.fromkeys((*one.versions, *other.versions)))
    return f"{one.name}{f'[{chr(44).join(extras)}]' if extras else ''}{versions}"


def _parsed(requirement: str) -> _Requirement | None:
    match = _PLAIN.fullmatch(requirement.strip())
    if match is None:
        return None
    return _Requirement(
        match["name"],
        frozenset(filter(None, map(str.strip, (match["extras"] or "").split(",")))),
        tuple(filter(None, ("".join(part.split()) for part in match["versions"].split(",")))),
    )
