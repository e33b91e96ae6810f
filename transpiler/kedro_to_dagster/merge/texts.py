"""The merge of one file: its bytes, in whatever line ends the user has it."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from .lines import merge_lines
from .markers import conflict_lines, is_marked

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedText:
    """The merged text of a file, and the lines where its conflicts begin."""

    data: bytes
    conflicts: tuple[int, ...] = ()


class UnreadableError(Exception):
    """An edited file is not what it should be; `line` is where."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.what = what
        self.line = line


def merge_text(path: str, base: str, mine: bytes, new: str) -> MergedText:
    """Merge what the user has made of a generated text with what is generated now.

    If the user has not changed it, the result is the new text; if the new text is the old one, it is the
    user's, to the byte.

    Raises:
        UnreadableError: If the user's file has to be read, and is no text, or no Python.
    """
    try:
        text = mine.decode("utf-8")
    except UnicodeDecodeError as error:
        if new == base:
            return MergedText(data=mine)
        raise UnreadableError("it is not UTF-8", mine.count(b"\n", 0, error.start) + 1) from error
    plain = text.removeprefix(_BOM).replace("\r\n", "\n")
    if new in (base, plain):
        return MergedText(data=mine, conflicts=conflict_lines(plain))
    if plain == base:
        return MergedText(data=new.encode())
    if is_marked(plain):
        raise UnreadableError("it has the markers of a conflict", conflict_lines(plain)[0])
    merged = (
        _merged_python(base, plain, new) if path.endswith(".py") else merge_lines(base, plain, new)
    )
    merged_text = merged if "\r\n" not in text else merged.replace("\n", "\r\n")
    data = (
        mine
        if merged == plain
        else (f"{_BOM if text.startswith(_BOM) else ''}{merged_text}").encode()
    )
    return MergedText(data=data, conflicts=conflict_lines(merged))


def _merged_python(base: str, mine: str, new: str) -> str:
    # It takes a while to import, and most exports have nothing to merge.
    from .statements import merge_modules

    try:
        ast.parse(mine)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise UnreadableError(f"it is not valid Python ({error})", line) from error
    merged = merge_modules(base, mine, new)
    if not is_marked(merged):
        try:
            ast.parse(merged)
        except SyntaxError:
            # What fits together by its parts does not as a whole, such as a keyword given twice.
            return merge_lines(base, mine, new)
    return merged
