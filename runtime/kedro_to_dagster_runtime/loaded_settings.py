"""The settings of a project whose code needs what Kedro loads before a run."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .registry import configure
from .settings import KedroSettings

if TYPE_CHECKING:
    from .project import KedroProject


@dataclass(frozen=True)
class LoadedSettings(KedroSettings):
    """Has Kedro load `settings.py` and the registered pipelines before any step.

    Nodes ask for them, or they change something outside of themselves, such as
    environment variables or other modules.
    """

    def prepare(self, project: "KedroProject") -> None:
        """Load them in this process, once."""
        configure(project)
        from kedro.framework.project import pipelines, validate_settings

        validate_settings()
        # Kedro loads the pipelines when they are first asked for.
        len(pipelines)
