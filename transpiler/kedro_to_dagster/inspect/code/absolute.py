"""The absolute name of a module behind a relative one."""

from __future__ import annotations

import ast
from importlib.util import resolve_name


def imported_from(statement: ast.ImportFrom, package: str | None) -> str | None:
    """The module that a `from … import` takes names from; None if it starts from no package."""
    return absolute("." * statement.level + (statement.module or ""), package)


def absolute(name: str, package: str | None) -> str | None:
    """The module that a name with dots before it stands for within a package."""
    try:
        return resolve_name(name, package)
    except ImportError:
        return None
