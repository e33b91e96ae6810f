"""Loggers of a run, made by `logging.config`."""

import logging
from collections.abc import Mapping, Sequence
from logging.config import DictConfigurator
from typing import Any


def new_logger(
    name: str,
    *,
    level: str,
    handlers: Sequence[Mapping[str, Any]],
    formatters: Mapping[str, Mapping[str, Any]] | None = None,
    filters: Mapping[str, Mapping[str, Any]] | None = None,
) -> logging.Logger:
    """Make a logger of its own, outside the hierarchy of loggers.

    `logging.config.dictConfig` would close the handlers of all other loggers.
    """
    configurator: Any = DictConfigurator(
        {
            "version": 1,
            "formatters": {key: dict(each) for key, each in (formatters or {}).items()},
            "filters": {key: dict(each) for key, each in (filters or {}).items()},
            "handlers": [dict(each) for each in handlers],
        }
    )
    config = configurator.config
    for key, each in config["formatters"].items():
        config["formatters"][key] = configurator.configure_formatter(each)
    for key, each in config["filters"].items():
        config["filters"][key] = configurator.configure_filter(each)
    logger = logging.Logger(name, level)
    for each in config["handlers"]:
        logger.addHandler(configurator.configure_handler(each))
    return logger
