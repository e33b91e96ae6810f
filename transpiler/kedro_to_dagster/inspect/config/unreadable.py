"""Says what is wrong with a file that is no YAML, and on which line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml.reader import ReaderError

from ...kedro_model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What is wrong, after the place where it is, and what to do about it."""

    message: str
    hint: str


def mistake_of_file(error: yaml.YAMLError | UnicodeDecodeError, file: Path, name: str) -> Mistake:
    """What is wrong with a file, called by its name in the project, that could not be read."""
    if isinstance(error, UnicodeDecodeError):
        return Mistake(message=f"{name}: {error}", hint="Save the file as UTF-8.")
    if isinstance(error, ReaderError):
        character = chr(error.character)
        before = file.read_text(encoding="utf-8").partition(character)[0]
        place = Place(file=name, line=before.count("\n") + 1)
        return Mistake(
            message=f"{place}: YAML does not allow the character {character!r}",
            hint="Remove it, or write it as an escape in double quotes.",
        )
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(file=name, line=mark.line + 1 if mark else None)
    told = getattr(error, "problem", None) or getattr(error, "context", None) or error
    problem = " ".join(str(told).split())
    if problem.startswith("found duplicate key"):
        key = problem.removeprefix("found duplicate key ")
        return Mistake(
            message=f"{place}: the key '{key}' is given twice", hint="Keep one of the two."
        )
    return Mistake(
        message=f"{place}: this is not valid YAML: {problem}",
        hint="Correct the file; YAML is indented with spaces, and most special characters need quotes.",
    )
