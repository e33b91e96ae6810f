"""`partitions.py`, and where other modules name what it defines."""

from __future__ import annotations

import libcst as cst

from ...dagster_model.code import Expression, Reference
from ...dagster_model.package import Package
from ...dagster_model.partitions import PartitionVariable
from ..code.expressions import expression
from ..code.source import Source
from ..code.syntax import arg, assign, dotted, name, spaced


def emit_partitions(package: Package) -> str:
    """The text of the module of partitions."""
    source = Source(doc="Partitions of the datasets, and the mappings between them.")
    source.import_dagster()
    for group in (package.partition_definitions, package.partition_mappings):
        lines = [spaced(_variable(variable, source)) for variable in group]
        source.add(lines)
    return source.text()


def _variable(variable: PartitionVariable, source: Source) -> cst.SimpleStatementLine:
    for import_ in variable.imports:
        source.import_names(import_.module, str(import_.name))
    return assign(name(variable.name), expression(variable.value))


def partitions_argument(variable: str | None, source: Source, level: int = 1) -> list[cst.Arg]:
    """The argument that names a definition of partitions."""
    if variable is None:
        return []
    return [arg(of_partitions(variable, source, level), "partitions_def")]


def of_partitions(variable: str, source: Source, level: int) -> cst.BaseExpression:
    """A variable of the module of partitions."""
    source.import_names("", "partitions", level=level)
    return dotted("partitions", variable)


def in_partitions(mapping: Expression, source: Source, level: int) -> cst.BaseExpression:
    """A mapping of partitions: one of the module's, or one that is made in place."""
    if isinstance(mapping, Reference):
        source.import_names("", "partitions", level=level)
    return expression(mapping)
