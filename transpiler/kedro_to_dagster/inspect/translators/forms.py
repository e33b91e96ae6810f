"""The form that each answer of a translator must have, by Dagster's rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from ...dagster_rules import GROUP, KIND, MAX_KINDS, OWNER, TAG_KEY, TAG_VALUE, is_key_part, is_name
from ...literals import is_configurable
from ...paths import PATH
from ...translation import ByPath, RetryPolicy
from ..config.secrets import is_secret

Form = TypeVar("Form")
_DEFAULT_JOB = "__default__"


class UnfitError(Exception):
    """What is the matter with an answer, as the end of a sentence."""


def boolean(answer: Any) -> bool:
    """True or False; nothing that is only taken for one of them."""
    if not isinstance(answer, bool):
        raise UnfitError(f"{_shown(answer)}, and must give True or False")
    return answer


def optional(form: Callable[[Any], Form]) -> Callable[[Any], Form | None]:
    """A form, or None."""
    return lambda answer: None if answer is None else form(answer)


def key(answer: Any) -> tuple[str, ...]:
    """The key of an asset: texts, one for each part; one text, or an `AssetKey` of Dagster's."""
    parts = getattr(answer, "path", answer)
    parts = (parts,) if isinstance(parts, str) else tuple(_items(parts, "the parts of a key"))
    for part in parts:
        if not isinstance(part, str) or not is_key_part(part):
            raise UnfitError(
                f"the key {_shown(list(parts))}, of which {_shown(part)} cannot be a part: a text "
                "without slashes, quotes, and blanks around it"
            )
    if not parts:
        raise UnfitError("a key without parts")
    return parts


def group(answer: Any) -> str | None:
    """The name of a group, which may be in others: `a/b`."""
    if answer is None:
        return None
    if not isinstance(answer, str) or not GROUP.match(answer):
        raise UnfitError(
            f"the group {_shown(answer)}; groups have letters, digits and underscores, "
            "and slashes between"
        )
    return answer


def kinds(answer: Any) -> tuple[str, ...]:
    """Up to ten kinds, in alphabetical order."""
    kind_names = sorted(set(map(_kind, _items(answer, "kinds"))))
    if len(kind_names) > MAX_KINDS:
        raise UnfitError(f"{len(kind_names)} kinds; Dagster takes {MAX_KINDS}")
    return tuple(kind_names)


def _kind(answer: Any) -> str:
    if not isinstance(answer, str) or not KIND.match(answer):
        raise UnfitError(f"the kind {_shown(answer)}; kinds have letters, digits, '_', '-' and '.'")
    return answer


def tags(answer: Any) -> tuple[tuple[str, str], ...]:
    """The tags of an asset, by Dagster's strict rules."""
    for name, value in _mapping(answer, "tags"):
        if not TAG_KEY.match(name) or not isinstance(value, str) or not TAG_VALUE.match(value):
            raise UnfitError(
                f"the tag {_shown(name)}: {_shown(value)}; tags are texts of letters, digits, "
                "'_', '-' and '.', 63 at most"
            )
    return tuple(sorted(answer.items()))


def run_tags(answer: Any) -> tuple[tuple[str, Any], ...]:
    """The tags of a job's runs, under valid keys: texts, and what run launchers read from JSON."""
    for name, value in _mapping(answer, "tags"):
        if not TAG_KEY.match(name) or not isinstance(value, (str, list, dict)):
            raise UnfitError(f"the tag {_shown(name)}: {_shown(value)}; tags of runs are texts")
        if not is_configurable(value):
            raise UnfitError(f"the tag {_shown(name)}: {_shown(value)}; it cannot be kept as JSON")
    return tuple(answer.items())


def owners(answer: Any) -> tuple[str, ...]:
    """E-mail addresses, and teams as `team:name`."""
    owner_names = tuple(_items(answer, "owners"))
    for owner in owner_names:
        if not isinstance(owner, str) or not OWNER.match(owner):
            raise UnfitError(
                f"the owner {_shown(owner)}; owners are e-mail addresses or 'team:name'"
            )
    return owner_names


def values(answer: Any) -> tuple[tuple[str, Any], ...]:
    """What stands in the code as a literal, and Dagster keeps as JSON."""
    for name, value in _mapping(answer, "values by their names"):
        if not is_configurable(value):
            raise UnfitError(
                f"{_shown(value)} for {_shown(name)}; it must be made of texts, numbers, booleans, "
                "None, lists and dictionaries"
            )
    return tuple(answer.items())


def text(answer: Any) -> str | None:
    """A text, without blanks around it; None for none."""
    if answer is None:
        return None
    if not isinstance(answer, str):
        raise UnfitError(f"{_shown(answer)}, and must give a text or None")
    return answer.strip() or None


def name(answer: Any) -> str:
    """A name of Dagster's."""
    if not isinstance(answer, str) or not is_name(answer):
        raise UnfitError(
            f"the name {_shown(answer)}; names have letters, digits and underscores, and none is a "
            "word of Python or Dagster"
        )
    return answer


