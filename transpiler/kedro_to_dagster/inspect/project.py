"""Reads a whole Kedro project: finds it, configures Kedro for it, and collects the facts."""

from __future__ import annotations

import contextlib
import io
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..diagnostics import DiagnosticLog
from ..errors import KedroToDagsterError, ProjectError, UsageError
from ..model.kedro import Project, is_parameter
from ..options import Options
from .places import find_places


def inspect_project(options: Options, log: DiagnosticLog) -> Project:
    """Read the project that the options name.

    Raises:
        UsageError: If there is no Kedro project, or the options do not fit it.
        ProjectError: If Kedro itself cannot load the project.
    """
    with _quiet_kedro(options.verbose):
        # Importing Kedro's framework sets up logging, so it waits until that is held back.
        from kedro import __version__ as kedro_version
        from kedro.framework.project import settings
        from kedro.framework.startup import bootstrap_project

        from .catalog import inspect_datasets
        from .hooks import datasets_for_hooks, inspect_hooks
        from .lifting import Lifter
        from .parameters import inspect_parameter_models, inspect_parameters
        from .pipelines import dataset_names, inspect_pipelines

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
        environments = _environments(settings, options)
        patterns = getattr(config_loader, "config_patterns", {})
        conf = path / conf_source
        catalog_places = find_places(patterns.get("catalog", ()), path, conf, environments)
        parameter_places = find_places(patterns.get("parameters", ()), path, conf, environments)
        pipelines = inspect_pipelines(path, metadata.package_name, options.pipelines, log)
        names = dataset_names(pipelines)
        models = inspect_parameter_models()
        hooks = inspect_hooks(settings)
        return Project(
            name=metadata.project_name,
            package_name=metadata.package_name,
            source_dir=Path(metadata.source_dir).relative_to(path.resolve()).as_posix(),
            conf_source=conf_source,
            environment=options.environment,
            kedro_version=kedro_version,
            pipelines=pipelines,
            datasets=inspect_datasets(
                sorted(
                    {name for name in names if not is_parameter(name)}
                    | datasets_for_hooks(hooks, config_loader)
                ),
                config_loader,
                settings.DATA_CATALOG_CLASS.default_runtime_patterns,
                catalog_places,
                Lifter(path, metadata.package_name),
                log,
            ),
            parameters=inspect_parameters(
                [name for name in names if is_parameter(name)],
                models,
                config_loader,
                parameter_places,
                log,
            ),
            parameter_models=models,
            hooks=hooks,
            runtime_params=options.params if hooks else (),
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


@contextlib.contextmanager
def _quiet_kedro(verbose: bool) -> Iterator[None]:
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
