"""The project's settings and logging configuration, as far as they change a run."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .catalogs import switch_validation_off
from .logging_config import configure_logging

if TYPE_CHECKING:
    from .project import KedroProject


@dataclass(frozen=True)
class KedroSettings:
    """Settings of a Kedro project that are not Kedro's defaults.

    `has_logging` is set if the project has its own logging configuration.
    """

    validates_datasets: bool = True
    has_logging: bool = False

    def apply(self, project: "KedroProject") -> None:
        """Apply them in this process, without importing anything of the project yet."""
        if self.has_logging:
            configure_logging(project)
        if not self.validates_datasets:
            switch_validation_off()

    def prepare(self, project: "KedroProject") -> None:
        """Do what has to be done before a step; here nothing."""
