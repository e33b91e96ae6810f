"""Files that the user adds to: an export updates what the generator wrote in them."""

from __future__ import annotations

import re
from pathlib import Path

from ..codes.package import PYPROJECT_NOT_VALID
from ..files import GeneratedFile
from .pyproject import merge_pyproject

# A conflict as git marks it, with the common version in between if git is set to show it.
_CONFLICT = re.compile(
    r"^<{7}[^\n]*\n(?P<ours>.*?)(?:^\|{7}[^\n]*\n.*?)?^={7}\n(?P<theirs>.*?)^>{7}[^\n]*(?:\n|\Z)",
    re.MULTILINE | re.DOTALL,
)


def shared_text(folder: Path, file: GeneratedFile, base: str | None, *, force: bool) -> bytes:
    """The new content of a file that the user adds to; `base` is what was generated before.

    If a git merge left conflicts, the user's additions of both sides are kept.

    Raises:
        UsageError: If the file is not valid, unless `force` is given, which replaces it.
    """
    data = (folder / file.path).read_bytes()
    try:
        current = data.decode("utf-8")
        merged = merge_pyproject(_without_conflicts(current), file.text, base)
    except ValueError as error:
        if force:
            return file.data
        raise PYPROJECT_NOT_VALID(file=folder / file.path, cause=error) from error
    return data if merged == current else merged.encode("utf-8")


def _without_conflicts(text: str) -> str:
    text_lf = text.replace("\r\n", "\n")
    if not _CONFLICT.search(text_lf):
        return text
    ours, theirs = (_CONFLICT.sub(rf"\g<{side}>", text_lf) for side in ("ours", "theirs"))
    return merge_pyproject(ours, theirs)
