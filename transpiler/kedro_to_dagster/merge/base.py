"""The base of a merge: what the tool generated for the state that the user has edited.

What the last export on this machine made is remembered. It is the base, unless the package was changed by
a commit since, for example a colleague's. Then, and in a fresh clone, the Kedro project is exported again
as of the commits that changed the package, with the options in the manifest there. Which of these states
was edited is told by the package: it is the one from which the fewest lines differ.
"""

from __future__ import annotations

import ast
import difflib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..codes.package import HISTORY_CUT_OFF, LAST_EXPORT_NOT_REPEATABLE, LAST_EXPORT_UNKNOWN
from ..manifest import MANIFEST
from ..meaning import parsed, plain_text
from ..options import Options
from ..write.state import Remembered, read_remembered
from .earlier import Earlier
from .history import History, equal, history_of

# Exports of earlier states, of which each takes as long as any other.
_TRIED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What was generated before, and the commit that it is known from."""

    texts: Mapping[str, str]
    commit: str | None = None


def find_base(
    options: Options,
    folder: Path,
    current: Mapping[str, bytes],
    new: Mapping[str, str],
    earlier: Earlier,
) -> Base:
    """Find what the tool generated for the state that the package's edits were made in.

    `current` are the package's files as they are, `new` is what is generated now.

    Raises:
        UsageError: If nothing tells.
    """
    remembered = read_remembered(folder)
    candidates = [new] if remembered is None else [remembered.texts, new]
    for known in filter(None, candidates):
        if equal(known, current, {path for path in (*known, *new) if path in current}) and all(
            path in current for path in known
        ):
            return Base(texts=known)
    history = history_of(folder, options.project)
    commits = history.commits(remembered.commit if remembered else None) if history else ()
    if history is None or not commits:
        if remembered is None:
            raise LAST_EXPORT_UNKNOWN(folder=folder)
        return Base(texts=remembered.texts)
    search = _Search(
        options=options, history=history, remembered=remembered, new=new, earlier=earlier
    )
    return search.nearest(commits, current)


@dataclass(slots=True, kw_only=True)
class _Search:
    """The states of the project from which the package may have been generated."""

    options: Options
    history: History
    remembered: Remembered | None
    new: Mapping[str, str]
    earlier: Earlier

    def nearest(self, commits: tuple[str, ...], current: Mapping[str, bytes]) -> Base:
        """The state from which the package differs least; of several the newest."""
        candidates = list(self._candidates(commits))
        is_certain = bool(candidates) and candidates[-1][1]
        if self.history.is_cut and not is_certain and self.remembered is None:
            raise HISTORY_CUT_OFF()
        bases = [base for base, _ in candidates]
        if self.remembered is not None:
            bases.append(Base(texts=self.remembered.texts))
        if not bases:
            raise LAST_EXPORT_NOT_REPEATABLE()
        paths = {path for base in bases for path in base.texts} | self.new.keys()
        lines = {path: _lines(path, plain_text(current[path])) for path in paths & current.keys()}
        return min(bases, key=lambda base: _distance(base.texts, lines, paths))

    def _candidates(self, commits: tuple[str, ...]) -> Iterator[tuple[Base, bool]]:
        """States of the project, the newest first, and whether an export was committed with it.

        Nothing older is looked for once one is certain.
        """
        now = self.history.project_now
        states = self._remembered_states(commits)
        seen = set()
        for commit in commits:
            state = self.history.project_at(commit)
            committed = self.history.package_at(commit)
            if self.remembered and equal(self.remembered.texts, committed, self.remembered.texts):
                yield Base(texts=self.remembered.texts, commit=commit), True
                return
            if state in seen:
                continue
            seen.add(state)
            if state in states:
                continue
            if state == now:
                texts: Mapping[str, str] | None = self.new
            elif len(seen) <= _TRIED:
                texts = self._generated_at(commit, committed.get(MANIFEST))
            else:
                break
            if texts is None:
                continue
            is_exact = equal(texts, committed, texts)
            if is_exact or _version(committed.get(MANIFEST)) == version("kedro-to-dagster"):
                yield Base(texts=texts, commit=commit), is_exact
            if is_exact:
                return
        if now not in seen and self.remembered is None:
            # The package may have been exported since it was committed.
            yield Base(texts=self.new), False

    def _remembered_states(self, commits: tuple[str, ...]) -> set[str]:
        """The states of the project from which the last export on this machine was made."""
        if self.remembered is None:
            return set()
        texts = self.remembered.texts
        states = {
            self.history.project_at(commit)
            for commit in commits
            if equal(texts, self.history.package_at(commit), texts)
        }
        return states | {self.remembered.project} if self.remembered.project else states

    def _generated_at(self, commit: str, manifest: bytes | None) -> Mapping[str, str] | None:
        """What the project exports as it was in a commit; None where it does not."""
        kept_options = _options(manifest)
        conf_source = str(kept_options.get("conf-source") or self.options.conf_source or "conf")
        with self.history.checked_out(commit, conf_source) as project:
            return None if project is None else self.earlier(project, kept_options)


def _version(manifest: bytes | None) -> str | None:
    content = _content(manifest)
    return str(content.get("kedro-to-dagster")) if content else None


def _options(manifest: bytes | None) -> dict[str, Any]:
    options = _content(manifest).get("options")
    return options if isinstance(options, dict) else {}


def _content(manifest: bytes | None) -> dict[str, Any]:
    try:
        content = json.loads(manifest or b"{}")
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def _distance(texts: Mapping[str, str], lines: Mapping[str, list[str]], paths: set[str]) -> int:
    """How many lines of code differ from what was generated."""
    total = 0
    for path in paths:
        ours = lines.get(path, [])
        theirs = _lines(path, texts[path]) if path in texts else []
        if ours != theirs:
            matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
            same = sum(block.size for block in matcher.get_matching_blocks())
            total += len(ours) + len(theirs) - 2 * same
    return total


def _lines(path: str, text: str) -> list[str]:
    """The lines of a text, of code without its layout."""
    tree = parsed(text) if path.endswith(".py") else None
    return (text if tree is None else ast.unparse(tree)).splitlines()
