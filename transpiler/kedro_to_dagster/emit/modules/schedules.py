"""When jobs are run: beside each job, or in `schedules.py` if environments have their own."""

from __future__ import annotations

from collections.abc import Iterable

import libcst as cst

from ...dagster_model.package import Package
from ...dagster_model.runs import Schedule
from ..code.layout import Layout
from ..code.source import Source
from ..code.syntax import Statement, arg, assign, call, dotted, literal, name, names, spaced


def emit_schedules(package: Package, layout: Layout) -> str:
    """The text of the module of schedules, among which environments choose."""
    source = Source(doc="Schedules: when jobs run.")
    source.add(schedule_statements(package.schedules, source, layout, level=1))
    source.add([schedule_list(schedule.name for schedule in package.schedules)])
    return source.text()


def schedule_statements(
    schedules: Iterable[Schedule], source: Source, layout: Layout, level: int
) -> list[Statement]:
    """A variable for each schedule of a job that goes by its name."""
    lines: list[Statement] = []
    for schedule in schedules:
        source.import_dagster()
        job = arg(literal(schedule.job_name), "job_name")
        definition = _definition(schedule, job, source, layout, level)
        lines.append(spaced(assign(name(schedule.name), definition)))
    return lines


def schedule_statement(
    schedule: Schedule, source: Source, layout: Layout, job: cst.BaseExpression
) -> Statement:
    """The variable of a schedule in the module of its job."""
    definition = _definition(schedule, arg(job, "job"), source, layout, level=2)
    return spaced(assign(name(schedule.variable), definition))


def _definition(
    schedule: Schedule, job: cst.Arg, source: Source, layout: Layout, level: int
) -> cst.Call:
    arguments = [
        arg(literal(schedule.name), "name"),
        job,
        *_schedule_arguments(schedule, source, layout, level),
    ]
    return call("dg.ScheduleDefinition", arguments, exploded=True)


def schedule_list(schedules: Iterable[str]) -> Statement:
    """The variable that has all schedules of an environment."""
    return spaced(assign(name("schedules"), names(list(schedules), exploded=True)))


def _schedule_arguments(
    schedule: Schedule, source: Source, layout: Layout, level: int
) -> list[cst.Arg]:
    crons = schedule.cron_schedules
    arguments = [
        arg(literal(crons[0] if len(crons) == 1 else list(crons)), "cron_schedule"),
    ]
    if schedule.execution_timezone is not None:
        arguments.append(arg(literal(schedule.execution_timezone), "execution_timezone"))
    if schedule.description is not None:
        arguments.append(arg(literal(schedule.description), "description"))
    runs = [
        arg(literal(dict(items)), keyword)
        for keyword, items in (("run_config", schedule.run_config), ("tags", schedule.tags))
        if items
    ]
    if schedule.partitions is None:
        arguments += runs
    else:
        layout.import_runtime(source, "partition_schedules", "newest_partitions", level=level)
        source.import_names("", "partitions", level=level)
        definition = arg(dotted("partitions", schedule.partitions))
        arguments.append(arg(call("newest_partitions", [definition, *runs]), "execution_fn"))
    if schedule.metadata:
        arguments.append(arg(literal(dict(schedule.metadata)), "metadata"))
    if schedule.is_running:
        arguments.append(arg(dotted("dg.DefaultScheduleStatus.RUNNING"), "default_status"))
    return arguments
