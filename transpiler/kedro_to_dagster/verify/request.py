"""What `verify` is asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ..options import Options
from ..review.opening import options_of as exported_with


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to verify, and how.

    Attributes:
        options: The project, its environment and its runtime parameters, as for an export.
        out: The committed package; None for a fresh export.
        pipelines: The pipelines or jobs; all that there are where empty.
        multiprocess: Whether the package runs its steps in several processes.
        allow_external: Whether datasets outside of the project may be read and written.
        link_over: The size in megabytes from which inputs are not copied.
        max_partitions: How many partitions of a job are run at most.
        keep: Whether the folders of the runs stay.
    """

    options: Options
    out: Path | None = None
    pipelines: tuple[str, ...] = ()
    multiprocess: bool = False
    allow_external: bool = False
    link_over: float = 50
    max_partitions: int = 50
    keep: bool = False


def options_of(request: Request) -> Options:
    """The options, with those that a committed package was exported with.

    Raises:
        UsageError: If there is no package, or that of another project; if the values of runtime parameters
            are not given.
    """
    options = request.options
    if request.out is None:
        return options
    exported = exported_with(request.out, options.project, options.params)
    if options.environment in (None, exported.environment):
        return exported
    return replace(exported, environment=options.environment, other_environments=())
