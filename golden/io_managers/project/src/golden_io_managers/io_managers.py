"""How the harbour keeps what passes between steps."""

import gzip
import pickle
from typing import Any

import dagster as dg
from upath import UPath


class GzipFiles(dg.UPathIOManager):
    """Compressed pickles."""

    extension = ".gz"

    def __init__(self, base_path: UPath, level: int) -> None:
        super().__init__(base_path=base_path)
        self._level = level

    def dump_to_path(self, context: dg.OutputContext, obj: Any, path: UPath) -> None:
        """Save a value."""
        path.write_bytes(gzip.compress(pickle.dumps(obj), self._level))

    def load_from_path(self, context: dg.InputContext, path: UPath) -> Any:
        """Load a value."""
        return pickle.loads(gzip.decompress(path.read_bytes()))


class GzipIOManager(dg.ConfigurableIOManagerFactory[GzipFiles]):
    """Keeps compressed pickles in a folder of Dagster's storage."""

    folder: str
    level: int = 9

    def create_io_manager(self, context: dg.InitResourceContext) -> GzipFiles:
        """Make it for a run."""
        return GzipFiles(UPath(context.instance.storage_directory()) / self.folder, self.level)


class Notes(dg.UPathIOManager):
    """Texts that people can read."""

    def __init__(self, base_path: UPath, extension: str) -> None:
        super().__init__(base_path=base_path)
        self.extension = extension

    def dump_to_path(self, context: dg.OutputContext, obj: str, path: UPath) -> None:
        """Save a text."""
        path.write_text(obj, encoding="utf-8")

    def load_from_path(self, context: dg.InputContext, path: UPath) -> str:
        """Load a text."""
        return path.read_text(encoding="utf-8")


@dg.io_manager(config_schema={"extension": dg.Field(str, default_value=".txt")})
def notes_io_manager(context: dg.InitResourceContext) -> Notes:
    """Keep notes in Dagster's storage."""
    return Notes(UPath(context.instance.storage_directory()), context.resource_config["extension"])
