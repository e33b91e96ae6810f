"""The syntax of source files; it is only read, so each file is parsed once."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path


def parsed(file: str) -> ast.Module:
    """The syntax of a file.

    Raises:
        OSError: If it cannot be read.
        SyntaxError: If it is no Python.
        ValueError: If it is no text.
    """
    return _parsed(file, Path(file).stat().st_mtime_ns)


@cache
def _parsed(file: str, _changed: int) -> ast.Module:
    return ast.parse(Path(file).read_bytes())
