"""The replay of edits: what was changed in generated files by hand, over what an export makes now."""

from .replay import Conflict, Replay, replay

__all__ = ["Conflict", "Replay", "replay"]
