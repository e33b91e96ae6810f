"""How hooks of a project's settings are named: at the export, and where they are looked up again."""

from types import ModuleType
from typing import Any


def hook_name(hook: Any) -> str:
    """Where a hook is defined: its class, or itself if it is a module."""
    if isinstance(hook, ModuleType):
        return hook.__name__
    kind = hook if isinstance(hook, type) else type(hook)
    return f"{kind.__module__}.{kind.__qualname__}"
