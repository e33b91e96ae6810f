"""A dataset that can only be opened with the password it was locked with."""

import hashlib
import json
from pathlib import Path
from typing import Any

from kedro.io import AbstractDataset, DatasetError


class LockedDataset(AbstractDataset[Any, Any]):
    """Store JSON next to a digest of the credentials it was written with.

    The secret itself is never written; the digest beside the data only proves
    which one was used.
    """

    def __init__(
        self,
        *,
        filepath: str,
        credentials: dict[str, str],
        metadata: dict[str, Any] | None = None,
    ) -> None:
        """Remember where the data are and what opens them."""
        self._filepath = Path(filepath)
        self._user = credentials["user"]
        self._digest = hashlib.sha256(credentials["password"].encode()).hexdigest()
        self.metadata = metadata

    @property
    def _lock(self) -> Path:
        """Return the path of the file that holds user and digest."""
        return self._filepath.with_name(self._filepath.name + ".lock")

    def load(self) -> Any:
        """Read the data, provided that the credentials fit."""
        if self._lock.read_text(encoding="utf-8") != self._describe_lock():
            raise DatasetError(f"The credentials do not open '{self._filepath}'.")
        return json.loads(self._filepath.read_text(encoding="utf-8"))

    def save(self, data: Any) -> None:
        """Write the data and lock them."""
        self._filepath.parent.mkdir(parents=True, exist_ok=True)
        self._filepath.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
        self._lock.write_text(self._describe_lock(), encoding="utf-8")

    def _exists(self) -> bool:
        """Tell whether there is anything behind the lock."""
        return self._filepath.is_file()

    def _describe(self) -> dict[str, Any]:
        """Describe the dataset without its credentials."""
        return {"filepath": str(self._filepath)}

    def _describe_lock(self) -> str:
        """Describe the lock by its user and the digest of the password."""
        return f"{self._user} {self._digest}\n"
