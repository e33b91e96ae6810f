"""A logger of the station's own."""

import logging

import dagster as dg


@dg.logger({"log_level": str, "prefix": dg.Field(str, default_value="")})
def lines(context):
    """Write one line for each message."""
    logger = logging.Logger(context.logger_config["prefix"], context.logger_config["log_level"])
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(name)s: %(message)s"))
    logger.addHandler(handler)
    return logger
