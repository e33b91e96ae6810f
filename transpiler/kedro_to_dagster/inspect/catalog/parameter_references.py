"""Parameters that the configuration makes of others: a run that changes one does not change the other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from ...codes.parameters import PARAMETER_OF_ANOTHER
from ...diagnostics import DiagnosticLog
from ...kedro_model.node import WHOLE, parameter_path
from ..config.places import Places

# `${a.b}`, `${.b}` of the same mapping, and `${oc.select:a.b}`; not what another resolver gives.
_REFERENCE = re.compile(r"(?<!\\)\$\{\s*(?:oc\.(?:select|dict\.keys|dict\.values):)?([^:{},]+)[,}]")


def report_references(names: Iterable[str], places: Places, log: DiagnosticLog) -> None:
    """Report the parameters in which others stand, where a run can be given both."""
    paths = {parameter_path(name) for name in names}
    for path, text in places.interpolated.items():
        for other in _references(path, text):
            name = ".".join(path)
            if other != name and _is_read(name, paths) and _is_read(other, paths):
                found = PARAMETER_OF_ANOTHER(name=name, other=other, text=text)
                log.add(found, name, place=places.of(*path), cause=other)


def _references(path: tuple[str, ...], text: str) -> Iterator[str]:
    """The dotted paths of the parameters that a text refers to."""
    for reference in dict.fromkeys(_REFERENCE.findall(text)):
        name = re.sub(r"\[[^\]]*\].*", "", reference.strip())
        inner = name.lstrip(".")
        # One dot is the mapping that the text stands in, two that around it.
        depth = len(path) - (len(name) - len(inner)) if inner != name else 0
        yield ".".join((*path[:depth], inner))


def _is_read(name: str, paths: Collection[str]) -> bool:
    """Whether a node reads a parameter, a part of it, or what it is a part of."""
    return any(
        path in (WHOLE, name) or f"{path}.".startswith(f"{name}.") or name.startswith(f"{path}.")
        for path in paths
    )
