"""The replay of edits: what was changed in generated files by hand, over what an export makes now."""

from .earlier import earlier_exports
from .history import state_of
from .replay import Conflict, Replay, replay

__all__ = ["Conflict", "Replay", "earlier_exports", "replay", "state_of"]
