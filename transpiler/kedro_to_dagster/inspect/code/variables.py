"""Which values the project's code has from environment variables, as far as its text tells."""

from __future__ import annotations

import os
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_READ = re.compile(r"""(?:\benviron(?:\.\w+)?\s*[\[(]|\bgetenv\()\s*["']([^"']+)["']""")
# Shorter ones are too likely to be a part of a text, or a number, by chance.
_LONG_ENOUGH_FOR_PART = 6
_LONG_ENOUGH_FOR_NUMBER = 3


def variable_behind(value: Any, package: str) -> str | None:
    """The environment variable that a value is of, or has in it, if the project's code reads one.

    What the code makes of a variable is one value on this machine, and may be another elsewhere.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    text = str(value)
    for name in _variables(package):
        found = os.environ.get(name, "")
        is_number = not isinstance(value, str)
        if is_number and len(found) < _LONG_ENOUGH_FOR_NUMBER:
            continue
        if found and found == text:
            return name
        if not is_number and len(found) >= _LONG_ENOUGH_FOR_PART and found in text:
            return name
    return None


@cache
def _variables(package: str) -> tuple[str, ...]:
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):
        return ()
    folders = (spec.submodule_search_locations or ()) if spec is not None else ()
    texts = (
        file.read_text(encoding="utf-8", errors="replace")
        for folder in folders
        for file in sorted(Path(folder).rglob("*.py"))
    )
    return tuple(sorted({name for text in texts for name in _READ.findall(text)}))
