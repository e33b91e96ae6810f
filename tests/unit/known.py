"""Assets that the runtime knows, as it does once the definitions of a package are loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from kedro_to_dagster_runtime import setup
from kedro_to_dagster_runtime.project import KedroProject


@contextmanager
def known(*assets: Any, prefix: Sequence[str] = ()) -> Iterator[None]:
    """Set assets up for as long as it lasts; the project itself is nowhere."""
    project = KedroProject(
        package_name="shop", anchor="/nowhere/project.py", asset_key_prefix=prefix
    )
    setup.set_up(project, assets)
    try:
        yield
    finally:
        for kept in (setup._projects, setup._assets, setup._specs):
            kept.clear()
