"""Conflicts: where both sides have changed one thing. They are marked as git marks them.

While a module is a tree, a conflict stands in it as stand-ins that are valid there: statements, decorators,
elements. Each takes a line of its own, so that they become markers once the tree is text.
"""

from __future__ import annotations

import re

START, MIDDLE, END = "__merge_edited__", "__merge_or__", "__merge_exported__"

_MARKERS = {
    START: "<<<<<<< edited",
    MIDDLE: "=======",
    END: ">>>>>>> exported",
}
# What a merge driver writes, which knows no more of the two sides.
_OF_GIT = {_MARKERS[START]: "<<<<<<< ours", _MARKERS[END]: ">>>>>>> theirs"}
_STAND_IN = re.compile(
    rf"^[ \t]*(?:@|\*\*)?({START}|{MIDDLE}|{END}),?[ \t]*$",
    re.MULTILINE,
)
_BEGIN = re.compile(r"^<{7}(?: |$)", re.MULTILINE)
_ALL = re.compile(r"^(<{7}(?= |$)|={7}$|>{7}(?= |$))", re.MULTILINE)


def marker(stand_in: str) -> str:
    """The line that marks a conflict."""
    return _MARKERS[stand_in]


def with_markers(text: str) -> str:
    """The text, with markers for the stand-ins."""
    return _STAND_IN.sub(lambda match: _MARKERS[match[1]], text)


def with_labels_of_git(data: bytes) -> bytes:
    """The text with markers that name the sides as git's merge does."""
    for line, of_git in _OF_GIT.items():
        data = re.sub(rb"(?m)^%b(?=\r?$)" % line.encode(), of_git.encode(), data)
    return data


def is_marked(text: str) -> bool:
    """Whether a text has the markers of a conflict, of this tool's or of git's."""
    return {line[:1] for line in _ALL.findall(text)} == {"<", "=", ">"}


def conflict_lines(text: str) -> tuple[int, ...]:
    """The lines where the conflicts of a text begin."""
    if not is_marked(text):
        return ()
    return tuple(text.count("\n", 0, match.start()) + 1 for match in _BEGIN.finditer(text))
