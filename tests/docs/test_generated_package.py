"""The page on the generated package lists every module of the runtime."""

from __future__ import annotations

import re

from ..support.cases import RUNTIME
from .pages import DOCS


def test_every_module_of_the_runtime_is_listed() -> None:
    page = (DOCS / "reference" / "generated-package.md").read_text(encoding="utf-8")
    table = page.partition("| Module | Holds |")[2].partition("\n\n")[0]
    listed = set(re.findall(r"`([\w/]+(?:\.py|/))`", table))
    modules = {path.name for path in RUNTIME.glob("*.py")} - {"__init__.py"}
    folders = {f"{path.parent.name}/" for path in RUNTIME.glob("*/__init__.py")}
    assert listed == modules | folders
