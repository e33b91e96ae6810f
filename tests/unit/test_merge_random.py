"""Random pairs of edits and exports: no edit is lost, none is garbled; conflicts are where both changed."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from kedro_to_dagster.merge.markers import is_marked
from kedro_to_dagster.merge.texts import merge_text

from ..support.cases import CASES
from ..support.tiers import slow_from

_PAIRS = 50


@dataclass(frozen=True)
class Change:
    """Lines of a text that are replaced, and what must be in the result."""

    first: int
    end: int
    lines: tuple[str, ...]
    token: str | None
    place: tuple[int, int, int, int] | None = None

    def meets(self, other: Change) -> bool:
        """Whether both change the same: a literal, or something in a definition that goes."""
        if self.token is None or other.token is None:
            gone, kept = (self, other) if self.token is None else (other, self)
            return gone.first <= kept.first < gone.end or gone.first < kept.end <= gone.end
        if self.place is None or other.place is None:
            # Within an element that the other side has given another name.
            named, line = (
                (other.place, self.first) if self.place is None else (self.place, other.first)
            )
            return named is not None and named[0] <= line < named[2]
        return self.place[:2] < other.place[2:] and other.place[:2] < self.place[2:]


@cache
def _texts() -> tuple[str, ...]:
    """Generated modules of all kinds, as far as they have something in them."""
    files = [file for case in CASES for file in sorted(case.expected.rglob("*.py"))]
    return tuple({text for file in files if 600 < len(text := file.read_text()) < 3000})


def _changes(text: str, rng: random.Random, side: str, count: int) -> list[Change]:
    """Changes that do not overlap."""
    makers = [_literal, _literal, _keyword, _statement, _definition, _comment, _behind, _import]
    if side == "new":
        makers.append(_removal)
    made: list[Change] = []
    tree, lines = ast.parse(text), text.split("\n")
    for number in range(count):
        options = list(rng.choice(makers)(tree, lines, f"{side}_token_{number}"))
        if options:
            change = rng.choice(options)
            if all(change.end < other.first or other.end < change.first for other in made):
                made.append(change)
    return made


def _applied(text: str, changes: list[Change]) -> str:
    lines = text.split("\n")
    for change in sorted(changes, key=lambda change: -change.first):
        lines[change.first : change.end] = change.lines
    return "\n".join(lines)


def _literal(tree: ast.Module, lines: list[str], token: str) -> Iterator[Change]:
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
    }
    named = _named(tree)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.lineno == node.end_lineno
            and id(node) not in inside
        ):
            line = lines[node.lineno - 1]
            assert node.end_col_offset is not None
            # Not one of several strings that are one.
            if (
                line.isascii()
                and lines[node.lineno].strip()[:1] != '"'
                and line.strip()[:1] != '"""'
            ):
                changed = f'{line[: node.col_offset]}"{token}"{line[node.end_col_offset :]}'
                whole = named.get(id(node), node)
                place = (whole.lineno, whole.col_offset, whole.end_lineno, whole.end_col_offset)
                yield Change(node.lineno - 1, node.lineno, (changed,), token, place)


def _named(tree: ast.Module) -> dict[int, Any]:
    """Literals that name an element, by which it is found again: keys, and what a call in a list is of."""
    found: dict[int, Any] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if key is not None:
                    found[id(key)] = SimpleNamespace(
                        lineno=key.lineno,
                        col_offset=key.col_offset,
                        end_lineno=value.end_lineno,
                        end_col_offset=value.end_col_offset,
                    )
        elif isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            for call in node.elts:
                if isinstance(call, ast.Call):
                    first = [*call.args[:1], *(word.value for word in call.keywords)]
                    found |= {id(part): call for part in first}
    return found


def _keyword(tree: ast.Module, lines: list[str], token: str) -> Iterator[Change]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.keywords and node.end_lineno != node.lineno:
            assert node.end_lineno is not None
            closing = lines[node.end_lineno - 1]
            before = lines[node.end_lineno - 2]
            if closing.lstrip().startswith(")") and before.rstrip().endswith(","):
                indent = " " * (len(closing) - len(closing.lstrip()) + 4)
                at = node.end_lineno - 1
                yield Change(at, at, (f'{indent}{token}="x",',), token)


