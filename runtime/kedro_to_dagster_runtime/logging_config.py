"""The project's own logging in the steps of runs: `conf/logging.yml` or `KEDRO_LOGGING_CONFIG`."""

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg

from .project import KedroProject, KedroProjectError

LOGGING_VARIABLE = "KEDRO_LOGGING_CONFIG"
# Where Kedro looks for it, whatever the project's configuration folder is.
LOGGING_FILES = ("conf/logging.yml", "conf/logging.yaml")


def configure_logging(project: KedroProject) -> None:
    """Let Kedro apply the project's logging configuration once the first step of a process logs something.

    Levels are set at once. Handlers are made in steps only, so that no file is opened
    where the definitions are merely loaded.
    """
    root = logging.getLogger()
    if any(isinstance(handler, _Starter) for handler in root.handlers):
        return
    config = _read_configuration(project)
    if config is not None:
        for name, logger in _loggers(config):
            if logger.get("level") is not None:
                logging.getLogger(name).setLevel(logger["level"])
        # The first handler, so that the handlers it adds still get the current record.
        root.handlers.insert(0, _Starter(config))


class _Starter(logging.Handler):
    """Replaces the handlers of the project until a step is running."""

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()
        self.config: dict[str, object] | None = config

    def emit(self, record: logging.LogRecord) -> None:
        if self.config is None:
            return
        try:
            dg.OpExecutionContext.get()
        except Exception:
            return  # No step is under way.
        config, self.config = self.config, None
        _start(config)
        # The handlers of the root are asked next; those of other loggers have been
        # passed by.
        logger: logging.Logger | None = logging.getLogger(record.name)
        while logger is not None and logger.parent is not None:
            for handler in logger.handlers:
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None


def _start(config: dict[str, object]) -> None:
    """Have Kedro check and apply the configuration; Dagster's own set-up stays."""
    root = logging.getLogger()
    # Whoever called the starter goes through this list.
    asked = root.handlers
    handlers, excepthook = tuple(asked), sys.excepthook
    loggers_of_dagster = [
        logger
        for logger in _all_loggers()
        if logger.name.partition(".")[0] == "dagster"
    ]
    of_dagster = {
        logger: (tuple(logger.handlers), logger.disabled)
        for logger in loggers_of_dagster
    }
    from kedro.framework import project as kedro_project

    # What Kedro has set up before is replaced.
    own = kedro_project.LOGGING.get("handlers", {})
    handlers = tuple(handler for handler in handlers if handler.name not in own)
    try:
        kedro_project.configure_logging(config)
    finally:
        new = [handler for handler in root.handlers if handler not in handlers]
        asked[:] = [*handlers, *new]
        # Newer versions of Python remove a handler by making another list.
        root.handlers = asked
        for logger, (its_handlers, disabled) in of_dagster.items():
            logger.handlers[:], logger.disabled = its_handlers, disabled
        # Kedro installs Rich's hook, which never returns for some of Dagster's errors.
        sys.excepthook = excepthook


def _all_loggers() -> list[logging.Logger]:
    known = logging.Logger.manager.loggerDict.values()
    return [logger for logger in known if isinstance(logger, logging.Logger)]


def _read_configuration(project: KedroProject) -> dict[str, Any] | None:
    """The configuration, with the files of handlers in the project's folder; None if there is none."""
    import yaml

    try:
        folder = project.folder
    except KedroProjectError:
        return None
    variable = os.environ.get(LOGGING_VARIABLE)
    folders = [folder, Path(project.anchor).parent] if project.code else [folder]
    names = [variable] if variable else LOGGING_FILES
    files = [place / name for place in folders for name in names]
    file = next((file for file in files if file.is_file()), None)
    if file is None:
        return None
    config: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    for handler in config.get("handlers", {}).values():
        if isinstance(handler.get("filename"), str):
            # As a path relative to the current folder, which is the project's for
            # `kedro run`.
            handler["filename"] = str(folder / Path(handler["filename"]))
    if isinstance(config.get("loggers"), dict):
        loggers = config["loggers"].items()
        config["loggers"] = {
            project.name_here(name): logger for name, logger in loggers
        }
    return config


def _loggers(config: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from config.get("loggers", {}).items()
    yield "", config.get("root") or {}
