"""Types of parameters that may be None, as far as the installed Kedro knows them."""

from __future__ import annotations

from typing import Any


def without_none(annotated: Any) -> tuple[Any, bool]:
    """The class that a parameter becomes, and whether None is left as it is.

    Kedro does both by functions that its first versions with types of parameters do not have: they take
    the type as it stands.
    """
    try:
        from kedro.validation.utils import _is_optional, _unwrap_optional
    except ImportError:
        return annotated, False
    return _unwrap_optional(annotated), _is_optional(annotated)