def job_name(answer: Any) -> str:
    """The name of a job; Kedro's default pipeline may keep its own."""
    return _DEFAULT_JOB if answer == _DEFAULT_JOB else name(answer)


def pool(answer: Any) -> str:
    """A pool: a text without blanks."""
    if not isinstance(answer, str) or not answer or any(letter.isspace() for letter in answer):
        raise UnfitError(f"the pool {_shown(answer)}; its name is a text without blanks")
    return answer


def retry_policy(answer: Any) -> RetryPolicy | None:
    """A retry policy, with the words of Dagster's enumerations."""
    if answer is None:
        return None
    if not isinstance(answer, RetryPolicy):
        raise UnfitError(f"{_shown(answer)}, and must give a kedro_to_dagster.RetryPolicy or None")
    times, delay = answer.max_retries, answer.delay
    is_delay = delay is None or (type(delay) in (int, float) and 0 <= delay < float("inf"))
    if type(times) is not int or times < 0 or not is_delay:
        raise UnfitError(f"{_shown(answer)}; max_retries and delay are numbers, and not negative")
    if answer.backoff not in (None, "LINEAR", "EXPONENTIAL"):
        raise UnfitError(f"the backoff {_shown(answer.backoff)}; it is 'LINEAR' or 'EXPONENTIAL'")
    if answer.jitter not in (None, "FULL", "PLUS_MINUS"):
        raise UnfitError(f"the jitter {_shown(answer.jitter)}; it is 'FULL' or 'PLUS_MINUS'")
    return answer


def executor(answer: Any) -> ByPath | str | None:
    """The name of an executor in `dagster.yml`, or one by its path."""
    if answer is None or (isinstance(answer, str) and answer):
        return answer
    by_path = _by_path(answer, "the name of an executor, a ByPath or None")
    if by_path.key is not None:
        raise UnfitError("a key for an executor, which has none")
    return by_path


def io_manager(answer: Any) -> ByPath | str | None:
    """The key of an I/O manager that is defined elsewhere, or a class by its path."""
    if answer is None:
        return None
    if isinstance(answer, str):
        return name(answer)
    by_path = _by_path(answer, "the key of a resource, a ByPath or None")
    if by_path.key is not None:
        name(by_path.key)
    unfit = [keyword for keyword in by_path.config if not keyword.isidentifier()]
    if unfit:
        raise UnfitError(f"the argument {_shown(unfit[0])} for an I/O manager, which is no name")
    return by_path


def _by_path(answer: Any, expected: str) -> ByPath:
    if not isinstance(answer, ByPath):
        raise UnfitError(f"{_shown(answer)}, and must give {expected}")
    if not isinstance(answer.path, str) or not PATH.fullmatch(answer.path):
        raise UnfitError(f"the path {_shown(answer.path)}, which is not of the form module:name")
    values(answer.config)
    return answer


def check_publishable(answer: Any, project: Path) -> None:
    """Refuse what would not be the same on every machine, or should be on none.

    Raises:
        UnfitError: If there is a secret, or a path of this machine.
    """
    folders = {project.as_posix(), project.resolve().as_posix(), Path.home().as_posix()} - {"/"}
    for where, answer_text in _texts(answer, ""):
        if is_secret(where, answer_text):
            raise UnfitError(f"what looks like a secret{f' in {where!r}' if where else ''}")
        if any(answer_text == folder or f"{folder}/" in answer_text for folder in folders):
            raise UnfitError(f"a path of this machine: {_shown(answer_text)}")


def _texts(answer: Any, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(answer, ByPath):
        yield from _texts(dict(answer.config), where)
    elif isinstance(answer, str):
        yield where, answer
    elif isinstance(answer, Mapping):
        for inner, value in answer.items():
            yield from _texts(value, str(inner))
    elif isinstance(answer, (tuple, list)):
        is_pair = len(answer) == 2 and isinstance(answer, tuple) and isinstance(answer[0], str)
        if is_pair:
            yield from _texts(answer[1], answer[0])
        else:
            for item in answer:
                yield from _texts(item, where)


def _items(answer: Any, what: str) -> Iterator[Any]:
    if isinstance(answer, (str, bytes, Mapping)) or not isinstance(answer, Iterable):
        raise UnfitError(f"{_shown(answer)}, and must give {what} as a list")
    # A set has another order in each process.
    yield from sorted(answer, key=repr) if isinstance(answer, (set, frozenset)) else answer


def _mapping(answer: Any, what: str) -> Iterator[tuple[str, Any]]:
    if not isinstance(answer, Mapping):
        raise UnfitError(f"{_shown(answer)}, and must give {what} as a mapping")
    for name, value in answer.items():
        if not isinstance(name, str):
            raise UnfitError(f"the key {_shown(name)}, and keys are texts")
        yield name, value


def _shown(value: Any) -> str:
    shown_value = repr(value)
    return shown_value if len(shown_value) < 80 else f"{shown_value[:76]} …"
