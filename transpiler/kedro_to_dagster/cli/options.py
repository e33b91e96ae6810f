"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ProjectFolder = Annotated[
    Path | None,
    typer.Option(help="Folder of the Kedro project; by default the one around the current folder."),
]
Environment = Annotated[
    str | None, typer.Option("--env", "-e", help="Kedro configuration environment.")
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print JSON of a documented form; errors too.")
]