def _statement(tree: ast.Module, lines: list[str], token: str) -> Iterator[Change]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            at = node.body[-1].lineno - 1
            if isinstance(node.body[-1], (ast.FunctionDef, ast.ClassDef)):
                continue
            yield Change(at, at, (f"{' ' * node.body[-1].col_offset}{token} = 1",), token)


def _definition(tree: ast.Module, lines: list[str], token: str) -> Iterator[Change]:
    for one, _ in pairwise(tree.body):
        assert one.end_lineno is not None
        if not isinstance(one, (ast.Import, ast.ImportFrom, ast.Expr)):
            yield Change(
                one.end_lineno, one.end_lineno, ("", "", f"def {token}():", "    return 1"), token
            )


def _comment(tree: ast.Module, lines: list[str], token: str) -> Iterator[Change]:
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt):
            decorators = getattr(node, "decorator_list", None)
            at = (decorators[0].lineno if decorators else node.lineno) - 1
            yield Change(at, at, (f"{' ' * node.col_offset}# {token}",), token)


def _behind(tree: ast.Module, lines: list[str], token: str) -> Iterator[Change]:
    for node in ast.walk(tree):
        if (
            isinstance(node, (ast.Return, ast.Assign, ast.AnnAssign))
            and node.lineno == node.end_lineno
        ):
            line = lines[node.lineno - 1]
            place = (node.lineno, len(line), node.lineno, len(line) + 1)
            yield Change(node.lineno - 1, node.lineno, (f"{line}  # {token}",), token, place)


def _import(tree: ast.Module, lines: list[str], token: str) -> Iterator[Change]:
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.lineno == node.end_lineno:
            line = lines[node.lineno - 1]
            if node.names[0].name == "*" or "#" in line:
                continue
            yield Change(node.lineno - 1, node.lineno, (f"{line}, {token}",), token)


def _removal(tree: ast.Module, lines: list[str], token: str) -> Iterator[Change]:
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            assert node.end_lineno is not None
            first = (node.decorator_list[0].lineno if node.decorator_list else node.lineno) - 1
            yield Change(first, node.end_lineno, (), None)


@pytest.mark.parametrize("batch", slow_from(2, 20))
def test_no_edit_is_lost_and_none_is_garbled(batch: int) -> None:
    rng = random.Random(f"merge {batch}")
    texts = sorted(_texts())
    for _ in range(_PAIRS):
        base = rng.choice(texts)
        edits = _changes(base, rng, "mine", rng.randint(1, 4))
        exports = _changes(base, rng, "new", rng.randint(1, 4))
        mine, new = _applied(base, edits), _applied(base, exports)
        _is_merged(base, mine, new, edits, exports)


def _is_merged(base: str, mine: str, new: str, edits: list[Change], exports: list[Change]) -> None:
    merged = merge_text("module.py", base, mine.encode(), new)
    text = merged.data.decode()
    shown = f"--- mine\n{mine}\n--- new\n{new}\n--- merged\n{text}"
    for change in (*edits, *exports):
        assert change.token is None or change.token in text, f"{change.token} is lost\n{shown}"
    # A literal that one side has changed is not there in its old form beside the new one.
    assert text.count("_token_") >= len(
        {change.token for change in (*edits, *exports) if change.token}
    )
    meets = any(edit.meets(export) for edit in edits for export in exports)
    assert not merged.conflicts or meets, f"a conflict in {merged.conflicts}\n{shown}"
    assert is_marked(text) == bool(merged.conflicts)
    if not merged.conflicts:
        ast.parse(text)
        # Statements are what they are on one side or the other, and there are no more of them.
        known = _defined(mine) | _defined(new)
        assert _defined(text) <= known, shown
    # Doing it again, with what is remembered now, changes nothing.
    assert merge_text("module.py", new, merged.data, new).data == merged.data


def _defined(text: str) -> set[str]:
    return {
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
    }
