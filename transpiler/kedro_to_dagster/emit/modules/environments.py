"""`environments/`: what differs in each further environment, and the choice of one."""

from __future__ import annotations

import libcst as cst

from ...dagster_model.package import EnvironmentChanges, Package
from ..code.layout import Layout
from ..code.source import Source
from ..code.syntax import (
    Statement,
    arg,
    assign,
    call,
    dictionary,
    import_from,
    literal,
    member_order,
    name,
    spaced,
)
from ..code.template import fill
from .io_managers import parameters_item, resource_items
from .parameters import config_class
from .schedules import schedule_list, schedule_statements

_CHOICE = """
if environment == NAME:
    THEN
"""


def emit_environment(environment: EnvironmentChanges, package: Package, layout: Layout) -> str:
    """The text of the module of one environment: subclasses of what it changes, and its I/O managers."""
    source = Source(doc=f"What differs in the Kedro environment `{environment.name}`.")
    own = frozenset(config.name for config in environment.config_classes)
    for config in environment.config_classes:
        source.add(config_class(config, source, layout, own))
    if environment.config_classes or environment.resources:
        source.import_names("resources", "resources as base_resources", level=2)
        base = cst.StarredDictElement(name("base_resources"))
        items = [
            *parameters_item(environment.config_classes, source, None),
            *resource_items(package, environment.resources, source, layout, level=2),
        ]
        resources = dictionary(items, exploded=True)
        changed = resources.with_changes(elements=[base, *resources.elements])
        source.add([spaced(assign(name("resources"), changed))])
    if environment.schedule_names is not None:
        own_schedules = {schedule.name for schedule in environment.schedules}
        base_schedules = [
            schedule_name
            for schedule_name in environment.schedule_names
            if schedule_name not in own_schedules
        ]
        if base_schedules:
            source.import_names("schedules", *base_schedules, level=2)
        source.add(schedule_statements(environment.schedules, source, layout, level=2))
        source.add([schedule_list(environment.schedule_names)])
    return source.text()


def emit_choice(package: Package, layout: Layout) -> str:
    """The text of the module that chooses among the environments when the definitions load."""
    source = Source(doc="The Kedro environment: `KEDRO_ENV` names it when the definitions load.")
    layout.import_runtime(source, "environments", "choose_environment", level=2)
    names = [str(package.environment), *(environment.name for environment in package.environments)]
    environment_call = call(
        "choose_environment", [arg(literal(environment_name)) for environment_name in names]
    )
    chosen_names = _chosen_names(package)
    branches = [
        (environment, _imports(chosen_names, environment))
        for environment in package.environments
        if environment.differs
    ]
    choice: cst.If | cst.Else = cst.Else(cst.IndentedBlock(_imports(chosen_names, None)))
    for environment, imports in reversed(branches):
        (branch,) = fill(_CHOICE, NAME=literal(environment.name), THEN=imports)
        assert isinstance(branch, cst.If)
        choice = branch.with_changes(orelse=choice)
    exported = sorted(
        {
            "environment",
            *(imported for module_names in chosen_names.values() for imported in module_names),
        },
        key=member_order,
    )
    everything = cst.List([cst.Element(literal(exported_name)) for exported_name in exported])
    source.add([spaced(assign(name("environment"), environment_call))])
    if isinstance(choice, cst.If):
        source.add([choice.with_changes(leading_lines=[cst.EmptyLine()])])
    else:
        source.add(choice.body.body)  # type: ignore[arg-type]
    source.add([spaced(assign(name("__all__"), everything))])
    return source.text()


def _chosen_names(package: Package) -> dict[str, list[str]]:
    """What is another in one of the environments, by the module in which the first one has it."""
    return {
        "resources": ["resources"],
        "schedules": ["schedules"] if package.chooses_schedules else [],
    }


def _imports(
    chosen: dict[str, list[str]], environment: EnvironmentChanges | None
) -> list[Statement]:
    """Import what an environment has of its own from its module, and the rest from the first one's."""
    own: set[str] = set()
    if environment is not None:
        has_own = environment.config_classes or environment.resources
        own |= set(chosen["resources"]) if has_own else set()
        own |= {"schedules"} if environment.schedule_names is not None else set()
    lines: list[Statement] = []
    for module, module_names in chosen.items():
        if base_names := [bound for bound in module_names if bound not in own]:
            lines.append(import_from(module, base_names, 2))
    changed = [bound for module_names in chosen.values() for bound in module_names if bound in own]
    if environment is not None and changed:
        lines.append(import_from(environment.module, changed, 1))
    return lines
