"""Keeps what Kedro and the project log out of the command's output and of the project's log files."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import logging
import os
import sys
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from .unreadable import mistake_of_file

LOGGING_VARIABLE = "KEDRO_LOGGING_CONFIG"
_PARTIAL = "functools.partial("
# Where Kedro looks for the logging configuration of a project, whatever its CONF_SOURCE.
LOGGING_FILES = ("conf/logging.yml", "conf/logging.yaml")


@contextlib.contextmanager
def quiet_kedro(verbose: bool) -> Iterator[None]:
    """Keep Kedro's log, and what the project prints when imported, out of the command's output.

    Importing Kedro's framework sets up logging, so that has to wait until this holds it back.
    """
    if verbose:
        with _each_warning_once(), _without_fixed_arguments():
            yield
        return
    os.environ.setdefault("KEDRO_DISABLE_TELEMETRY", "1")
    disabled = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(disabled)


@contextlib.contextmanager
def _each_warning_once() -> Iterator[None]:
    """Show a warning once, however often it is given: Kedro makes several configuration loaders."""
    shown: set[str] = set()
    show = warnings.showwarning

    def is_new(text: str) -> bool:
        known = text in shown
        shown.add(text)
        return not known

    def once(message: Warning | str, category: type[Warning], *args: Any, **keywords: Any) -> None:
        if is_new(f"{category.__name__}: {message}"):
            show(message, category, *args, **keywords)

    def logged_once(record: logging.LogRecord) -> bool:
        # File and line, then what `once` knows it by, then the line of code.
        warning = record.getMessage().partition(": ")[2].rpartition("\n  ")[0]
        return is_new(warning.strip())

    logger = logging.getLogger("py.warnings")
    logger.addFilter(logged_once)
    try:
        with warnings.catch_warnings():
            warnings.showwarning = once
            yield
    finally:
        logger.removeFilter(logged_once)


@contextlib.contextmanager
def _without_fixed_arguments() -> Iterator[None]:
    """Leave out of the log what partial functions fix, which Kedro shows: it may be a secret."""
    make = logging.getLogRecordFactory()

    def make_record(*args: Any, **keywords: Any) -> logging.LogRecord:
        record = make(*args, **keywords)
        with contextlib.suppress(TypeError, ValueError):
            message = record.getMessage()
            if _PARTIAL in message:
                record.msg, record.args = without_fixed_arguments(message), ()
        return record

    logging.setLogRecordFactory(make_record)
    try:
        yield
    finally:
        logging.setLogRecordFactory(make)


def without_fixed_arguments(text: str) -> str:
    """A text without the arguments that partial functions fix."""
    before, separator, rest = text.partition(_PARTIAL)
    if not separator:
        return text
    depth = 1
    for position, character in enumerate(rest):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if not depth:
            return f"{before}{_PARTIAL}…){without_fixed_arguments(rest[position + 1 :])}"
    return f"{before}{_PARTIAL}…)"


@contextlib.contextmanager
def without_project_logging(project: Path, package: str) -> Iterator[None]:
    """Let Kedro be configured for the project without opening the files that the project logs to.

    Kedro applies `conf/logging.yml` when its framework is first imported, and once more when it is
    configured for a project whose package has no logger yet. The configuration is checked all the same.

    Raises:
        ValueError: If it is not valid YAML, or Kedro does not take it.
    """
    earlier_variable = os.environ.get(LOGGING_VARIABLE)
    if "kedro.framework.project" not in sys.modules:
        os.environ[LOGGING_VARIABLE] = str(_kedros_own_configuration())
    try:
        from kedro.framework.project import LOGGING
    finally:
        if earlier_variable is not None:
            os.environ[LOGGING_VARIABLE] = earlier_variable
        else:
            os.environ.pop(LOGGING_VARIABLE, None)
    file = logging_file(project)
    if file is not None:
        _check(file, os.path.relpath(file, project), LOGGING)
    loggers = LOGGING.data.setdefault("loggers", {})
    is_new = package not in loggers
    loggers.setdefault(package, {"level": "INFO"})
    try:
        yield
    finally:
        if is_new:
            # A session in this process configures the logging of the project itself.
            loggers.pop(package, None)


def _check(file: Path, name: str, kedros_logging: Any) -> None:
    """See that Kedro takes the configuration in a file.

    Raises:
        ValueError: If it does not; it names the file.
    """
    try:
        configuration = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ValueError(mistake_of_file(error, file, name).message) from None
    if not isinstance(configuration, Mapping):
        raise ValueError(f"{name}: the file is not a mapping of keys to values")
    checked: Any = configuration
    # Which checks there are depends on the version of Kedro.
    for check in ("_validate_logging_config", "_prepare_logging_config"):
        checked = getattr(kedros_logging, check, _unchanged)(checked)
    _check_levels(configuration, name)


def _unchanged(configuration: Any) -> Any:
    return configuration


def _check_levels(configuration: Mapping[str, Any], file: str) -> None:
    """See that loggers have levels that there are, as Python does when it applies the configuration.

    Raises:
        ValueError: If one has another.
    """
    loggers = {**(configuration.get("loggers") or {}), "root": configuration.get("root") or {}}
    for name, logger in loggers.items():
        try:
            level = logger.get("level")
            if level is not None:
                logging.Logger(name).setLevel(level)
        except (AttributeError, TypeError, ValueError) as error:
            raise ValueError(f"{file}: unable to configure logger '{name}': {error}") from None


def logging_file(project: Path) -> Path | None:
    """The logging configuration that Kedro applies in a run of the project; None for its own."""
    variable = os.environ.get(LOGGING_VARIABLE)
    files = [variable] if variable else LOGGING_FILES
    existing = next((project / file for file in files if (project / file).is_file()), None)
    if variable and existing is None:
        raise FileNotFoundError(f"There is no file {variable}, which {LOGGING_VARIABLE} names.")
    return existing


def _kedros_own_configuration() -> Path:
    """What Kedro applies where a project has no configuration of its own: it logs to the terminal."""
    spec = importlib.util.find_spec("kedro")
    assert spec is not None and spec.origin is not None
    folder = Path(spec.origin).parent / "framework" / "project"
    rich = folder / "rich_logging.yml"
    return (
        rich
        if importlib.util.find_spec("rich") and rich.is_file()
        else folder / "default_logging.yml"
    )
