"""Loggers of a run, as `logging.config` makes them."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from kedro_to_dagster_runtime.loggers import new_logger


def test_a_logger_without_handlers_prints_what_has_its_level(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Dagster hands records to the handlers of a logger whatever its level is."""
    logger = new_logger("console", level="WARNING")
    for level in (logging.INFO, logging.WARNING):
        logger.handle(logging.LogRecord("shop", level, "", 0, "sold %s", ("tea",), None))
    printed = capsys.readouterr().out
    assert printed.endswith(" - shop - WARNING - sold tea\n")
    assert printed.count("\n") == 1


def test_handlers_keep_what_they_are_given(tmp_path: Path) -> None:
    logger = new_logger(
        "file",
        level="WARNING",
        handlers=[
            {
                "class": "logging.FileHandler",
                "filename": str(tmp_path / "all.log"),
                "level": "DEBUG",
                "formatter": "short",
            },
            {"class": "logging.FileHandler", "filename": str(tmp_path / "worst.log")},
        ],
        formatters={"short": {"format": "%(message)s"}},
    )
    for level in (logging.DEBUG, logging.ERROR):
        logger.handle(logging.LogRecord("shop", level, "", 0, "sold", None, None))
    for handler in logger.handlers:
        handler.close()
    assert (tmp_path / "all.log").read_text() == "sold\nsold\n"
    assert (tmp_path / "worst.log").read_text().endswith(" - shop - ERROR - sold\n")
    assert len((tmp_path / "worst.log").read_text().splitlines()) == 1
    assert logger not in logging.Logger.manager.loggerDict.values()


def test_filters_are_those_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    logger = new_logger(
        "quiet",
        level="INFO",
        handlers=[
            {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "filters": ["tills"]}
        ],
        filters={"tills": {"()": "logging.Filter", "name": "shop.tills"}},
    )
    for name in ("shop", "shop.tills"):
        logger.handle(logging.LogRecord(name, logging.INFO, "", 0, "sold", None, None))
    assert capsys.readouterr().out.endswith(" - shop.tills - INFO - sold\n")
