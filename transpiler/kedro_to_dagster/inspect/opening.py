"""Opens a Kedro project: configures Kedro for it, and makes its configuration loaders."""

from __future__ import annotations

import contextlib
import io
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from ..errors import KedroToDagsterError, ProjectError, UsageError
from ..options import Options

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
    environments: tuple[str, ...]

    def loader_factory(self, environment: str | None) -> MakeLoader:
        """A function that makes the configuration loader of another environment.

        Raises:
            UsageError: If the project has no such environment.
        """
        return _loader_factory(self.settings, self.path, self.conf_source, environment)

    def folders_of(self, environment: str | None) -> tuple[str, ...]:
        """The folders that Kedro reads: the base environment, then the one of the run."""
        return _folders_of(self.settings, environment)


def open_project(options: Options) -> OpenedProject:
    """Configure Kedro for the project, and make its configuration loader.

    Raises:
        UsageError: If the options do not fit the project.
        ProjectError: If Kedro cannot load it.
    """
    path = options.project
    with _loading(path):
        # This import is a part of it: it reads the project's `conf/logging.yml`.
        from kedro.framework.project import settings
        from kedro.framework.startup import bootstrap_project

        metadata = bootstrap_project(path)
        conf_source = options.conf_source or str(settings.CONF_SOURCE)
        make_loader = _loader_factory(settings, path, conf_source, options.environment)
        return OpenedProject(
            path=path,
            metadata=metadata,
            settings=settings,
            conf_source=conf_source,
            config_loader=make_loader(dict(options.params)),
            environments=_folders_of(settings, options.environment),
        )


@contextlib.contextmanager
def _loading(path: Path) -> Iterator[None]:
    """Report as the project's what goes wrong where Kedro loads it."""
    try:
        yield
    except KedroToDagsterError:
        raise
    except (Exception, SystemExit) as error:
        raise ProjectError(
            "K2D910",
            f"Kedro cannot load the project in {path}: {type(error).__name__}: {error}",
            "Make 'kedro registry list' work in this environment first.",
        ) from error


def _loader_factory(
    settings: Any, path: Path, conf_source: str, environment: str | None
) -> MakeLoader:
    folder = path / conf_source
    if not folder.exists():
        raise UsageError(
            "K2D905",
            f"The configuration folder {folder} does not exist.",
            "Correct CONF_SOURCE in settings.py, or name the folder with --conf-source.",
        )
    if environment is not None and not (folder / environment).is_dir():
        known = sorted(each.name for each in folder.iterdir() if each.is_dir())
        raise UsageError(
            "K2D906",
            f"The project has no environment '{environment}' in {folder}.",
            f"It has {', '.join(known)}.",
        )
    return lambda params: settings.CONFIG_LOADER_CLASS(
        conf_source=str(folder),
        env=environment,
        runtime_params=params or None,
        **settings.CONFIG_LOADER_ARGS,
    )


def _folders_of(settings: Any, environment: str | None) -> tuple[str, ...]:
    arguments = settings.CONFIG_LOADER_ARGS
    run = environment or arguments.get("default_run_env") or "local"
    return (arguments.get("base_env") or "base", run)


@contextlib.contextmanager
def quiet_kedro(verbose: bool) -> Iterator[None]:
    """Keep Kedro's log, and what the project prints when imported, out of the command's output.

    Importing Kedro's framework sets up logging, so that has to wait until this holds it back.
    """
    if verbose:
        yield
        return
    os.environ.setdefault("KEDRO_DISABLE_TELEMETRY", "1")
    disabled = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            yield
    finally:
        logging.disable(disabled)
