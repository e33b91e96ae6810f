"""Compares what two packages need installed."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator

from ..lower.requirements import normalized
from .changes import Action, Area, Change

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

# What the export itself asks for: it comes and goes with a dataset, an executor and the like.
_OF_EXPORT = ("dagster", "kedro")


def compare_requirements(
    old: str, new: str, asked: Collection[str], *, is_all: bool
) -> Iterator[Change]:
    """The changes of the requirements in two texts of `pyproject.toml`.

    `asked` are those that the project itself asks for. Unless this `is_all` that has changed, others follow
    from another change, and are not told.
    """
    before, after = (_requirements(text) for text in (old, new))
    gone, come = sorted(before - after), sorted(after - before)
    names = {normalized(requirement) for requirement in asked}
    for requirement in come:
        name = normalized(requirement)
        others = [other for other in gone if normalized(other) == name]
        rivals = [other for other in come if normalized(other) == name]
        if not is_all and name not in names:
            continue
        if len(others) == len(rivals) == 1:
            gone.remove(others[0])
            yield _change(Action.CHANGED, name, "requirement", others[0], requirement)
        else:
            yield _change(Action.ADDED, requirement)
    for requirement in gone:
        if is_all or not normalized(requirement).startswith(_OF_EXPORT):
            yield _change(Action.REMOVED, requirement)


def _requirements(text: str) -> set[str]:
    return set(tomllib.loads(text).get("project", {}).get("dependencies", ()))


def _change(
    action: Action,
    subject: str,
    attribute: str | None = None,
    old: str | None = None,
    new: str | None = None,
) -> Change:
    return Change(
        area=Area.REQUIREMENTS,
        action=action,
        subject=subject,
        attribute=attribute,
        old=old,
        new=new,
        kind="requirement",
    )
