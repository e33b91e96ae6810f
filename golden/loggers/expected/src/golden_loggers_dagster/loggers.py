"""Loggers: where Dagster writes what is logged in a run."""

import dagster as dg

from .project import project
from .runtime.loggers import new_logger


@dg.logger
def console(context):
    """Logger of level INFO."""
    return new_logger(
        "console",
        level="INFO",
        handlers=[
            {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "formatter": "default",
                "level": "INFO",
            }
        ],
        formatters={
            "default": {
                "format": "%(asctime)s - %(name)s - %(levelname)s - %(message)s"
            }
        },
    )


@dg.logger
def file_logger(context):
    """Logger of level DEBUG."""
    return new_logger(
        "file_logger",
        level="DEBUG",
        handlers=[
            {
                "class": "logging.handlers.RotatingFileHandler",
                "level": "INFO",
                "formatter": "simple",
                "maxBytes": 10485760,
                "backupCount": 3,
                "encoding": "utf8",
                "delay": True,
                "filename": project.path("runs.log"),
            },
            {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "formatter": "plain",
                "filters": ["quiet"],
                "level": "DEBUG",
            },
        ],
        formatters={
            "simple": {"format": "[%(asctime)s] %(levelname)s - %(message)s"},
            "plain": {"()": "golden_loggers.logs.Prefixed", "prefix": "clock: "},
        },
        filters={"quiet": {"()": "golden_loggers.logs.Without", "word": "STEP"}},
    )


@dg.logger
def winding__logger_0(context):
    """Logger of level WARNING."""
    return new_logger(
        "winding__logger_0",
        level="WARNING",
        handlers=[
            {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "formatter": "default",
                "level": "WARNING",
            }
        ],
        formatters={
            "default": {
                "format": "%(asctime)s - %(name)s - %(levelname)s - %(message)s"
            }
        },
    )
