"""What an export was made from, remembered on this machine: what has not changed gives the same.

As with a build tool, what counts is the content of what was read: the project's source, its configuration,
modules from elsewhere that were imported, the installed distributions, the variables of the environment and
the options. Of whatever else a project reads while it is loaded nothing is known.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..files import GeneratedFile, Owner
from ..options import Options, project_sources
from .disk import digest_at
from .folder import WORK
from .plan import marked_files

INPUTS = f"{WORK}/inputs.json"
_PASSED_OVER = frozenset({"__pycache__", ".git", ".ipynb_checkpoints", "node_modules", WORK})
# What shells, terminals and runners change from one command to the next.
_VOLATILE = frozenset({"_", "COLUMNS", "LINES", "OLDPWD", "PWD", "SHLVL", "TERM", "WINDOWID"})
_INSTALLED = ("site-packages", "dist-packages")
_DISTRIBUTIONS = (".dist-info", ".egg-info", ".egg-link", ".pth")


class Inputs:
    """What is about to be read for an export; made before it, since it may change the environment."""

    def __init__(self, options: Options, folder: Path) -> None:
        self._options = options
        self._folder = folder
        self._started = time.time()
        digest = hashlib.sha256()
        # What makes no difference to the files, or is compared as part of `pyproject.toml`.
        plain = replace(options, strict=False, verbose=False, configured=())
        _add(digest, version("kedro-to-dagster"), sys.version, plain)
        for name, value in sorted(os.environ.items()):
            if name not in _VOLATILE:
                _add(digest, name, value)
        self._places = [place for place in sys.path if place.endswith(_INSTALLED)]
        for place in self._places:
            names = (entry.name for entry in Path(place).iterdir())
            _add(digest, place, *sorted(name for name in names if name.endswith(_DISTRIBUTIONS)))
        self._surroundings = digest.hexdigest()

    def remember(self, conf_source: str, files: Iterable[GeneratedFile]) -> None:
        """Remember what the export that has just been written was made from.

        A project whose resolvers are settled at the export is not remembered, as they may give something
        else the next time; nor is one whose files have changed since, or what cannot be written.
        """
        target = self._folder / INPUTS
        generated = list(files)
        try:
            target.unlink(missing_ok=True)
            sources = list(self._files(conf_source))
            if self._options.constant_resolvers or any(
                source.stat().st_mtime > self._started for source in sources
            ):
                return
            content = {
                "conf_source": conf_source,
                "modules": {str(path): digest_at(path) for path in self._modules()},
                "package": {
                    file.path: digest_at(self._folder / file.path)
                    for file in generated
                    if file.owner is not Owner.USER
                },
                "count": len(generated),
                "key": self._key(sources),
            }
            target.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
        except OSError:
            # It is a help only; without it the next check loads the project.
            return

    def are_as_remembered(self) -> int | None:
        """How many files the package has, if it and all that it was made from are as they were."""
        try:
            content: Any = json.loads((self._folder / INPUTS).read_bytes())
            modules: Mapping[str, str] = content["modules"]
            package: Mapping[str, str] = content["package"]
            count = int(content["count"])
            is_same = (
                not self._options.constant_resolvers
                and all(
                    digest_at(self._folder / path) == file_digest
                    for path, file_digest in package.items()
                )
                and set(marked_files(self._folder)) <= set(package)
                and all(
                    digest_at(Path(path)) == module_digest
                    for path, module_digest in modules.items()
                )
                and content["key"] == self._key(list(self._files(str(content["conf_source"]))))
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return count if is_same else None

    def _key(self, files: Iterable[Path]) -> str:
        """A digest of everything but modules from elsewhere."""
        project = self._options.project.resolve()
        digest = hashlib.sha256()
        _add(digest, self._surroundings)
        for file in files:
            _add(digest, file.relative_to(project), digest_at(file))
        for place in (project, *project.parents):
            # What git ignores is not written into a package, and with copies it has the requirements.
            others = [*sorted(file.name for file in place.glob("*requirements*.txt")), "setup.cfg"]
            for name in ("pyproject.toml", ".gitignore", *(others if place == project else ())):
                _add(digest, place / name, digest_at(place / name))
            if (place / ".git").exists():
                break
        return digest.hexdigest()

    def _files(self, conf_source: str) -> Iterator[Path]:
        """The files of the project's source and configuration, but those of the package."""
        project = self._options.project.resolve()
        for top in (project / conf_source, project_sources(project)[0]):
            for place, names, files in os.walk(top):
                here = Path(place)
                names[:] = sorted(
                    name
                    for name in names
                    if name not in _PASSED_OVER and here / name != self._folder.resolve()
                )
                yield from (here / name for name in sorted(files))

    def _modules(self) -> Iterator[Path]:
        """The files of imported modules that are neither in the project's source nor installed."""
        library = str(Path(os.__file__).parent)
        known = {library, *self._places, str(project_sources(self._options.project.resolve())[0])}
        files = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
        for file in sorted(file for file in files if file and file.endswith(".py")):
            path = Path(file).absolute()
            if not known & {str(parent) for parent in path.parents}:
                yield path


def _add(digest: Any, *parts: object) -> None:
    digest.update(json.dumps([str(part) for part in parts]).encode())
