"""`__init__.py`, `definitions.py`, `project.py`: what Dagster loads, and the Kedro project behind it."""

from __future__ import annotations

from dataclasses import fields

import libcst as cst

from ...dagster_model.package import Package
from ..code.layout import Layout
from ..code.source import Source
from ..code.syntax import (
    Statement,
    arg,
    assign,
    call,
    docstring,
    dotted,
    literal,
    name,
    names,
    returning,
    spaced,
    statement,
)
from ..code.template import fill

# The variable of what is loaded.
_LOADED = "loaded"
# A run asks for the definitions several times.
_DEFINITIONS = """
@dg.definitions
@cache
def defs() -> dg.Definitions:
    BODY
"""


def emit_init(package: Package) -> str:
    """The text of the package's own module."""
    source = Source(doc=f"The Kedro project `{package.kedro_package}` as a Dagster package.")
    if package.imports_project:
        source.import_names("project", "project", level=1)
        comment = "Your own executors and I/O managers may be in the project's source."
        source.add([spaced(statement(call("project.make_importable", [])), comment)])
    return source.text()


def emit_own(_: Package) -> str:
    """The text of the module of the user's own definitions, which is written once."""
    text = "Your own definitions: Dagster loads them, and no export touches this folder."
    return Source(doc=text).text()


def emit_definitions(package: Package, layout: Layout) -> str:
    """The text of the module that Dagster loads.

    Whatever one project has and another has not is imported and given beside something that every project
    has: the first hook, schedule, sensor, logger and validator of branches are then no conflict.
    """
    source = Source(
        doc=f"Dagster definitions of the Kedro project `{package.kedro_package}`.",
        exploded=frozenset({""}),
    )
    source.import_dagster()
    source.import_names("functools", "cache")
    source.import_names("pathlib", "Path")
    source.add(fill(_DEFINITIONS, BODY=_body(package, source, layout)))
    return source.text()


def _body(package: Package, source: Source, layout: Layout) -> list[Statement]:
    layout.import_runtime(source, "setup", "set_up")
    layout.import_runtime(source, "own", "own_definitions")
    source.import_names("project", "project", level=1)
    text = "The exported definitions, merged with your own in the folder `defs`."
    lines: list[Statement] = [docstring(text)]
    loaded = _loaded(package, source)
    if loaded is not None:
        layout.import_runtime(source, "code", "with_code")
        loaded = call("with_code", [arg(loaded), arg(name("project"))])
    lines.append(assign(name(_LOADED), loaded or cst.List([])))
    lines.append(statement(call("set_up", [arg(name("project")), arg(name(_LOADED))])))
    lines.append(assign(name("executor"), _executor(package, source, layout)))
    exported = call("dg.Definitions", _arguments(package, source, layout), exploded=True)
    lines.append(assign(name("exported"), exported))
    folder = cst.Attribute(call("Path", [arg(dotted("__file__"))]), name("parent"))
    own = call("own_definitions", [arg(folder)])
    lines.append(assign(name("own"), own))
    if package.hooks is not None:
        source.import_names("", "hooks", level=1)
        lines.append(statement(call("hooks.hooks.check", [arg(name("exported"))])))
    merged = call("dg.Definitions.merge", [arg(name("exported")), arg(name("own"))])
    layout.import_runtime(source, "binding", "bind_resources")
    return [*lines, returning(call("bind_resources", [arg(merged)]))]


def _loaded(package: Package, source: Source) -> cst.BaseExpression | None:
    """All that the folder of assets has; single modules where some are of pipelines that are missing."""
    # Without include_specs Dagster would pass over the external assets.
    specs = [arg(literal(True), "include_specs")] if package.external_assets else []
    modules = [*(["external"] if package.external_assets else []), *package.asset_modules]
    if not modules:
        return None
    if package.keeps_modules:
        source.import_names("assets", *modules, level=1)
        return call("dg.load_assets_from_modules", [arg(names(modules)), *specs])
    source.import_names("", "assets", level=1)
    return call("dg.load_assets_from_package_module", [arg(name("assets")), *specs])


