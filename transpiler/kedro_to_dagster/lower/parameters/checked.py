"""Typed parameters that are checked before the first node, as Kedro does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...dagster_model.config import CheckedParameters, ConfigClass
from .classes import form_of
from .tree import Path
from .typed import Models


def with_check(
    classes: tuple[ConfigClass, ...], models: Models, deferred: Iterable[Path]
) -> tuple[ConfigClass, ...]:
    """The classes, the resource with a check of what nodes have types for.

    Constants are left out: no run can change them.
    """
    roots = [known for known in classes if known.is_resource]
    if not roots:
        return classes
    (root,) = roots
    editable = {field.key for field in root.fields if not field.is_constant}
    chosen = tuple(
        model for model in models.checked() if editable & {model.path, model.path.split(".")[0]}
    )
    if not chosen:
        return classes
    is_deferred = any(
        leads_through(path, tuple(model.path.split("."))) for path in deferred for model in chosen
    )
    checked = CheckedParameters(models=chosen, form=form_of(root, classes), is_deferred=is_deferred)
    return tuple(replace(known, checked=checked) if known is root else known for known in classes)


def leads_through(path: Path, other: Path) -> bool:
    """Whether one of two paths leads through the other."""
    return all(mine == its for mine, its in zip(path, other, strict=False))
