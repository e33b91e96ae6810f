"""Exports of earlier states of a project, each in a process of its own: a module has one state in each.

The processes come from one that is made before this process loads the project: by a fork where that is
safe, so that none of them imports Kedro and Dagster again. Ctrl-C, which a terminal sends to all processes,
does not reach them: who has started one ends it.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ..options import Options, options_from

# Makes the texts of the generated files.
Generate = Callable[[Options], Mapping[str, str]]
# The same for the project in a folder, with the options of a manifest; None where that is not possible.
Earlier = Callable[[Path, Mapping[str, Any]], "Mapping[str, str] | None"]


@contextlib.contextmanager
def earlier_exports(generate: Generate, options: Options) -> Iterator[Earlier]:
    """Have a process from which earlier states are exported; call this before the project is loaded."""
    context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, here, generate, options.params))
    with _without_interrupts():
        process.start()
    there.close()

    def export(project: Path, kept_options: Mapping[str, Any]) -> Mapping[str, str] | None:
        try:
            here.send((project, dict(kept_options)))
            texts: Mapping[str, str] | None = here.recv()
        except (OSError, EOFError):
            return None
        return texts

    try:
        yield export
    except BaseException:
        process.terminate()
        raise
    finally:
        here.close()
        process.join()


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Start a process that Ctrl-C does not reach; this one is told of it later."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(
    connection: Connection,
    other: Connection,
    generate: Generate,
    params: tuple[tuple[str, Any], ...],
) -> None:
    """Export what is asked for until the other side is closed."""
    other.close()
    context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    process: Any = None
    try:
        while True:
            project, kept_options = connection.recv()
            receiver, sender = context.Pipe(duplex=False)
            process = context.Process(
                target=_export, args=(sender, generate, project, kept_options, params)
            )
            process.start()
            sender.close()
            try:
                texts = receiver.recv()
            except EOFError:
                texts = None
            process.join()
            connection.send(texts)
    except (EOFError, OSError, KeyboardInterrupt):
        # The other side has ended: nobody waits for the answer.
        pass
    finally:
        if process is not None and process.is_alive():
            process.kill()


def _export(
    connection: Connection,
    generate: Generate,
    project: Path,
    kept_options: Mapping[str, Any],
    params: tuple[tuple[str, Any], ...],
) -> None:
    """Make the texts of one state; whatever goes wrong there, it is not known what was generated."""
    null = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(null, stream)
    os.chdir(project)
    texts = None
    # A project of before may fail in any way, and may even leave the process.
    with contextlib.suppress(BaseException):
        names = kept_options.get("params") or ()
        known_params = tuple((name, value) for name, value in params if name in names)
        texts = dict(generate(options_from(kept_options, project, known_params)))
    connection.send(texts)
    connection.close()
    os._exit(0)
