"""Datasets of the project's own."""

from pathlib import Path

from kedro.io import AbstractDataset

from .text import joined


class LinesDataset(AbstractDataset):
    """Lines of text."""

    def __init__(self, filepath: str):
        self._path = Path(filepath)

    def load(self) -> list[str]:
        return self._path.read_text(encoding="utf-8").splitlines()

    def save(self, data: list[str]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(joined(data), encoding="utf-8")

    def _describe(self):
        return {"filepath": str(self._path)}
