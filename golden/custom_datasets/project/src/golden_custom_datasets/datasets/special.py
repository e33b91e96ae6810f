"""Datasets that are no files, or not only."""

from typing import Any

from kedro.io import AbstractDataset, DatasetError
from kedro_datasets.json import JSONDataset


class WrapperDataset(AbstractDataset[list[str], list[str]]):
    """Puts a label on what another dataset saves."""

    def __init__(self, dataset: dict[str, Any], label: str = "") -> None:
        self._dataset = AbstractDataset.from_config("wrapped", dataset)
        self._label = label

    def load(self) -> list[str]:
        """Load what is below the label."""
        return self._dataset.load()[self._label]

    def save(self, data: list[str]) -> None:
        """Save under the label."""
        self._dataset.save({self._label: data})

    def _exists(self) -> bool:
        return self._dataset.exists()

    def _describe(self) -> dict[str, Any]:
        return {"label": self._label}


class OpeningHoursDataset(AbstractDataset[None, dict[str, list[int]]]):
    """The opening hours, which are the same everywhere."""

    def load(self) -> dict[str, list[int]]:
        """Load the opening hours."""
        return {"weekday": [10, 18], "sunday": [12, 17]}

    def save(self, data: None) -> None:
        """Refuse other opening hours."""
        raise DatasetError("The opening hours cannot be changed.")

    def _describe(self) -> dict[str, Any]:
        return {}


class ScratchDataset(AbstractDataset[list[str], list[str]]):
    """A pile in memory: what was put on it last comes first."""

    _EPHEMERAL = True

    def __init__(self) -> None:
        self._pile: list[str] = []

    def load(self) -> list[str]:
        """Load the pile from the top."""
        return self._pile[::-1]

    def save(self, data: list[str]) -> None:
        """Put a pile there."""
        self._pile = list(data)

    def _exists(self) -> bool:
        return bool(self._pile)

    def _release(self) -> None:
        self._pile = []

    def _describe(self) -> dict[str, Any]:
        return {"height": len(self._pile)}


class SortedJSONDataset(JSONDataset):
    """JSON of a list in the order of the alphabet."""

    def save(self, data: list[str]) -> None:
        """Sort and save."""
        super().save(sorted(data))
