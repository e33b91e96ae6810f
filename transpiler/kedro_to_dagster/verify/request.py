"""What `verify` is asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import UsageError
from ..manifest import read_manifest
from ..options import Options


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
    """The options, with what the manifest of a committed package says of its export.

    Raises:
        UsageError: If there is no package.
    """
    options = request.options
    if request.out is None:
        return options
    manifest = read_manifest(request.out)
    if manifest is None:
        raise UsageError(
            "K2D961",
            f"{request.out} holds no package of kedro-to-dagster.",
            "Name the folder of an export, or none at all to verify a fresh one.",
        )
    exported = manifest.options
    named = exported.get("env")
    environment = named[0] if isinstance(named, list) else named
    package = exported.get("package")
    return replace(
        options,
        environment=options.environment or (None if environment is None else str(environment)),
        package=options.package or (None if package is None else str(package)),
    )
