"""Mappings of parameters that `kedro run --params` replaces, and a run of the package does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...codes.parameters import MAPPING_REPLACED_BY_PARAMS
from ...diagnostics import DiagnosticLog
from ...kedro_model.node import WHOLE, parameter_path
from ...kedro_model.place import Place
from ...kedro_model.project import Parameter


def report_replaced(
    parameters: Iterable[Parameter], place: Place | None, log: DiagnosticLog
) -> None:
    """Report the mappings; `place` is what makes Kedro replace them, the parameters of an environment."""
    names = sorted({name for parameter in parameters for name in _mappings(parameter)})
    if place is not None and names:
        listed = ", ".join(f"'{name}'" for name in names)
        found = MAPPING_REPLACED_BY_PARAMS(names=listed, file=place.file)
        log.add(found, "parameters", place=place, cause=place.file)


def _mappings(parameter: Parameter) -> Iterator[str]:
    """The outermost keys of mappings, for all that is known, with further keys."""
    path = parameter_path(parameter.name)
    outermost, _, rest = path.partition(".")
    if path == WHOLE:
        values = parameter.value if isinstance(parameter.value, Mapping) else {}
        yield from (key for key, value in values.items() if _has_several_keys(value))
    elif rest or _has_several_keys(parameter.value):
        yield outermost


def _has_several_keys(value: object) -> bool:
    return isinstance(value, Mapping) and len(value) > 1
