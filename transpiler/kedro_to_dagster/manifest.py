"""The manifest: how the package was exported. Its presence says that the folder is a package."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from .codes.package import MANIFEST_NOT_READ
from .files import GeneratedFile

MANIFEST = "kedro-to-dagster.json"
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What is known of an earlier export.

    Attributes:
        options: The options of the export.
        digests: The digest of each file it wrote, in the manifests of early versions only.
    """

    options: Mapping[str, object]
    digests: Mapping[str, str]


def make_manifest(version: str, options: Mapping[str, object]) -> GeneratedFile:
    """The manifest of an export; the only place where the tool's version stands.

    Nothing in it depends on the project's nodes or on Kedro's version, so that two branches that
    change the project do not both change it.
    """
    content = {
        "kedro-to-dagster": version,
        "options": {key: value for key, value in sorted(options.items()) if value},
    }
    return GeneratedFile(path=MANIFEST, text=json.dumps(content, indent=2) + "\n")


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of the package in a folder; None where there is none.

    One with the conflict markers of a merge says nothing, and is still one.

    Raises:
        UsageError: If it cannot be read.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return None
    try:
        text = path.read_text(encoding="utf-8")
        if len(set(_CONFLICT.findall(text))) == 3:
            return Manifest(options={}, digests={})
        return _parsed(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise MANIFEST_NOT_READ(path=path) from error


def _parsed(content: dict[str, dict[str, object]]) -> Manifest:
    digests = {str(name): str(digest) for name, digest in content.get("files", {}).items()}
    if "kedro-to-dagster" not in content:
        raise ValueError("it does not name the tool")
    if not all(is_inside(name) for name in digests):
        raise ValueError("a path leads out of the folder")
    return Manifest(options=dict(content["options"]), digests=digests)


def is_inside(path: str) -> bool:
    """Whether a relative path stays in the folder, on any system."""
    parts = PurePosixPath(path).parts
    leads_out = PurePosixPath(path).is_absolute() or PureWindowsPath(path).drive
    return bool(parts) and not leads_out and ".." not in {*parts, *PureWindowsPath(path).parts}
