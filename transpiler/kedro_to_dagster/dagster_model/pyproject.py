"""What the pyproject.toml of the package says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependencies:
    """What the package needs installed: Dagster and Kedro, and what the project needs of libraries.

    `asked` are the requirements that `dagster.yml` or the options of the export name themselves.
    `kedro_project` is the distribution of the Kedro project, which is in the folder above the package;
    None where it cannot be installed. `untyped` are the top-level modules that type checkers find no
    types in.
    """

    frameworks: tuple[str, ...]
    libraries: tuple[str, ...]
    asked: tuple[str, ...] = ()
    kedro_project: str | None = None
    untyped: tuple[str, ...] = ()

    @property
    def requirements(self) -> tuple[str, ...]:
        """All of them, in the order of the file."""
        return self.frameworks + self.libraries
