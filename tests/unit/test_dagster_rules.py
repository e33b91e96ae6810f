"""Owners, tags, kinds and groups that go into a package are such that Dagster takes them."""

from __future__ import annotations

from collections.abc import Callable

import dagster as dg
import pytest
from kedro_to_dagster.dagster_rules import GROUP, KIND, OWNER, TAG_KEY, TAG_VALUE

OWNERS = {
    "me@example.org": True,
    "me+you%them@a-b.c.example": True,
    "team:a b": True,
    "o'brien@example.org": False,
    "me@example.engineering": False,
    "me@example.o": False,
    "me@exämple.org": False,
    "me@example": False,
    "-me@example.org": False,
    "me@example.org ": False,
    "team:": False,
    "team": False,
    "Me <me@example.org>": False,
}
WORDS = ["a", "a-b.c_d", "a b", "a/b", "a/b/c", "é", "", "x" * 63, "x" * 64, "a\n", "_", "-", "1"]


def _takes(make: Callable[[], object]) -> bool:
    try:
        make()
    except dg.DagsterError:
        return False
    return True


@pytest.mark.parametrize(("owner", "is_valid"), OWNERS.items())
def test_an_owner_is_what_dagster_takes(owner: str, is_valid: bool) -> None:
    assert bool(OWNER.match(owner)) == is_valid
    assert _takes(lambda: dg.AssetSpec("a", owners=[owner])) == is_valid


@pytest.mark.parametrize("word", WORDS)
def test_dagster_takes_what_the_rules_let_through(word: str) -> None:
    assert not TAG_KEY.match(word) or _takes(lambda: dg.AssetSpec("a", tags={word: ""}))
    assert not TAG_VALUE.match(word) or _takes(lambda: dg.AssetSpec("a", tags={"a": word}))
    assert not KIND.match(word) or _takes(lambda: dg.AssetSpec("a", kinds={word}))
    assert not GROUP.match(word) or _takes(lambda: dg.AssetSpec("a", group_name=word))
