"""The user's own definitions beside the generated ones."""

import ast
from pathlib import Path

import dagster as dg


def own_definitions(package: Path) -> dg.Definitions:
    """The definitions in the folder `defs` of the package.

    As long as the folder is empty, Dagster is not asked to look for components there: that
    takes longer than loading a small package.
    """
    if _is_empty(package / "defs"):
        return dg.Definitions()
    return dg.load_from_defs_folder(path_within_project=package)


def _is_empty(folder: Path) -> bool:
    """Whether the folder has only an `__init__.py` that defines nothing."""
    names = {path.name for path in folder.iterdir()} - {"__pycache__"}
    if names != {"__init__.py"}:
        return False
    text = (folder / "__init__.py").read_text(encoding="utf-8")
    return all(isinstance(statement, ast.Expr) for statement in ast.parse(text).body)
