"""How the project reads its configuration."""

from typing import Any

from kedro.config import OmegaConfigLoader


class DataFolderConfigLoader(OmegaConfigLoader):
    """Takes the paths of the catalog as relative to the folder of the data."""

    def __init__(self, *args: Any, data_folder: str, **kwargs: Any) -> None:
        self._data_folder = data_folder
        super().__init__(*args, **kwargs)

    def __getitem__(self, key: str) -> dict[str, Any]:
        """Read the configuration of a key, and complete the paths of the catalog."""
        config = super().__getitem__(key)
        if key != "catalog":
            return config
        return {name: self._complete(entry) for name, entry in config.items()}

    def _complete(self, entry: dict[str, Any]) -> dict[str, Any]:
        if "filepath" not in entry:
            return entry
        return {**entry, "filepath": f"{self._data_folder}/{entry['filepath']}"}
