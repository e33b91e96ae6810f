"""How the company keeps what passes between steps."""

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
    """Keeps compressed pickles in Dagster's storage."""

    level: int = 9

    def create_io_manager(self, context: dg.InitResourceContext) -> GzipFiles:
        """Make it for a run."""
        return GzipFiles(UPath(context.instance.storage_directory()), self.level)
