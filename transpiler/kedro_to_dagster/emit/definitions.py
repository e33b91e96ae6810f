"""`__init__.py`, `definitions.py`, `project.py`: what Dagster loads, and the Kedro project behind it."""

from __future__ import annotations

from dataclasses import fields

from ..model.dagster import Package
from .layout import Layout
from .source import Source
from .syntax import arg, assign, call, dictionary, dotted, literal, name, names, spaced, statement


def emit_init(package: Package, layout: Layout) -> str:
    """The text of the package's own module, which every other one is loaded after."""
    source = Source(doc=f"The Kedro project `{package.kedro_package}` as a Dagster package.")
    layout.import_runtime(source, "loading", "spare_garbage_collector")
    source.add([spaced(statement(call("spare_garbage_collector")))])
    return source.text()


def emit_definitions(package: Package, layout: Layout) -> str:
    """The text of the module that Dagster loads."""
    source = Source(doc=f"Dagster definitions of the Kedro project `{package.kedro_package}`.")
    source.import_dagster()
    external = ["external"] if package.external_assets else []
    modules = [*external, *package.asset_modules]
    arguments = []
    if modules:
        source.import_names("assets", *modules, level=1)
        # Without include_specs Dagster would pass over the external assets.
        specs = [arg(literal(True), "include_specs")] if external else []
        loaded = call("dg.load_assets_from_modules", [arg(names(modules)), *specs])
        arguments.append(arg(loaded, "assets"))
    if package.checks:
        source.import_names("assets", "checks", level=1)
        loaded = call("dg.load_asset_checks_from_modules", [arg(names(["checks"]))])
        arguments.append(arg(loaded, "asset_checks"))
    if package.all_jobs:
        source.import_names("", "jobs", level=1)
        jobs = [f"jobs.{job.function_name}" for job in package.all_jobs]
        arguments.append(arg(names(jobs, exploded=True), "jobs"))
    chosen = ["resources"]
    if package.chooses_schedules:
        chosen.append("schedules")
        arguments.append(arg(name("schedules"), "schedules"))
    elif package.schedules:
        source.import_names("", "schedules", level=1)
        schedules = [f"schedules.{schedule.name}" for schedule in package.schedules]
        arguments.append(arg(names(schedules, exploded=True), "schedules"))
    shared = {each for job in package.asset_jobs for each in job.settings.loggers}
    if shared:
        source.import_names("", "loggers", level=1)
        loggers = [(literal(each), dotted("loggers", each)) for each in sorted(shared)]
        arguments.append(arg(dictionary(loggers, exploded=True), "loggers"))
    sensors = [each.function_name for each in package.partition_sensors]
    if package.hooks is not None and package.hooks.on_error is not None:
        sensors.append(package.hooks.on_error)
    if sensors:
        source.import_names("", "sensors", level=1)
        found = [f"sensors.{each}" for each in sensors]
        arguments.append(arg(names(found, exploded=bool(package.partition_sensors)), "sensors"))
    source.import_names("project", "project", level=1)
    source.import_names("environments" if package.environments else "resources", *chosen, level=1)
    arguments.append(arg(name("resources"), "resources"))
    defs = assign(name("defs"), call("dg.Definitions", arguments, exploded=True))
    layout.import_runtime(source, "logs", "forward_logs")
    forwarded = call("forward_logs", [arg(dotted("project.package_name"))])
    source.add([statement(call("project.make_importable")), statement(forwarded), spaced(defs)])
    return source.text()


def emit_project(package: Package, layout: Layout) -> str:
    """The text of the module that knows the Kedro project."""
    source = Source(doc="The Kedro project that this package was exported from.")
    layout.import_runtime(source, "project", "KedroProject")
    arguments = [
        arg(literal(package.kedro_package), "package_name"),
        arg(dotted("__file__"), "anchor"),
        arg(literal(package.source_dir), "source_dir"),
        arg(literal(package.conf_source), "conf_source"),
    ]
    if package.environment is not None:
        arguments.append(arg(literal(package.environment), "environment"))
    if not package.settings.are_defaults:
        layout.import_runtime(source, "settings", "KedroSettings")
        changed = [
            arg(literal(value), field.name)
            for field in fields(package.settings)
            if (value := getattr(package.settings, field.name)) != field.default
        ]
        arguments.append(arg(call("KedroSettings", changed), "settings"))
    source.add([assign(name("project"), call("KedroProject", arguments, exploded=True))])
    return source.text()
