"""What the last export on this machine wrote, remembered in the work folder."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..manifest import is_inside
from .folder import WORK

STATE = f"{WORK}/state.json"
GENERATED = f"{WORK}/generated.json.gz"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """The texts that an export made, before anybody edited them.

    Attributes:
        texts: The text of each file that is the export's.
        commit: The commit that was checked out; None outside of git.
        project: What the state of the project is known by; None outside of git.
    """

    texts: Mapping[str, str]
    commit: str | None
    project: str | None = None

    @property
    def data(self) -> bytes:
        """The bytes of the file that holds it, the same on every day."""
        content = {"commit": self.commit, "project": self.project, "files": dict(self.texts)}
        return gzip.compress(json.dumps(content, sort_keys=True).encode(), mtime=0)


def read_remembered(folder: Path) -> Remembered | None:
    """What the last export on this machine made; None if that is not known."""
    try:
        content: Any = json.loads(gzip.decompress((folder / GENERATED).read_bytes()))
        texts = dict(content["files"])
        commit, project = (content[key] or None for key in ("commit", "project"))
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        return None
    if not all(isinstance(text, str) and is_inside(path) for path, text in texts.items()):
        return None
    if not all(value is None or isinstance(value, str) for value in (commit, project)):
        return None
    return Remembered(texts=texts, commit=commit, project=project)
