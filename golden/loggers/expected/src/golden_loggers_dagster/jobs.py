"""Jobs: those of the Kedro project's `dagster.yml`."""

import dagster as dg

from . import loggers
from .assets.external import clocks
from .ops.striking import strike
from .ops.winding import wind


@dg.job(
    name="__default__",
    executor_def=dg.in_process_executor,
    config={"loggers": {"file_logger": {}, "console": {}}},
    logger_defs={"console": loggers.console, "file_logger": loggers.file_logger},
)
def default():
    """Kedro pipeline `__default__`."""
    wound = wind(clocks)
    strike(wound)


@dg.job(
    executor_def=dg.in_process_executor,
    config={"loggers": {"winding__logger_0": {}}},
    logger_defs={"winding__logger_0": loggers.winding__logger_0},
)
def winding():
    """Kedro pipeline `winding`."""
    wind(clocks)
