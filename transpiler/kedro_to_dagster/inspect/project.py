"""Reads a whole Kedro project: finds it, configures Kedro for it, and collects the facts."""

from __future__ import annotations

import contextlib
import io
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from ..diagnostics import DiagnosticLog
from ..errors import KedroToDagsterError, ProjectError, UsageError
from ..model.kedro import Project, is_parameter
from ..options import Options
from .places import find_places

# Plugins whose hooks serve Kedro's own command line and viewer, and not the project's run.
_FOR_KEDRO_ITSELF = frozenset({"kedro_telemetry", "kedro_viz"})


def inspect_project(options: Options, log: DiagnosticLog) -> Project:
    """Read the project that the options name.

    Raises:
        UsageError: If there is no Kedro project, or the options do not fit it.
        ProjectError: If Kedro itself cannot load the project.
    """
    with quiet_kedro(options.verbose):
        # Importing Kedro's framework sets up logging, so it waits until that is held back.
        from kedro import __version__ as kedro_version
        from kedro.framework.project import settings

        from .catalog import inspect_datasets
        from .documents import patterns as orchestration_patterns
        from .extras import catalog_extras
        from .lifting import Lifter
        from .orchestration import inspect_orchestration
        from .parameters import inspect_parameter_models, inspect_parameters
        from .pipelines import dataset_names, inspect_pipelines

        path = options.project
        opened = open_project(options)
        metadata, config_loader = opened.metadata, opened.config_loader
        conf_source = opened.conf_source
        dagster_patterns = orchestration_patterns(config_loader)
        patterns = getattr(config_loader, "config_patterns", {})
        conf = path / conf_source
        catalog_places = find_places(patterns.get("catalog", ()), path, conf, opened.environments)
        parameter_places = find_places(
            patterns.get("parameters", ()), path, conf, opened.environments
        )
        pipelines = inspect_pipelines(path, metadata.package_name, options.pipelines, log)
        names = dataset_names(pipelines)
        models = inspect_parameter_models()
        datasets = inspect_datasets(
            [name for name in names if not is_parameter(name)],
            config_loader,
            settings.DATA_CATALOG_CLASS.default_runtime_patterns,
            catalog_places,
            Lifter(path, metadata.package_name),
            log,
        )
        return Project(
            name=metadata.project_name,
            package_name=metadata.package_name,
            source_dir=Path(metadata.source_dir).relative_to(path.resolve()).as_posix(),
            conf_source=conf_source,
            environment=options.environment,
            kedro_version=kedro_version,
            pipelines=pipelines,
            datasets=datasets,
            parameters=inspect_parameters(
                [name for name in names if is_parameter(name)],
                models,
                config_loader,
                parameter_places,
                log,
            ),
            parameter_models=models,
            hooks=_hooks(settings),
            asset_extras=catalog_extras(datasets, catalog_places),
            orchestration=inspect_orchestration(
                config_loader,
                pipelines,
                find_places(dagster_patterns, path, conf, opened.environments),
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedProject:
    """A project that Kedro is configured for."""

    metadata: Any
    config_loader: Any
    conf_source: str
    environments: tuple[str, ...]


def open_project(options: Options) -> OpenedProject:
    """Configure Kedro for the project, and make its configuration loader.

    Raises:
        UsageError: If the options do not fit the project.
        ProjectError: If Kedro cannot load it.
    """
    from kedro.framework.project import settings
    from kedro.framework.startup import bootstrap_project

    path = options.project
    try:
        metadata = bootstrap_project(path)
        conf_source = options.conf_source or str(settings.CONF_SOURCE)
        config_loader = _config_loader(settings, path, conf_source, options)
    except KedroToDagsterError:
        raise
    except (Exception, SystemExit) as error:
        raise ProjectError(
            "K2D910",
            f"Kedro cannot load the project in {path}: {type(error).__name__}: {error}",
            "Make 'kedro registry list' work in this environment first.",
        ) from error
    return OpenedProject(
        metadata=metadata,
        config_loader=config_loader,
        conf_source=conf_source,
        environments=tuple(_environments(settings, options)),
    )


def _config_loader(settings: Any, path: Path, conf_source: str, options: Options) -> Any:
    folder = path / conf_source
    if not folder.exists():
        raise UsageError(
            "K2D905",
            f"The configuration folder {folder} does not exist.",
            "Correct CONF_SOURCE in settings.py, or name the folder with --conf-source.",
        )
    if options.environment is not None and not (folder / options.environment).is_dir():
        known = sorted(each.name for each in folder.iterdir() if each.is_dir())
        raise UsageError(
            "K2D906",
            f"The project has no environment '{options.environment}' in {folder}.",
            f"It has {', '.join(known)}.",
        )
    return settings.CONFIG_LOADER_CLASS(
        conf_source=str(folder),
        env=options.environment,
        runtime_params=dict(options.params) or None,
        **settings.CONFIG_LOADER_ARGS,
    )


def _environments(settings: Any, options: Options) -> list[str]:
    """The folders that Kedro reads: the base environment, then the one of the run."""
    arguments = settings.CONFIG_LOADER_ARGS
    run = options.environment or arguments.get("default_run_env") or "local"
    return [arguments.get("base_env") or "base", run]


def _hooks(settings: Any) -> tuple[str, ...]:
    """Name the hooks that Kedro would register: the project's own, then those of plugins."""
    own = [f"{type(hook).__module__}.{type(hook).__qualname__}" for hook in settings.HOOKS]
    disabled = set(settings.DISABLE_HOOKS_FOR_PLUGINS)
    plugins = sorted(
        entry.value
        for entry in entry_points(group="kedro.hooks")
        if entry.value.split(".")[0] not in _FOR_KEDRO_ITSELF
        and (entry.dist is None or entry.dist.name not in disabled)
    )
    return (*own, *plugins)


@contextlib.contextmanager
def quiet_kedro(verbose: bool) -> Iterator[None]:
    """Keep Kedro's log, and what the project prints when imported, out of the command's output."""
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
