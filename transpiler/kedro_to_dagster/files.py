"""A generated file: a path in the package and its text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedFile:
    """A file of the generated package; `path` is relative and has forward slashes."""

    path: str
    text: str

    @property
    def data(self) -> bytes:
        """The bytes that are written, with `\\n` line ends on every system."""
        return self.text.encode("utf-8")

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, as the manifest records it."""
        return hashlib.sha256(self.data).hexdigest()
