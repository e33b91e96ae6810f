"""The I/O manager of Kedro datasets whose files are Dagster's partitions, in a project with hooks."""

from collections.abc import Sequence
from typing import Any

import dagster as dg

from .hook_nodes import Deferred
from .hooked_io_managers import HookedDatasetIOManager, _hooks_of, _step
from .partitions import PartitionsIOManager


class HookedPartitionsIOManager(PartitionsIOManager, HookedDatasetIOManager):
    """Loads and saves partitions, with the calls of the hooks where Kedro has them.

    The hooks are told once of each step that loads or saves, with the partitions that it is about.
    """

    def load_input(self, context: dg.InputContext) -> Any:
        """Load the partitions that the asset's mapping says, or leave it to the step."""
        return self.load_later(context.step_context, self._keys_of_input(context))

    def load_later(self, context: Any, keys: Sequence[str] | None = None) -> Any:
        """Load partitions from within a step, or in its turn."""
        step = _step(context)
        hooks = _hooks_of(step)
        if hooks is not None and hooks.defers(step):
            return Deferred(lambda: self.load(step, keys))
        return self.load(step, keys)
