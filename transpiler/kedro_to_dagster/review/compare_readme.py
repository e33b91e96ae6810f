"""Compares what the READMEs of two packages say of how each differs from Kedro."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..diagnostics import Diagnostic
from .changes import Action, Area, Change

_LINE = re.compile(r"- (K2D\d+) \w+: (.+)")


def compare_readmes(
    old: str, new: str, diagnostics: Iterable[Diagnostic], *, is_all: bool
) -> Iterator[Change]:
    """The codes that come and go, each with its message, and its place if it is told of one thing.

    The message of a code often names what another change has renamed: it is told only if this `is_all`
    that has changed.
    """
    before, after = (dict(_LINE.findall(text)) for text in (old, new))
    places = [(diagnostic.code, diagnostic.place) for diagnostic in diagnostics]
    for code, message in after.items():
        own = [place for known, place in places if known == code]
        place = own[0] if len(own) == 1 else None
        if code not in before:
            yield Change(
                area=Area.DIFFERENCES, action=Action.ADDED, subject=code,
                detail=message, kind="difference", place=place,
            )  # fmt: skip
        elif is_all and before[code] != message:
            yield Change(
                area=Area.DIFFERENCES, action=Action.CHANGED, subject=code, attribute="message",
                old=before[code], new=message, kind="difference", place=place,
            )  # fmt: skip
    for code, message in before.items():
        if code not in after:
            yield Change(
                area=Area.DIFFERENCES, action=Action.REMOVED, subject=code,
                detail=f"was: {message}", kind="difference",
            )  # fmt: skip
