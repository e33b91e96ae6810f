"""The sources of the tool and of the runtime, each parsed once."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

from .cases import ROOT

TRANSPILER = ROOT / "transpiler" / "kedro_to_dagster"
RUNTIME = ROOT / "runtime" / "kedro_to_dagster_runtime"
# Python's own modules; `annotationlib` is one since 3.14.
STANDARD_MODULES = {*sys.stdlib_module_names, "annotationlib"}


@cache
def sources(folder: Path) -> tuple[Path, ...]:
    """The modules below a folder."""
    return tuple(sorted(folder.rglob("*.py")))


@cache
def lines(path: Path) -> tuple[str, ...]:
    """The lines of a module."""
    return tuple(path.read_text(encoding="utf-8").splitlines())


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All of a module's syntax."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
