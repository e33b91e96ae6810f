"""The project's logging configuration is applied by Kedro, in steps only."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest
import yaml
from kedro_to_dagster_runtime.copied import CopiedProject
from kedro_to_dagster_runtime.logging_config import configure_logging
from kedro_to_dagster_runtime.project import KedroProject

CONFIG = """
version: 1
disable_existing_loggers: True
formatters:
  simple: {format: "%(name)s %(levelname)s %(message)s"}
handlers:
  audit: {class: logging.FileHandler, formatter: simple, filename: audit.log}
  own: {class: logging.FileHandler, formatter: simple, filename: own.log, level: WARNING}
loggers:
  kedro_logging_case: {level: DEBUG, handlers: [own]}
root: {handlers: [audit]}
"""


@pytest.fixture
def logger() -> Iterator[logging.Logger]:
    """A logger of the project; what is changed of others is undone."""
    root = logging.getLogger()
    handlers, level, hook = root.handlers[:], root.level, sys.excepthook
    # What other tests left.
    root.handlers.clear()
    logger = logging.getLogger("kedro_logging_case")
    yield logger
    for handler in (*root.handlers, *logger.handlers):
        if handler not in handlers:
            handler.close()
    root.handlers[:], logger.handlers[:] = handlers, []
    root.setLevel(level)
    sys.excepthook = hook


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KedroProject:
    """A project with a logging configuration."""
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf/logging.yml").write_text(CONFIG)
    monkeypatch.setenv("KEDRO_PROJECT_PATH", str(tmp_path))
    monkeypatch.delenv("KEDRO_LOGGING_CONFIG", raising=False)
    return KedroProject(package_name="shop", anchor=__file__)


def _step_is_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dg.OpExecutionContext, "get", lambda: None)


def test_nothing_is_opened_where_no_step_is_under_way(
    logger: logging.Logger, project: KedroProject
) -> None:
    configure_logging(project)
    logger.warning("while the definitions are loaded")
    assert not list(project.folder.glob("*.log"))


def test_without_a_configuration_nothing_is_changed(
    logger: logging.Logger, project: KedroProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    handlers = [*logging.getLogger().handlers]
    (project.folder / "conf/logging.yml").unlink()
    configure_logging(project)
    # Nor where the project is nowhere: the package loads.
    monkeypatch.delenv("KEDRO_PROJECT_PATH")
    monkeypatch.chdir(project.folder)
    configure_logging(KedroProject(package_name="nowhere", anchor=str(project.folder / "x.py")))
    assert logging.getLogger().handlers == handlers


@pytest.mark.parametrize(
    ("config", "levels"),
    [
        ("root: {level: ERROR}", (logging.ERROR, logging.NOTSET)),
        ("loggers: {kedro_logging_case: {level: DEBUG}}", (logging.WARNING, logging.DEBUG)),
        ("loggers: {kedro_logging_case: {handlers: []}}", (logging.WARNING, logging.NOTSET)),
        ("root:", (logging.WARNING, logging.NOTSET)),
    ],
)
def test_levels_are_there_before_the_first_step(
    logger: logging.Logger, project: KedroProject, config: str, levels: tuple[int, int]
) -> None:
    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    logger.setLevel(logging.NOTSET)
    (project.folder / "conf/logging.yml").write_text(f"version: 1\n{config}\n")
    configure_logging(project)
    assert (root.level, logger.level) == levels


def test_a_step_logs_as_kedro_would(
    logger: logging.Logger, project: KedroProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure_logging(project)
    once = [*logging.getLogger().handlers]
    configure_logging(project)
    assert logging.getLogger().handlers == once
    _step_is_under_way(monkeypatch)
    logger.debug("first")
    logger.warning("second")
    lines = ["kedro_logging_case DEBUG first", "kedro_logging_case WARNING second"]
    assert (project.folder / "audit.log").read_text().splitlines() == lines
    assert (project.folder / "own.log").read_text().splitlines() == lines[1:]


def test_the_first_record_reaches_the_logger_s_own_handlers(
    logger: logging.Logger, project: KedroProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure_logging(project)
    _step_is_under_way(monkeypatch)
    logger.warning("at once")
    for file in ("audit.log", "own.log"):
        assert (project.folder / file).read_text() == "kedro_logging_case WARNING at once\n"


def test_what_dagster_has_set_up_stays(
    logger: logging.Logger, project: KedroProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    class Seen(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            seen.append(record.getMessage())

    handler, hook = Seen(), sys.excepthook
    logging.getLogger().addHandler(handler)
    dagsters = logging.getLogger("dagster.some_logger")
    dagsters.addHandler(handler)
    configure_logging(project)
    _step_is_under_way(monkeypatch)
    logger.info("once")
    assert seen == ["once"]
    assert dagsters.handlers == [handler]
    assert not dagsters.disabled
    assert sys.excepthook is hook
    dagsters.removeHandler(handler)


def test_loggers_of_modules_that_were_copied_are_those_of_the_copies(
    logger: logging.Logger, project: KedroProject, tmp_path: Path
) -> None:
    package = tmp_path / "dagster/shop_dagster"
    (package / "code/shop").mkdir(parents=True)
    (project.folder / "conf/logging.yml").write_text(
        "version: 1\nloggers: {shop.nodes: {level: DEBUG}, kedro_logging_case: {level: ERROR}}\n"
    )
    anchor = str(package / "project.py")
    configure_logging(CopiedProject(package_name="shop", anchor=anchor, code="shop_dagster.code"))
    assert logging.getLogger("shop_dagster.code.shop.nodes").level == logging.DEBUG
    assert logging.getLogger("shop.nodes").level == logging.NOTSET
    assert logger.level == logging.ERROR


def test_a_copied_configuration_is_applied_where_the_project_is_gone(
    logger: logging.Logger, project: KedroProject, tmp_path: Path
) -> None:
    package = tmp_path / "dagster/shop_dagster"
    (package / "conf").mkdir(parents=True)
    (project.folder / "conf/logging.yml").rename(package / "conf/logging.yml")
    anchor = str(package / "project.py")
    configure_logging(CopiedProject(package_name="shop", anchor=anchor, code="shop_dagster.code"))
    assert logger.level == logging.DEBUG


def test_the_variable_comes_first(
    logger: logging.Logger, project: KedroProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.folder / "other.yml").write_text(CONFIG.replace("audit.log", "other.log"))
    monkeypatch.setenv("KEDRO_LOGGING_CONFIG", "other.yml")
    configure_logging(project)
    _step_is_under_way(monkeypatch)
    logger.warning("x")
    assert (project.folder / "other.log").is_file()
    assert not (project.folder / "audit.log").exists()


def test_a_configuration_that_kedro_refuses_fails_the_step(
    logger: logging.Logger, project: KedroProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.folder / "conf/logging.yml").write_text(
        "version: 1\nformatters: {own: {(): logging.Formatter}}\n"
    )
    configure_logging(project)
    _step_is_under_way(monkeypatch)
    with pytest.raises(ValueError, match="not allowed in logging configuration"):
        logger.warning("x")


def test_a_record_is_told_once_where_kedro_has_set_up_logging_before(
    logger: logging.Logger, project: KedroProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kedro.framework import project as kedro_project

    monkeypatch.chdir(project.folder)
    kedro_project.configure_logging(yaml.safe_load(CONFIG))
    configure_logging(project)
    _step_is_under_way(monkeypatch)
    logger.info("once")
    assert (project.folder / "audit.log").read_text() == "kedro_logging_case INFO once\n"
    assert [handler.name for handler in logging.getLogger().handlers].count("audit") == 1
