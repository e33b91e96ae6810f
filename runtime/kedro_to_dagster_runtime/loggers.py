"""Loggers of a run, made by `logging.config`."""

import logging
from collections.abc import Mapping, Sequence
from logging.config import DictConfigurator
from typing import Any

# What a logger without handlers, or a handler without formatter, has with kedro-dagster.
_TO_STDOUT = {"class": "logging.StreamHandler", "stream": "ext://sys.stdout"}
_DEFAULT = "default of kedro-dagster"
_FORMAT = "%(asctime)s - %(name)s - %(levelname)s - %(message)s"


def new_logger(
    name: str,
    *,
    level: str,
    handlers: Sequence[Mapping[str, object]] = (_TO_STDOUT,),
    formatters: Mapping[str, Mapping[str, Any]] | None = None,
    filters: Mapping[str, Mapping[str, object]] | None = None,
) -> logging.Logger:
    """Make a logger of its own, outside the hierarchy of loggers.

    `logging.config.dictConfig` would close the handlers of all other loggers. A handler
    without a level has that of the logger.
    """
    configurator: Any = DictConfigurator(
        {
            "version": 1,
            "formatters": {
                _DEFAULT: {"format": _FORMAT},
                **{key: dict(config) for key, config in (formatters or {}).items()},
            },
            "filters": {key: dict(config) for key, config in (filters or {}).items()},
            "handlers": {
                str(place): {"level": level, "formatter": _DEFAULT, **config}
                for place, config in enumerate(handlers)
            },
        }
    )
    config = configurator.config
    # Look-ups by key resolve values such as `ext://sys.stdout`.
    for key in config["formatters"]:
        config["formatters"][key] = configurator.configure_formatter(
            config["formatters"][key]
        )
    for key in config["filters"]:
        config["filters"][key] = configurator.configure_filter(config["filters"][key])
    logger = logging.Logger(name, level)
    for key in config["handlers"]:
        logger.addHandler(configurator.configure_handler(config["handlers"][key]))
    return logger
