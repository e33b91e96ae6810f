"""Signatures and annotations, whatever the annotations name.

Since Python 3.14, annotations are evaluated when they are asked for, so that one may name what only a type
checker imports. Kedro asks for those of nodes and datasets only.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Mapping
from typing import Any


def signature_of(function: Callable[..., Any]) -> inspect.Signature:
    """The signature of a function or a class.

    Raises:
        TypeError: If it is neither.
        ValueError: If it has none, as some that are written in C.
    """
    if sys.version_info >= (3, 14):
        from annotationlib import Format

        return inspect.signature(function, annotation_format=Format.FORWARDREF)
    return inspect.signature(function)


def annotations_of(function: object) -> Mapping[str, Any]:
    """The annotations of a function; none of what has no annotations."""
    if sys.version_info >= (3, 14):
        from annotationlib import Format, get_annotations

        try:
            return get_annotations(function, format=Format.FORWARDREF)
        except TypeError:
            return {}
    return getattr(function, "__annotations__", None) or {}
