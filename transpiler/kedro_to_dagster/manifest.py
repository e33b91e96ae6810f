"""The manifest: which files an export wrote, and what they were, so that edits are noticed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from .errors import UsageError
from .files import GeneratedFile

MANIFEST = "kedro-to-dagster.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What is known of an earlier export: the digest of each file it wrote."""

    digests: Mapping[str, str]


def make_manifest(
    files: Iterable[GeneratedFile], version: str, kedro_version: str, options: Mapping[str, object]
) -> GeneratedFile:
    """The manifest of a set of files; the only place where versions stand."""
    content = {
        "kedro-to-dagster": version,
        "kedro": kedro_version,
        "options": {key: value for key, value in sorted(options.items()) if value},
        "files": {each.path: each.digest for each in sorted(files, key=lambda each: each.path)},
    }
    return GeneratedFile(path=MANIFEST, text=json.dumps(content, indent=2) + "\n")


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of the package in a folder; None where there is none.

    Raises:
        UsageError: If it cannot be read.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return None
    try:
        files = json.loads(path.read_text(encoding="utf-8"))["files"]
        digests = {str(name): str(digest) for name, digest in files.items()}
        if not all(_is_inside(name) for name in digests):
            raise ValueError("a path leads out of the folder")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            "K2D922",
            f"{path} is not a manifest of kedro-to-dagster.",
            "Restore it from version control, or export with --force.",
        ) from error
    return Manifest(digests=digests)


def _is_inside(path: str) -> bool:
    """Whether a relative path stays in the folder, on any system."""
    parts = PurePosixPath(path).parts
    leads_out = PurePosixPath(path).is_absolute() or PureWindowsPath(path).drive
    return bool(parts) and not leads_out and ".." not in {*parts, *PureWindowsPath(path).parts}
