"""Datasets whose arguments are Python objects."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kedro.io import AbstractDataset

from .rendering import Style


class RenderedDataset(AbstractDataset[str, str]):
    """A text that is rendered when it is loaded."""

    def __init__(
        self,
        filepath: str,
        renderer: Callable[[str], str] | None = None,
        load_args: dict[str, Any] | None = None,
    ) -> None:
        self._filepath = Path(filepath)
        self._renderer = renderer or str
        self._load_args = {"style": Style.PLAIN, "frame": str, **(load_args or {})}

    def load(self) -> str:
        """Load the text as it is to be shown."""
        text = self._renderer(self._filepath.read_text(encoding="utf-8").strip())
        if self._load_args["style"] is Style.BOLD:
            text = f"**{text}**"
        return str(self._load_args["frame"](text))

    def save(self, data: str) -> None:
        """Save the text as it is."""
        self._filepath.parent.mkdir(parents=True, exist_ok=True)
        self._filepath.write_text(data + "\n", encoding="utf-8", newline="\n")

    def _exists(self) -> bool:
        return self._filepath.exists()

    def _describe(self) -> dict[str, Any]:
        return {"filepath": self._filepath.as_posix()}
