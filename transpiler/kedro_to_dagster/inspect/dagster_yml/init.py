"""Writes a first `dagster.yml`."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from ...codes.dagster_yml import NO_FOLDER_FOR_DAGSTER_YML
from ...options import Options
from .checking import FILE
from .dagster_file import configuration_folder


def template() -> str:
    """The text of the file: two small sections, and all others as comments."""
    return files(__package__).joinpath("template.yml").read_text(encoding="utf-8")


def write_template(options: Options, *, force: bool = False) -> tuple[Path, bool]:
    """Write the file into the project's base environment, or the one that the options name.

    Returns the file, and whether it was written: an existing file is kept, unless `force` is given.

    Raises:
        UsageError: If there is no folder for it, or it cannot be written.
    """
    folder = configuration_folder(options)
    if not folder.is_dir():
        raise NO_FOLDER_FOR_DAGSTER_YML(folder=folder)
    file = folder / FILE
    text = template()
    if file.exists() and (not force or file.read_text(encoding="utf-8") == text):
        return file, False
    file.write_text(text, encoding="utf-8")
    return file, True
