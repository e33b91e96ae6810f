"""`loggers.py`: a `@dg.logger` for each logger that a job uses."""

from __future__ import annotations

import libcst as cst

from ...dagster_model.package import Package
from ...dagster_model.runs import Logger, LogHandler, OwnObject
from ..code.layout import Layout
from ..code.source import Source
from ..code.syntax import (
    Statement,
    arg,
    assign,
    call,
    dictionary,
    docstring,
    dotted,
    literal,
    name,
    returning,
    spaced,
)
from ..code.template import fill

_LOGGER = """
@dg.logger
def FUNCTION(context):
    BODY
"""


def emit_loggers(package: Package, layout: Layout) -> str:
    """The text of the module of loggers."""
    source = Source(doc="Loggers: where Dagster sends the log messages of a run.")
    for logger in package.loggers:
        if logger.own is not None:
            source.add(_own_logger(logger, logger.own, source))
            continue
        source.import_dagster()
        layout.import_runtime(source, "loggers", "new_logger")
        if any(handler.file is not None for handler in logger.handlers):
            source.import_names("project", "project", level=1)
        body = [docstring(f"Logger of level {logger.level}."), returning(_logger_call(logger))]
        source.add(fill(_LOGGER, FUNCTION=logger.variable, BODY=body))
    loggers = [(literal(logger.variable), name(logger.variable)) for logger in package.loggers]
    source.add([spaced(assign(name("loggers"), dictionary(loggers, exploded=True)))])
    return source.text()


def _own_logger(logger: Logger, own: OwnObject, source: Source) -> list[Statement]:
    """A logger of the project's own, with its configuration."""
    source.import_module(own.module)
    logger_def: cst.BaseExpression = dotted(own.module, own.name)
    if logger.config:
        config = dictionary([(literal(key), literal(value)) for key, value in logger.config])
        logger_def = call(cst.Attribute(logger_def, name("configured")), [arg(config)])
    return [spaced(assign(name(logger.variable), logger_def))]


def _logger_call(logger: Logger) -> cst.Call:
    arguments = [arg(literal(logger.variable)), arg(literal(logger.level), "level")]
    if logger.handlers:
        handlers = cst.List([cst.Element(_handler(handler)) for handler in logger.handlers])
        arguments.append(arg(handlers, "handlers"))
    for keyword, entries in (("formatters", logger.formatters), ("filters", logger.filters)):
        if entries:
            settings = {key: dict(entry) for key, entry in entries}
            arguments.append(arg(literal(settings), keyword))
    return call("new_logger", arguments, exploded=len(arguments) > 2)


def _handler(handler: LogHandler) -> cst.Dict:
    items = [(literal(key), literal(value)) for key, value in handler.config]
    if handler.file is not None:
        file = call("project.path", [arg(literal(handler.file))])
        items.append((literal("filename"), file))
    return dictionary(items, exploded=True)
