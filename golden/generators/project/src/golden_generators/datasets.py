"""Datasets that show how often they are saved."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kedro.io import AbstractDataset


def append(path: Path, line: str) -> None:
    """Append a line to a file, in a folder that may not exist yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(line + "\n")


class AppendTextDataset(AbstractDataset[str, list[str]]):
    """A text file that grows by a line whenever it is saved, and a diary shared with others."""

    def __init__(self, filepath: str, label: str = "", diary: dict[str, str] | None = None) -> None:
        self._filepath = Path(filepath)
        self._label = label
        self._diary = Path(diary["filepath"]) if diary else None

    def load(self) -> list[str]:
        """Load every line saved so far."""
        return self._filepath.read_text(encoding="utf-8").splitlines()

    def save(self, data: str) -> None:
        """Append a line to the file and to the diary."""
        line = f"{self._label} {data}".strip()
        append(self._filepath, line)
        if self._diary:
            append(self._diary, line)

    def _exists(self) -> bool:
        return self._filepath.exists()

    def _describe(self) -> dict[str, Any]:
        return {"filepath": self._filepath.as_posix(), "label": self._label}


class LinesDataset(AbstractDataset[Iterable[object], list[str]]):
    """A text file with a line for each element of one iterable, under its type and its length."""

    def __init__(self, filepath: str) -> None:
        self._filepath = Path(filepath)

    def load(self) -> list[str]:
        """Load the elements as text."""
        return self._filepath.read_text(encoding="utf-8").splitlines()[1:]

    def save(self, data: Iterable[object]) -> None:
        """Write every element of the iterable, however lazy it is."""
        elements = [str(element) for element in data]
        kind = "sequence" if isinstance(data, list | tuple) else "iterator"
        lines = [f"{len(elements)} elements of one {kind}", *elements]
        self._filepath.parent.mkdir(parents=True, exist_ok=True)
        with self._filepath.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)

    def _exists(self) -> bool:
        return self._filepath.exists()

    def _describe(self) -> dict[str, Any]:
        return {"filepath": self._filepath.as_posix()}
