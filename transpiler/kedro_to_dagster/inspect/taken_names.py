"""Names that the generated package cannot have, since a module of the name is there."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path

from ..codes.command import PACKAGE_NAME_TAKEN
from ..files import FIRST_LINE


def refuse_taken_name(name: str) -> None:
    """Refuse the name of a module of Python, of a library, or of the Kedro project.

    Python would find only one of the two. The module that an earlier export made does not count.

    Raises:
        UsageError: If there is such a module.
    """
    if name in sys.stdlib_module_names:
        raise PACKAGE_NAME_TAKEN(name=name, place="Python itself")
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        return
    # A folder without modules of its own takes the name from nobody.
    if spec is not None and spec.origin is not None and not _is_generated(spec):
        raise PACKAGE_NAME_TAKEN(name=name, place=spec.origin)


def _is_generated(spec: ModuleSpec) -> bool:
    """Whether an export made one of the package's modules: the user may have taken over some of them."""
    folders = map(Path, spec.submodule_search_locations or ())
    return any(
        file.read_text(encoding="utf-8", errors="replace").startswith(FIRST_LINE)
        for folder in folders
        for file in folder.glob("*.py")
    )
