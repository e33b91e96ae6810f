"""`executors.py`, `schedules.py`, `preload.py`: how runs are started."""

from __future__ import annotations

from collections.abc import Iterable

import libcst as cst

from ..dagster_model.package import Package
from ..dagster_model.runs import Executor, JobSettings, Schedule
from .layout import Layout
from .policies import retry_policy
from .source import Source
from .syntax import (
    Statement,
    arg,
    assign,
    call,
    dictionary,
    dotted,
    literal,
    name,
    names,
    spaced,
    statement,
)


def emit_executors(package: Package, layout: Layout) -> str:
    """The text of the module of executors."""
    source = Source(doc="Executors: where and how the steps of a run are executed.")
    for executor in package.executors:
        if executor.module == "dg":
            source.import_dagster()
            made: cst.BaseExpression = dotted("dg", executor.function)
        else:
            source.import_names(executor.module, executor.function)
            made = name(executor.function)
        config = [(literal(key), literal(value)) for key, value in executor.config]
        if executor.forks:
            layout.import_runtime(source, "processes", "start_method")
            module = literal(f"{package.name}.preload")
            config.append((literal("start_method"), call("start_method", [arg(module)])))
        if config:
            configured = cst.Attribute(made, name("configured"))
            made = call(configured, [arg(dictionary(config, exploded=True))])
        if package.hooks is not None:
            source.import_names("hooks", "hooks", level=1)
            made = call("hooks.executor", [arg(made)])
        line = assign(name(executor.variable), made)
        source.add([spaced(line, _comment(executor))])
    return source.text()


def _comment(executor: Executor) -> str | None:
    if not executor.forks:
        return None
    return "Each step forks, where it can, from a process that has imported what steps need."


def emit_preload(package: Package, layout: Layout) -> str:
    """The text of the module that steps fork after."""
    source = Source(
        doc="What the steps of a run in several processes import: once, before they fork."
    )
    layout.import_runtime(source, "processes", "import_all")
    assert package.preload is not None
    classes = [f"{module}:{class_name}" for module, class_name in package.preload.classes]
    imported = [f"{package.name}.definitions", *package.preload.modules, *classes]
    made = call("import_all", [arg(literal(each)) for each in imported], exploded=True)
    source.add([spaced(statement(made))])
    return source.text()


def emit_schedules(package: Package, layout: Layout) -> str:
    """The text of the module of schedules."""
    source = Source(doc="Schedules: when jobs are run.")
    source.add(schedule_statements(package.schedules, source, layout, level=1))
    if package.chooses_schedules:
        source.add([schedule_list(each.name for each in package.schedules)])
    return source.text()


def schedule_statements(
    schedules: Iterable[Schedule], source: Source, layout: Layout, level: int
) -> list[Statement]:
    """A variable for each schedule."""
    lines: list[Statement] = []
    for schedule in schedules:
        source.import_dagster()
        arguments = [
            arg(literal(schedule.name), "name"),
            _scheduled_job(schedule, source),
            *_schedule_arguments(schedule, source, layout, level),
        ]
        made = call("dg.ScheduleDefinition", arguments, exploded=True)
        lines.append(spaced(assign(name(schedule.name), made)))
    return lines


def _scheduled_job(schedule: Schedule, source: Source) -> cst.Arg:
    if schedule.job_name is not None:
        return arg(literal(schedule.job_name), "job_name")
    source.import_names("", "jobs", level=1)
    return arg(dotted("jobs", schedule.job_variable), "job")


def schedule_list(schedules: Iterable[str]) -> Statement:
    """The variable that has all schedules of an environment."""
    return spaced(assign(name("schedules"), names(list(schedules))))


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


def settings_arguments(
    settings: JobSettings, source: Source, more_tags: cst.Call | None = None
) -> list[cst.Arg]:
    """The arguments of a job that say how it is run; without an executor it has that of the package."""
    arguments = []
    if settings.executor is not None:
        source.import_names("", "executors", level=1)
        arguments.append(arg(dotted("executors", settings.executor), "executor_def"))
    if settings.tags or more_tags is not None:
        arguments.append(arg(_tags(settings, more_tags), "tags"))
    if settings.owners:
        arguments.append(arg(literal(list(settings.owners)), "owners"))
    if settings.run_config:
        arguments.append(arg(literal(dict(settings.run_config)), "config"))
    if settings.retry_policy is not None:
        arguments.append(arg(retry_policy(settings.retry_policy), "op_retry_policy"))
    return arguments


def _tags(settings: JobSettings, more: cst.Call | None) -> cst.BaseExpression:
    own = literal(dict(settings.tags))
    if more is None:
        return own
    if not settings.tags:
        return more
    assert isinstance(own, cst.Dict)
    return cst.Dict([*own.elements, cst.StarredDictElement(more)])
