"""Paths that import an object, as `module:name`."""

from __future__ import annotations

import re

PATH = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*:[^\W\d]\w*(\.[^\W\d]\w*)*")


def split_path(path: str) -> tuple[str, str]:
    """The module and the name of a path."""
    module, _, name = path.partition(":")
    return module, name
