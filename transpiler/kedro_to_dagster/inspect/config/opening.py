"""Opens a Kedro project: configures Kedro for it, and makes its configuration loaders."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from ...codes.command import ENVIRONMENT_UNKNOWN, NO_CONFIGURATION_SOURCE
from ...codes.project import (
    CONFIGURATION_OUTSIDE,
    NO_BASE_FOLDER,
    NO_CONFIGURATION_FOLDER,
    NO_CONFIGURATION_LOADER,
    PROJECT_NOT_LOADED,
    PROJECT_OF_OLD_KEDRO,
    SETTINGS_NOT_LOADED,
)
from ...errors import KedroToDagsterError, ProjectError
from ...options import Options, kedro_version_of, package_of
from .causes import cause_of
from .places import find_places
from .quiet import without_project_logging
from .settings import check_forms, find_settings

# Makes a configuration loader for some runtime parameters.
MakeLoader: TypeAlias = Callable[[dict[str, Any]], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedProject:
    """A project that Kedro is configured for; `config_loader` reads the (first) environment asked for."""

    path: Path
    metadata: Any
    settings: Any
    conf_source: str
    config_loader: Any

    def loader_factory(self, environment: str | None) -> MakeLoader:
        """A function that makes the configuration loader of another environment.

        Raises:
            UsageError: If the project has no such environment.
        """
        return _loader_factory(self.settings, self.path, self.conf_source, environment)

    @property
    def environments(self) -> tuple[str, ...]:
        """The folders that Kedro reads: the base environment, then the one of the run."""
        return folders_of(self.config_loader)

    def folders_of(self, environment: str | None) -> tuple[str, ...]:
        """The folders that Kedro reads for another environment."""
        return folders_of(self.loader_factory(environment)({}))


def open_project(options: Options) -> OpenedProject:
    """Configure Kedro for the project, and make its configuration loader.

    Raises:
        UsageError: If the options do not fit the project.
        ProjectError: If Kedro cannot load it.
    """
    path = options.project
    _check_version(path)
    with _loading(path), without_project_logging(path, package_of(path)):
        from kedro.framework.project import settings
        from kedro.framework.startup import bootstrap_project

        metadata = bootstrap_project(path)
        _check_settings(path)
        conf_source = _within(path, options.conf_source or str(settings.CONF_SOURCE))
    make_loader = _loader_factory(settings, path, conf_source, options.environment)
    return OpenedProject(
        path=path,
        metadata=metadata,
        settings=settings,
        conf_source=conf_source,
        config_loader=make_loader(dict(options.params)),
    )


def _check_version(path: Path) -> None:
    version = kedro_version_of(path)
    if version.startswith("0."):
        raise PROJECT_OF_OLD_KEDRO(version=version)


def _check_settings(path: Path) -> None:
    """Kedro's settings keep their defaults where the module fails, hooks too, until a run starts."""
    from kedro.framework.project import settings, validate_settings

    try:
        validate_settings()
    except (Exception, SystemExit) as error:
        raise SETTINGS_NOT_LOADED(cause=cause_of(error, path)) from error
    check_forms(settings, find_settings(package_of(path), path))


def _within(path: Path, conf_source: str) -> str:
    """A configuration folder as it can be written: relative to the project, or the address of a remote one.

    Raises:
        ProjectError: If it is a folder of this machine.
    """
    if not Path(conf_source).is_absolute():
        return conf_source
    for folder in (path, path.resolve()):
        if Path(conf_source).is_relative_to(folder):
            return Path(conf_source).relative_to(folder).as_posix()
    raise CONFIGURATION_OUTSIDE(conf_source=conf_source)


@contextlib.contextmanager
def _loading(path: Path) -> Iterator[None]:
    """Report as the project's what goes wrong where Kedro loads it."""
    try:
        yield
    except KedroToDagsterError:
        raise
    except (Exception, SystemExit) as error:
        raise PROJECT_NOT_LOADED(path=path, cause=cause_of(error, path)) from error


def _loader_factory(
    settings: Any, path: Path, conf_source: str, environment: str | None
) -> MakeLoader:
    folder = path / conf_source
    if not folder.exists():
        raise NO_CONFIGURATION_SOURCE(folder=folder)
    if environment is not None and not (folder / environment).is_dir():
        known = sorted(entry.name for entry in folder.iterdir() if entry.is_dir())
        raise ENVIRONMENT_UNKNOWN(environment=environment, folder=folder, known=", ".join(known))

    def make(params: dict[str, Any]) -> Any:
        try:
            loader = settings.CONFIG_LOADER_CLASS(
                conf_source=str(folder),
                env=environment,
                runtime_params=params or None,
                **settings.CONFIG_LOADER_ARGS,
            )
        except Exception as error:
            raise _unmade(settings, path, folder, environment, error) from error
        _check_folders(loader, folder)
        return loader

    return make


def _unmade(
    settings: Any, path: Path, folder: Path, environment: str | None, error: Exception
) -> ProjectError:
    """What is wrong where a configuration loader cannot be made: Kedro's reads the globals then."""
    from .mistakes import mistake_in

    arguments = settings.CONFIG_LOADER_ARGS
    patterns = (arguments.get("config_patterns") or {}).get("globals") or ["globals.yml"]
    run = environment or arguments.get("default_run_env") or ""
    environments = (arguments.get("base_env") or "", run)
    places = find_places(patterns, path, folder, environments)
    mistake = mistake_in(error, places, "kedro registry list")
    return NO_CONFIGURATION_LOADER(mistake=mistake.message, hint=mistake.hint)


def _check_folders(loader: Any, folder: Path) -> None:
    """Kedro's own loader takes a folder that is not there for one without files, until a run starts."""
    from kedro.config import OmegaConfigLoader

    if not isinstance(loader, OmegaConfigLoader) or not folder.is_dir():
        return
    base, run = folders_of(loader)
    for name in (base, run):
        if not (folder / name).is_dir():
            raise (
                NO_CONFIGURATION_FOLDER(folder=folder / name, base=base)
                if name != base
                else NO_BASE_FOLDER(folder=folder / name)
            )


def folders_of(loader: Any) -> tuple[str, str]:
    """The folders that a configuration loader reads: the base environment, then the one of the run."""
    base = getattr(loader, "base_env", None)
    run = getattr(loader, "env", None) or getattr(loader, "default_run_env", None)
    # Kedro's own loader reads the configuration folder itself where there is no name of one.
    return (base or "", run or "") if base is not None else ("base", run or "local")
