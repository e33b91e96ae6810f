"""Loggers: where Dagster writes what is logged in a run."""

import dagster as dg

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
