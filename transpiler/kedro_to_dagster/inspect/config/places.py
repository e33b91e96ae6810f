"""Where the keys of the project's configuration stand: in which file, on which line.

Kedro reads the files of one environment in no fixed order, so that the order of keys which come from
several files changes from run to run. Their places give them one that does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from glob import glob
from pathlib import Path
from typing import Any

import yaml

from ...kedro_model.place import Place

# Kedro reads these, and JSON is YAML.
_SUFFIXES = frozenset({".json", ".yaml", ".yml"})
# The tags of keys that are no texts.
_OTHER_KEYS = frozenset(f"tag:yaml.org,2002:{tag}" for tag in ("bool", "float", "int", "null"))
# The one in C is ten times as fast, where PyYAML was built with it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Places:
    """The places of the keys in one kind of configuration, such as the catalog.

    `files` are all of them, with their names for messages, also those that cannot be read; `interpolated`
    are the texts with `${`, by their keys; `project` is the folder that the names are relative to.
    """

    _places: dict[tuple[str, ...], tuple[int, Place]] = field(default_factory=dict)
    _files: set[str] = field(default_factory=set)
    # The files that have a key, those of later environments last.
    _sources: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    files: list[tuple[Path, str]] = field(default_factory=list)
    interpolated: dict[tuple[str, ...], str] = field(default_factory=dict)
    project: Path = field(default_factory=Path.cwd)

    def at(self, key: str) -> Place | None:
        """Where a key stands that OmegaConf writes, such as `a.b[0].c`; else the nearest around it."""
        dotted = {".".join(path): place for path, (_, place) in self._places.items()}
        parts = re.sub(r"\[([^\]]*)\]", r".\1", key).split(".")
        for length in range(len(parts), 0, -1):
            place = dotted.get(".".join(parts[:length]))
            if place is not None:
                return place
        return None

    def below(self, around: str, keys: tuple[str, ...]) -> Place | None:
        """Where a key stands somewhere below another one: `keys` are the last ones of its path."""
        if not keys:
            return None
        paths = [
            path
            for path in self._places
            if path[-len(keys) :] == keys and f"{'.'.join(path)}.".startswith(f"{around}.")
        ]
        nearest = min(paths, key=len, default=None)
        return None if nearest is None else self._places[nearest][1]

    def source(self, path: tuple[str, ...], *, is_soft: bool) -> str | None:
        """The file that Kedro takes a value from.

        The last environment wins: with all that stands below the outermost key, or (`is_soft`) key by key.
        """
        lengths = range(len(path), 0, -1) if is_soft else (1,)
        sources = (self._sources.get(path[:length]) for length in lengths)
        return next((names[-1] for names in sources if names), None)

    @property
    def top_level(self) -> tuple[str, ...]:
        """The outermost keys."""
        return tuple(path[0] for path in self._places if len(path) == 1)

    def of(self, *path: str) -> Place | None:
        """Where a key stands; None if it is in no file."""
        entry = self._places.get(path)
        return entry[1] if entry else None

    def copy(self, path: tuple[str, ...], copied: tuple[str, ...]) -> None:
        """Have what stands at a key and below it found at a copy of it too."""
        length = len(path)
        for known, place in list(self._places.items()):
            if known[:length] == path:
                self._places.setdefault((*copied, *known[length:]), place)

    def in_order(self, value: Any, path: tuple[str, ...] = ()) -> Any:
        """The value with the keys of its mappings in the order of their places.

        Where all comes from one file, the order is Kedro's already.
        """
        if not isinstance(value, dict) or len(self._files) < 2:
            return value

        def position(key: Any) -> tuple[int, str]:
            entry = self._places.get((*path, str(key)))
            return (entry[0] if entry else len(self._places)), str(key)

        return {
            key: self.in_order(value[key], (*path, str(key))) for key in sorted(value, key=position)
        }

    def add(self, file: Path, name: str) -> None:
        """Note the places of the keys in a file."""
        self.files.append((file, name))
        try:
            document = yaml.compose(file.read_text(encoding="utf-8"), Loader=_LOADER)
        except (yaml.YAMLError, UnicodeDecodeError):
            return  # Kedro will say what is wrong with it, or has other means to read it.
        for path, line, texts in _keys(document, ()):
            self._files.add(name)
            self.interpolated.pop(path, None)
            if texts:
                self.interpolated[path] = " ".join(texts)
            self._sources.setdefault(path, []).append(name)
            self._places.setdefault(
                path, (len(self._places), Place(file=name, line=line, key=".".join(path)))
            )


def _keys(
    node: Any, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], int, tuple[str, ...]]]:
    """Each key with its line, and the texts with `${` that it has, itself or in a list."""
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        # As Python writes the key that Kedro reads, such as True for `true`.
        inner = (*path, str(yaml.safe_load(key.value) if key.tag in _OTHER_KEYS else key.value))
        yield inner, key.start_mark.line + 1, tuple(_interpolated(value))
        yield from _keys(value, inner)


def _interpolated(node: Any) -> Iterator[str]:
    if isinstance(node, yaml.SequenceNode):
        for element in node.value:
            yield from _interpolated(element)
    elif isinstance(node, yaml.ScalarNode) and "${" in node.value:
        yield node.value


def find_places(
    patterns: Iterable[str], project: Path, conf: Path, environments: Iterable[str]
) -> Places:
    """Find the keys in the files that match Kedro's patterns for a kind of configuration."""
    places = Places(project=project)
    for environment in dict.fromkeys(environments):
        folder = conf / environment
        files = {
            Path(file_name)
            for pattern in patterns
            # Not Path.glob: before Python 3.13 its final `**` matches folders only.
            for file_name in glob(str(folder / pattern), recursive=True)  # noqa: PTH207
        }
        for file in sorted(files):
            if file.suffix in _SUFFIXES and file.is_file():
                places.add(file, _name(file, project))
    return places


def _name(file: Path, project: Path) -> str:
    try:
        return file.relative_to(project).as_posix()
    except ValueError:
        return file.name
