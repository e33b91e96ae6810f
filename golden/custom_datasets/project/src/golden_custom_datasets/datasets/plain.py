"""Boxes: text files that also tell with which arguments they were made."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from pathlib import Path
from typing import Any

from kedro.io import AbstractDataset


class Wood(Enum):
    """Wood of a box."""

    OAK = 1
    PINE = 2


@dataclass(frozen=True)
class Lock:
    """Lock of a box."""

    keys: int


STANDARD_LOCK = Lock(2)
NOT_GIVEN: Any = object()


class BoxDataset(AbstractDataset[str, str]):
    """A text file, with a label below the text."""

    def __init__(self, filepath: str) -> None:
        self._filepath = Path(filepath)

    def load(self) -> str:
        """Load the text without the label."""
        return self._filepath.read_text(encoding="utf-8").splitlines()[0]

    def save(self, data: str) -> None:
        """Save the text with the label."""
        self._filepath.parent.mkdir(parents=True, exist_ok=True)
        lines = [data, *(f"{name} = {value!r}" for name, value in self._label().items())]
        with self._filepath.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)

    def _label(self) -> dict[str, Any]:
        return {}

    def _exists(self) -> bool:
        return self._filepath.exists()

    def _describe(self) -> dict[str, Any]:
        return {"filepath": self._filepath.as_posix()}


class AnyBoxDataset(BoxDataset):
    """A box that takes any arguments."""

    def __init__(self, filepath: str, **kwargs: Any) -> None:
        super().__init__(filepath)
        self._kwargs = kwargs

    def _label(self) -> dict[str, Any]:
        return self._kwargs


class PositionalBoxDataset(BoxDataset):
    """A box whose arguments may come by position, and more of them than it has names for."""

    def __init__(self, filepath: str, wide: int, high: int = 1, deep: int = 1, *more: int) -> None:
        super().__init__(filepath)
        self._sizes = (wide, high, deep, *more)

    def _label(self) -> dict[str, Any]:
        return {"sizes": self._sizes}


class NamedBoxDataset(BoxDataset):
    """A box whose arguments are called like methods elsewhere."""

    def __init__(
        self,
        *,
        filepath: str,
        schema: dict[str, str],
        copy: bool,
        json: str,
        dict: list[str],
        fields: list[str],
        version_name: str = "none",
        validate: bool = True,
        model_config: str | None = None,
        group: str = "none",
        metadata: Any = None,
    ) -> None:
        super().__init__(filepath)
        self.metadata = metadata
        self._arguments = [schema, copy, json, dict, fields]
        self._names = [version_name, validate, model_config, group]

    def _label(self) -> dict[str, Any]:
        return {"arguments": self._arguments, "names": self._names, "metadata": self.metadata}


class DefaultBoxDataset(BoxDataset):
    """A box whose defaults are no literals."""

    def __init__(
        self,
        filepath: str,
        sizes: tuple[int, ...] | list[int] = (1, 2, 3),
        wood: Wood = Wood.PINE,
        lock: Lock = STANDARD_LOCK,
        keeper: str | None = NOT_GIVEN,
        limit: float = math.inf,
        loan: timedelta = timedelta(days=30),
        shelf: Path = Path("cellar") / "left",
        marks: frozenset[str] = frozenset({"dry"}),
        writer: Callable[[str], str] = str.upper,
        fs_args: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(filepath)
        self._arguments = {
            "sizes": sizes,
            "wood": wood,
            "lock": lock,
            "keeper": "not given" if keeper is NOT_GIVEN else keeper,
            "limit": limit,
            "loan": loan,
            "shelf": shelf.as_posix(),
            "marks": marks,
            "written": writer("yes"),
            "fs_args": fs_args,
        }

    def _label(self) -> dict[str, Any]:
        return self._arguments
