"""Everything that is private in Dagster and Kedro and used here all the same."""

import inspect
from collections.abc import Callable
from typing import Any

import dagster as dg


def function_of(asset: Any) -> Callable[..., Any] | None:
    """The function that was decorated as an asset, beneath other decorators."""
    if not isinstance(asset, dg.AssetsDefinition) or not asset.is_executable:
        return None
    function = getattr(
        getattr(asset.node_def, "compute_fn", None), "decorated_fn", None
    )
    return inspect.unwrap(function) if function else None
