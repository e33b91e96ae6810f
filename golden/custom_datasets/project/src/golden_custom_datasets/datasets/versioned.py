"""Boxes with versions."""

from pathlib import Path, PurePosixPath
from typing import Any

from kedro.io import AbstractVersionedDataset, Version


class BoxDataset(AbstractVersionedDataset[str, str]):
    """A text file that may have versions."""

    def __init__(self, filepath: str, version: Version | None = None, prefix: str = "") -> None:
        super().__init__(PurePosixPath(filepath), version)
        self._prefix = prefix

    def load(self) -> str:
        """Load the text of the version."""
        return Path(self._get_load_path()).read_text(encoding="utf-8").removeprefix(self._prefix)

    def save(self, data: str) -> None:
        """Save the text as a version."""
        path = Path(self._get_save_path())
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self._prefix + data, encoding="utf-8", newline="\n")

    def _exists(self) -> bool:
        return Path(self._get_load_path()).exists()

    def _describe(self) -> dict[str, Any]:
        return {"filepath": self._filepath, "version": self._version, "prefix": self._prefix}


class AlwaysVersionedBoxDataset(BoxDataset):
    """A text file that has versions without being asked."""

    versioned = True
