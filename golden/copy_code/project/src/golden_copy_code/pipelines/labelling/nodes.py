"""Labels for parcels, by relative imports and files beside the module."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from . import layout
from ... import __version__
from ...text import *

if TYPE_CHECKING:
    from golden_copy_code.types import Parcel

# The names of towns, as the post writes them.
TOWNS = json.loads( (Path(__file__).parent / "towns.json").read_text(encoding="utf-8") )


def write_labels(parcels: list[Parcel]) -> list[str]:
    """One label for each parcel."""
    lines = [layout.line(TOWNS[parcel['to']]) for parcel in parcels]   # as the printer wants them
    return [*lines, joined(["version", __version__]).replace("\n", " ").strip()]
