"""`environments/`: what differs in each further environment, and the choice of one."""

from __future__ import annotations

import libcst as cst

from ..model.dagster import Environment, Package
from .io_managers import resource_items, resources_statements
from .layout import Layout
from .parameters import config_class
from .source import Source
from .syntax import (
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
from .template import fill

_CHOICE = """
if environment == NAME:
    THEN
"""


def emit_environment(environment: Environment, package: Package, layout: Layout) -> str:
    """The text of the module of one environment: subclasses of what it changes, and its I/O managers."""
    source = Source(doc=f"What is different in the Kedro environment `{environment.name}`.")
    own = frozenset(each.name for each in environment.config_classes)
    for each in environment.config_classes:
        source.add(config_class(each, source, own))
    if environment.resources:
        managers = "resources" if package.hooks is None else "io_managers"
        source.import_names("resources", f"{managers} as base_{managers}", level=2)
        base = cst.StarredDictElement(name(f"base_{managers}"))
        items = resource_items(environment.resources, source, layout, level=2)
        made = dictionary(items, exploded=True)
        changed = made.with_changes(elements=[base, *made.elements])
        source.add(resources_statements(changed, package, source, level=2))
    return source.text()


def emit_choice(package: Package, layout: Layout) -> str:
    """The text of the module that chooses among the environments when the definitions load."""
    source = Source(doc="The Kedro environment: `KEDRO_ENV` names it when the definitions load.")
    layout.import_runtime(source, "environments", "choose_environment", level=2)
    names = [str(package.environment), *(each.name for each in package.environments)]
    chosen = call("choose_environment", [arg(literal(each)) for each in names])
    classes = _chosen_classes(package)
    managers = ["resources"] if package.hooks is None else ["io_managers", "resources"]
    branches = [
        (each, _imports(classes, managers, each)) for each in package.environments if each.differs
    ]
    choice: cst.If | cst.Else = cst.Else(cst.IndentedBlock(_imports(classes, managers, None)))
    for environment, imports in reversed(branches):
        (made,) = fill(_CHOICE, NAME=literal(environment.name), THEN=imports)
        assert isinstance(made, cst.If)
        choice = made.with_changes(orelse=choice)
    exported = [*sorted(classes, key=member_order), "environment", *managers]
    everything = cst.List([cst.Element(literal(each)) for each in exported])
    source.add([spaced(assign(name("environment"), chosen))])
    if isinstance(choice, cst.If):
        source.add([choice.with_changes(leading_lines=[cst.EmptyLine()])])
    else:
        source.add(choice.body.body)  # type: ignore[arg-type]
    source.add([spaced(assign(name("__all__"), everything))])
    return source.text()


def _chosen_classes(package: Package) -> list[str]:
    """The classes of the ops' configuration that are another in one of the environments."""
    return sorted(
        {
            op.computation.config_class
            for op in package.ops
            if op.computation.config_class and op.computation.config_module == "environments"
        }
    )


def _imports(
    classes: list[str], managers: list[str], environment: Environment | None
) -> list[Statement]:
    """Import what an environment has of its own from its module, and the rest from the first one's."""
    own = {each.name for each in environment.config_classes} if environment else set()
    kept = [each for each in classes if each not in own]
    changed = [each for each in classes if each in own]
    lines: list[Statement] = []
    if kept:
        lines.append(import_from("parameters", kept, 2))
    if environment is None or not environment.resources:
        lines.append(import_from("resources", managers, 2))
    else:
        changed += managers
    if environment is not None and changed:
        lines.append(import_from(environment.module, changed, 1))
    return lines
