"""What a piece of code says: two pieces of one meaning differ in their form only.

Comments count, other than for `check`: an edit of a comment is an edit.
"""

from __future__ import annotations

import ast
import io
import textwrap
import tokenize
from collections.abc import Sequence
from functools import lru_cache

import libcst as cst

from ..meaning import parsed

_MODULE = cst.Module([])


def code_of(node: cst.CSTNode) -> str:
    """The text of a piece of code."""
    return _MODULE.code_for_node(node)


def meaning_of(node: cst.CSTNode | None) -> str:
    """What a piece of code says, with its comments."""
    return "" if node is None else _meaning(code_of(node))


@lru_cache(maxsize=50_000)
def _meaning(code: str) -> str:
    plain = textwrap.dedent(code).strip("\n")
    # As an expression, which may break its lines, and as statements.
    for text in (plain, f"(\n{plain}\n)"):
        tree = parsed(f"{text}\n")
        if tree is not None:
            return "\n".join([ast.unparse(tree), *_comments(text)])
    return plain


def _comments(code: str) -> list[str]:
    if "#" not in code:
        return []
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(f"{code}\n").readline))
    except (tokenize.TokenError, SyntaxError):
        return [line.strip() for line in code.splitlines() if "#" in line]
    return [token.string for token in tokens if token.type == tokenize.COMMENT]


def unified(
    base: Sequence[str], mine: Sequence[str], new: Sequence[str]
) -> tuple[list[str], list[str], list[str]]:
    """Texts that are the same where pieces of code say the same, on all three sides.

    A piece that is there to the letter in the base is taken as it is: only what differs is parsed.
    """
    return list(base), _like(base, mine), _like(base, new)


def _like(base: Sequence[str], other: Sequence[str]) -> list[str]:
    known = set(base)
    rest = {code for code in other if code not in known}
    if not rest:
        return list(other)
    theirs = set(other)
    codes = {_meaning(code): code for code in reversed(base) if code not in theirs}
    return [code if code in known else codes.get(_meaning(code), _meaning(code)) for code in other]


def comments_of(lines: Sequence[cst.EmptyLine]) -> list[str]:
    """The comments among lines that hold no code."""
    return [line.comment.value for line in lines if line.comment is not None]
