"""How the company keeps what passes between steps."""

import gzip
import pickle
from pathlib import Path
from typing import Any

import dagster as dg


class GzipIOManager(dg.ConfigurableIOManager):
    """Keeps pickles, compressed."""

    level: int = 9

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        """Save a value."""
        file = self._file(context)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(gzip.compress(pickle.dumps(obj), self.level))

    def load_input(self, context: dg.InputContext) -> Any:
        """Load a value."""
        output = context if context.has_asset_key else context.upstream_output
        return pickle.loads(gzip.decompress(self._file(output).read_bytes()))

    def _file(self, context: Any) -> Path:
        parts = context.asset_key.path if context.has_asset_key else context.get_identifier()
        return Path(context.instance.storage_directory(), *parts[:-1], f"{parts[-1]}.gz")
