"""What Dagster takes for a name, a tag, an owner or a part of an asset's key."""

from __future__ import annotations

import keyword
import re
from collections.abc import Sequence

# Dagster's rules (dagster._utils.tags, dagster._core.definitions.utils, dagster._core.utils).
TAG_KEY = re.compile(r"^([A-Za-z0-9_.-]{1,63}/)?[A-Za-z0-9_.-]{1,63}\Z")
TAG_VALUE = re.compile(r"^[A-Za-z0-9_.-]{0,63}\Z")
OWNER = re.compile(r"^(team:.+|\b[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Z|a-z]{2,7}\b)\Z")
GROUP = re.compile(r"^[A-Za-z0-9_]+(/[A-Za-z0-9_]+)*\Z")
KIND = re.compile(r"^[A-Za-z0-9_.-]{1,63}\Z")
MAX_KINDS = 10
_NAME = re.compile(r"^[A-Za-z0-9_]+\Z")
# `dagster._core.definitions.utils.DISALLOWED_NAMES`, besides Python's keywords.
_DISALLOWED = frozenset(
    {
        *("context", "conf", "config", "meta", "arg_dict", "input_arg_dict", "output_arg_dict"),
        *("dict", "int", "str", "float", "bool", "input", "output", "type"),
    }
)


def is_name(text: str) -> bool:
    """Whether Dagster takes a text as the name of a job, op, schedule or resource."""
    return _NAME.match(text) is not None and text not in _DISALLOWED and not keyword.iskeyword(text)


def can_have_check(key: Sequence[str]) -> bool:
    """Whether an asset of a key can have a check, whose step Dagster names after the key."""
    return _NAME.match("__".join(key).replace("-", "_").replace(".", "_")) is not None


def is_key_part(text: str) -> bool:
    """Whether a text can be a part of an asset's key: it is shown, selected and stored by it.

    Dagster separates the parts with slashes, and files are named after them.
    """
    is_plain = text.isprintable() and not set(text) & set('/\\"')
    return bool(text) and is_plain and text == text.strip() and text not in (".", "..")