def _arguments(package: Package, source: Source, layout: Layout) -> list[cst.Arg]:
    arguments = [arg(name(_LOADED), "assets"), *_checks(package, source)]
    if package.all_jobs:
        arguments.append(arg(_in_folder_of_jobs("jobs_of", package, source, layout), "jobs"))
    chosen_names = ["resources"]
    if package.chooses_schedules:
        chosen_names.append("schedules")
        arguments.append(arg(name("schedules"), "schedules"))
    elif package.schedules:
        schedules = _in_folder_of_jobs("schedules_of", package, source, layout)
        arguments.append(arg(schedules, "schedules"))
    source.import_names(
        "environments" if package.environments else "resources", *chosen_names, level=1
    )
    arguments.append(arg(name("resources"), "resources"))
    sensors = [f"sensors.{sensor.function_name}" for sensor in package.partition_sensors]
    sensors += [f"sensors.{sensor.variable}" for sensor in package.run_sensors]
    if sensors:
        source.import_names("", "sensors", level=1)
        arguments.append(arg(names(sensors, exploded=True), "sensors"))
    arguments.append(arg(name("executor"), "executor"))
    if package.loggers:
        source.import_names("loggers", "loggers", level=1)
        arguments.append(arg(name("loggers"), "loggers"))
    return arguments


def _in_folder_of_jobs(function: str, package: Package, source: Source, layout: Layout) -> cst.Call:
    """All that the folder has; single modules where some are of pipelines that are missing."""
    layout.import_runtime(source, "jobs", function)
    if not package.keeps_modules:
        source.import_names("", "jobs", level=1)
        return call(function, [arg(name("jobs"))])
    aliases = {job.module: f"{job.module}_job" for job in package.all_jobs}
    renamed = (f"{module} as {alias}" for module, alias in aliases.items())
    source.import_names("jobs", *renamed, level=1)
    return call(function, [arg(name(alias)) for alias in sorted(aliases.values())])


def _checks(package: Package, source: Source) -> list[cst.Arg]:
    """Those of the folder of assets; of their module alone where not all modules there are loaded."""
    if not package.checks:
        return []
    if package.keeps_modules:
        source.import_names("assets", "checks", level=1)
        loaded = call("dg.load_asset_checks_from_modules", [arg(names(["checks"]))])
    else:
        loaded = call("dg.load_asset_checks_from_package_module", [arg(name("assets"))])
    return [arg(loaded, "asset_checks")]


def _executor(package: Package, source: Source, layout: Layout) -> cst.BaseExpression:
    """What runs jobs and assets where nothing else is said; those of the package have the hooks already."""
    module, *_ = package.executor.path
    if module == "executors":
        source.import_names("", module, level=1)
        return dotted(*package.executor.path)
    if package.hooks is not None:
        source.import_names("", "hooks", level=1)
        return dotted("hooks", "executor")
    layout.import_runtime(source, "sequential", "in_sequence")
    return call("in_sequence", [arg(dotted(*package.executor.path))])


def emit_project(package: Package, layout: Layout) -> str:
    """The text of the module that knows the Kedro project."""
    source = Source(doc="The Kedro project that this package was exported from.")
    copies = package.copies
    module, kind = ("project", "KedroProject") if copies is None else ("copied", "CopiedProject")
    layout.import_runtime(source, module, kind)
    arguments = [
        arg(literal(package.kedro_package), "package_name"),
        arg(dotted("__file__"), "anchor"),
    ]
    # What is not as in most projects.
    if package.source_dir != "src":
        arguments.append(arg(literal(package.source_dir), "source_dir"))
    if package.conf_source != "conf":
        arguments.append(arg(literal(package.conf_source), "conf_source"))
    if package.environment is not None:
        arguments.append(arg(literal(package.environment), "environment"))
    if package.asset_key_prefix:
        arguments.append(arg(literal(list(package.asset_key_prefix)), "asset_key_prefix"))
    if not package.settings.are_defaults:
        of_settings = ("settings", "KedroSettings")
        if package.settings.are_loaded:
            of_settings = ("loaded_settings", "LoadedSettings")
        layout.import_runtime(source, *of_settings)
        changed = [
            arg(literal(value), field.name)
            for field in fields(package.settings)
            if (value := getattr(package.settings, field.name)) != field.default
            and field.name != "are_loaded"
        ]
        arguments.append(arg(call(of_settings[1], changed), "settings"))
    if copies is not None:
        arguments.append(arg(literal(f"{package.name}.{copies.folder}"), "code"))
    project_call = call(kind, arguments, exploded=True)
    source.add([spaced(assign(name("project"), project_call))])
    return source.text()
