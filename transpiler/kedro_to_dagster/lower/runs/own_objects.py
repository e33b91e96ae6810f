"""Objects of the project's own, by the paths that import them."""

from __future__ import annotations

from ...dagster_model.runs import OwnObject
from ...paths import split_path


def own_object(path: str) -> OwnObject:
    """What a path leads to (`package.module:name`)."""
    module, name = split_path(path)
    return OwnObject(module=module, name=name)
