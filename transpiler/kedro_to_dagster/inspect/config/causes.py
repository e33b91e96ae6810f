"""Says in one line what an exception comes from: the innermost cause, with its file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ...kedro_model.place import Place


def cause_of(error: BaseException, project: Path) -> str:
    """The error, with the innermost of those that it comes from, and where that was raised.

    Each is told once: an error that only repeats the message of its cause is left out.
    """
    chain = list(chained(error))
    innermost = chain[-1]
    text = _text(innermost)
    outer = _text(chain[0])
    if len(chain) > 1 and _message(innermost) not in outer:
        text = f"{outer}; caused by {text}"
    place = place_of(innermost, project) or place_of(chain[0], project)
    return f"{text} ({place})" if place is not None else text


def chained(error: BaseException, *, with_hidden: bool = False) -> Iterator[BaseException]:
    """The error and those that it comes from, the innermost last.

    Where a context is hidden (`raise … from None`), it is none of them unless it is asked for.
    """
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        hidden = current.__suppress_context__ and not with_hidden
        current = current.__cause__ or (None if hidden else current.__context__)


def place_of(error: BaseException, project: Path) -> Place | None:
    """The file of the project, and the line, in which an error was raised; None if it was elsewhere."""
    if isinstance(error, SyntaxError) and error.filename:
        return _place(Path(error.filename), error.lineno, project)
    places = (_place(file, line, project) for file, line in _frames(error))
    return next(filter(None, reversed(tuple(places))), None)


def _frames(error: BaseException) -> Iterator[tuple[Path, int]]:
    traceback = error.__traceback__
    while traceback is not None:
        yield Path(traceback.tb_frame.f_code.co_filename), traceback.tb_lineno
        traceback = traceback.tb_next


def _place(file: Path, line: int | None, project: Path) -> Place | None:
    # An environment with its libraries may stand in the project's folder.
    if not file.is_file() or "site-packages" in file.parts:
        return None
    try:
        return Place(file=file.resolve().relative_to(project.resolve()).as_posix(), line=line)
    except ValueError:
        return None


def _text(error: BaseException) -> str:
    message = _message(error)
    name = type(error).__name__
    return f"{name}: {message}" if message else name


def _message(error: BaseException) -> str:
    """The message on one line; of a syntax error without the file, which is told beside it."""
    if isinstance(error, SyntaxError):
        return error.msg
    return " ".join(str(error).split()).rstrip(".")
