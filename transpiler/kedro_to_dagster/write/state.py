"""What the last export on this machine wrote, remembered in the work folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..manifest import is_inside
from .folder import WORK

STATE = f"{WORK}/state.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What an export wrote.

    Attributes:
        digests: The digest of each file that is the export's.
        shared: The generated text of each file that the user adds to.
    """

    digests: Mapping[str, str] = field(default_factory=dict)
    shared: Mapping[str, str] = field(default_factory=dict)

    @property
    def data(self) -> bytes:
        """The bytes of the file that holds it."""
        content = {"files": dict(self.digests), "shared": dict(self.shared)}
        return (json.dumps(content, indent=1, sort_keys=True) + "\n").encode()


def read_state(folder: Path) -> State | None:
    """What the last export on this machine wrote; None if that is not known.

    A file that is incomplete, or that names a path outside the folder, is ignored.
    """
    try:
        content: Any = json.loads((folder / STATE).read_bytes())
        digests, shared = dict(content["files"]), dict(content["shared"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    texts = (*digests, *digests.values(), *shared, *shared.values())
    if not all(isinstance(text, str) for text in texts):
        return None
    if not all(is_inside(path) for path in (*digests, *shared)):
        return None
    return State(digests=digests, shared=shared)
