"""Says what is wrong with the project's configuration: in which file, on which line, and what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import GrammarParseError, KeyValidationError, OmegaConfBaseException

from .causes import cause_of, chained
from .places import Places
from .resolving import CannotDeferError
from .unreadable import Mistake, mistake_of_file

# The parser's list of all that could stand there.
_EXPECTED = re.compile(r" expecting \{.*\}$")
_DUPLICATES = re.compile(r"Duplicate keys found in (.+?) and (.+?): (.+)")


@dataclass(frozen=True, slots=True)
class _Remedy:
    """What OmegaConf or Kedro says of a value, how it is told here, and what is to be done.

    `{name}` is the first group of the pattern.
    """

    pattern: re.Pattern[str]
    told: str
    hint: str

    def applied(self, message: str) -> tuple[str, str] | None:
        match = self.pattern.search(message)
        if match is None:
            return None
        name = match[1] if match.groups() else ""
        return self.told.format(name=name), self.hint.format(name=name)


_REMEDIES = (
    _Remedy(
        re.compile(r"Globals key '(.+?)' not found"),
        "there is no global '{name}'",
        "Add it to globals.yml, or write a default: ${{globals:{name}, …}}.",
    ),
    _Remedy(
        re.compile(r"Keys starting with '_' are not supported for globals"),
        "a global whose name begins with '_' is looked up, which Kedro does not allow",
        "Rename it in globals.yml.",
    ),
    _Remedy(
        re.compile(r"Unsupported interpolation type (oc\.env)\b"),
        "${{oc.env:…}} is used, which Kedro allows in credentials.yml only",
        "Move the value to credentials.yml; or add 'oc.env' to the custom_resolvers in CONFIG_LOADER_ARGS "
        "of settings.py.",
    ),
    _Remedy(
        re.compile(r"Unsupported interpolation type (runtime_params)\b"),
        "${{runtime_params:…}} is used, which Kedro does not allow in globals.yml",
        "Write it where the global is used.",
    ),
    _Remedy(
        re.compile(r"Unsupported interpolation type (\S+)"),
        "there is no resolver '{name}'",
        "Add it to the custom_resolvers in CONFIG_LOADER_ARGS of settings.py, or correct its name.",
    ),
    _Remedy(
        re.compile(r"Interpolation key '(.+?)' not found"),
        "there is no key '{name}' to take the value from",
        "Add the key to a file of the same kind and environment, or correct its name.",
    ),
    _Remedy(
        re.compile(r"Runtime parameter '(.+?)' not found"),
        "the runtime parameter '{name}' has no value",
        "Give it one with --params {name}=…, or write a default: ${{runtime_params:{name}, …}}.",
    ),
    _Remedy(
        re.compile(r"the resolver '(.+?)' needs the value of a runtime parameter"),
        "the resolver '{name}' needs the value of a runtime parameter that is not given",
        "Give it with --params.",
    ),
    _Remedy(
        re.compile(r"the resolver '(.+?)' needs the values around its own"),
        "the resolver '{name}' is given the values around its own ('_parent_', '_root_' or '_node_')",
        "Give it as arguments what it needs; or name it in 'constant-resolvers' of "
        "[tool.kedro-to-dagster], in pyproject.toml.",
    ),
    _Remedy(
        re.compile(r"Environment variable '(.+?)' not found"),
        "the environment variable '{name}' is not set",
        "Set it, or write a default: ${{oc.env:{name}, …}}.",
    ),
)


def mistake_in(error: Exception, places: Places, command: str) -> Mistake:
    """What is wrong with the configuration that could not be read because of an error.

    `places` has the files that were read; `command` is what Kedro itself would show the error in.
    """
    project = places.project
    if isinstance(error, CannotDeferError):
        mistake = mistake_in(error.__cause__ or error, places, command)  # type: ignore[arg-type]
        return Mistake(message=f"{mistake.message}; {error}", hint=error.hint)
    return (
        _broken_file(places, project)
        or _duplicates(error, project)
        or _unresolved(error, places, project)
        or Mistake(
            message=cause_of(error, project),
            hint=f"Make '{command}' work in this environment first.",
        )
    )


def _broken_file(places: Places, project: Path) -> Mistake | None:
    """The first file that cannot be read by itself: Kedro does not always say which it is."""
    for file, name in places.files:
        try:
            loaded = OmegaConf.load(file)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            return mistake_of_file(error, file, name)
        except OmegaConfBaseException:
            continue  # A value in it, which is told with its key.
        except Exception as error:
            return Mistake(message=f"{name}: {cause_of(error, project)}", hint="Correct the file.")
        if not isinstance(loaded, DictConfig):
            return Mistake(
                message=f"{name}: the file is a list, not a mapping of keys to values",
                hint="Correct the file.",
            )
        for key in loaded:
            if not isinstance(key, str):
                return Mistake(
                    message=f"{places.at(str(key)) or name}: the key {key!r} is not a text",
                    hint="Write it in quotes.",
                )
    return None


def _duplicates(error: Exception, project: Path) -> Mistake | None:
    duplicates = _DUPLICATES.findall(str(error))
    if not duplicates:
        return None
    message = "; ".join(
        f"{_relative(first, project)} and {_relative(second, project)} both have the keys {keys}"
        for first, second, keys in sorted(
            (*sorted(duplicate[:2]), duplicate[2]) for duplicate in duplicates
        )
    )
    return Mistake(
        message=message,
        hint="Keep each key in one file of an environment; another environment may have it too.",
    )


def _relative(file: str, project: Path) -> str:
    try:
        return Path(file).resolve().relative_to(project.resolve()).as_posix()
    except ValueError:
        return file


def _unresolved(error: Exception, places: Places, project: Path) -> Mistake | None:
    """A value that OmegaConf could not resolve."""
    # OmegaConf hides what it wraps.
    chain = list(chained(error, with_hidden=True))
    keys = [link.full_key for link in chain if isinstance(link, OmegaConfBaseException)]
    key = next(filter(None, keys), None)
    place = places.at(str(key)) if key is not None else None
    where = f"{place}: " if place is not None else f"{key}: " if key is not None else ""
    for remedy in _REMEDIES:
        for link in chain:
            applied = remedy.applied(str(link))
            if applied is not None:
                return Mistake(message=f"{where}{applied[0]}", hint=applied[1])
    if key is None:
        return None
    # What a parser says of a text is of no use; OmegaConf's own words are.
    syntax = next((link for link in chain if isinstance(link, GrammarParseError)), None)
    innermost = syntax or chain[-1]
    if isinstance(innermost, KeyValidationError):
        return Mistake(
            message=f"{where}a key in it is neither a text nor a number: {innermost.msg}",
            hint="Write the key in quotes.",
        )
    if isinstance(innermost, OmegaConfBaseException):
        message = _EXPECTED.sub("", str(innermost).partition("\n")[0])
        return Mistake(
            message=f"{where}this is no valid interpolation: {message}", hint="Correct the value."
        )
    return Mistake(
        message=f"{where}a resolver failed: {cause_of(innermost, project)}",
        hint="Make the resolver work in this environment; settings.py names it in CONFIG_LOADER_ARGS.",
    )
