"""The requirements of a project, from wherever it states them."""

from __future__ import annotations

import configparser
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ...codes.copying import REQUIREMENT_LEFT_OUT
from ...diagnostics import DiagnosticLog
from ...kedro_model.place import Place
from ...options import is_requirement

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_FILES = ("requirements.txt", "src/requirements.txt")
_INCLUDES = re.compile(r"(?:-r|--requirement)[\s=]+(?P<file>.+)")


def project_requirements(project: Path, log: DiagnosticLog) -> tuple[str, ...]:
    """The requirements in the project's `pyproject.toml`, or else in a `requirements.txt` or `setup.cfg`.

    What only pip understands, such as a folder, is reported and left out.
    """
    reader = _Reader(project, log)
    table = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    requirements = [
        *reader.plain("pyproject.toml", table.get("project", {}).get("dependencies", ())),
        *reader.poetry(table.get("tool", {}).get("poetry", {}).get("dependencies", {})),
        *reader.files(_dynamic(table)),
    ]
    requirements = requirements or list(
        reader.files([name for name in _FILES if (project / name).is_file()][:1])
    )
    requirements = requirements or list(reader.setup_cfg())
    return tuple(dict.fromkeys(requirements))


def _dynamic(table: dict[str, Any]) -> list[str]:
    """The files that setuptools is to read the requirements from."""
    dependencies = (
        table.get("tool", {}).get("setuptools", {}).get("dynamic", {}).get("dependencies", {})
    )
    files = dependencies.get("file", ()) if isinstance(dependencies, dict) else ()
    return [files] if isinstance(files, str) else list(files)


class _Reader:
    def __init__(self, project: Path, log: DiagnosticLog) -> None:
        self._project = project
        self._log = log

    def plain(self, file: str, requirements: Iterable[Any]) -> Iterator[str]:
        """Requirements in the form that `pyproject.toml` has them in."""
        for requirement in requirements:
            if isinstance(requirement, str):
                yield from self._checked(requirement, Place(file=file))

    def _checked(self, requirement: str, place: Place) -> Iterator[str]:
        if is_requirement(requirement):
            yield requirement.strip()
            return
        self._log.add(REQUIREMENT_LEFT_OUT(requirement=requirement), requirement, place=place)

    def files(self, names: Iterable[str], seen: tuple[str, ...] = ()) -> Iterator[str]:
        """The requirements in files of pip's, and in those that they include."""
        for name in names:
            path = self._project / name
            if name in seen or not path.is_file():
                continue
            text = path.read_text(encoding="utf-8-sig").replace("\\\n", " ")
            for number, line in enumerate(text.splitlines(), start=1):
                stripped = re.sub(r"(^|\s)#.*$", "", line).strip()
                stripped = re.sub(r"\s+--hash[=\s]\S+", "", stripped)
                included = _INCLUDES.fullmatch(stripped)
                if included is not None:
                    other = (Path(name).parent / included["file"].strip()).as_posix()
                    yield from self.files([other], (*seen, name))
                # Other options say where pip looks, which is no matter of the package's.
                elif stripped and (not stripped.startswith("-") or stripped.startswith("-e")):
                    yield from self._checked(stripped, Place(file=name, line=number))

    def poetry(self, table: dict[str, Any]) -> Iterator[str]:
        """The requirements that Poetry has in a table of its own."""
        place = Place(file="pyproject.toml", key="tool.poetry.dependencies")
        for name, value in table.items():
            options = value if isinstance(value, dict) else {"version": value}
            if name == "python" or options.get("optional"):
                continue
            version = options.get("version")
            if not isinstance(version, str):
                yield from self._checked(f"{name} = {value!r}", place)
                continue
            extras = f"[{','.join(options['extras'])}]" if options.get("extras") else ""
            marker = f"; {options['markers']}" if options.get("markers") else ""
            yield from self._checked(f"{name}{extras}{_specifier(version)}{marker}", place)

    def setup_cfg(self) -> Iterator[str]:
        """The requirements in a `setup.cfg`."""
        parser = configparser.ConfigParser(interpolation=None)
        try:
            parser.read(self._project / "setup.cfg", encoding="utf-8")
        except (configparser.Error, UnicodeDecodeError):
            return
        text = parser.get("options", "install_requires", fallback="")
        yield from self.plain("setup.cfg", filter(None, map(str.strip, text.splitlines())))


def _specifier(version: str) -> str:
    """Poetry's words for versions, `^1.2`, in those of everybody else: `>=1.2,<2`."""
    return ",".join(filter(None, (_one(part.strip()) for part in version.split(","))))


def _one(part: str) -> str:
    if part in ("", "*"):
        return ""
    number = part.lstrip("^~")
    if part[0] not in "^~" or part.startswith("~="):
        return part if part[0] in "<>=!~" else f"=={part}"
    digits = [int(digit) for digit in re.findall(r"\d+", number)[:3]]
    if part.startswith("~"):
        digit_count = min(len(digits), 2)
    else:
        digit_count = next((place for place, digit in enumerate(digits, 1) if digit), len(digits))
    above = [*digits[: digit_count - 1], digits[digit_count - 1] + 1]
    return f">={number},<{'.'.join(map(str, above))}"
