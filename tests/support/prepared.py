"""A process that has imported some modules, and forks for each command that it is told to run.

`python prepared.py MODULE …`; `forked.py` starts it. Each line of its input is a command, as JSON; it
answers each with a line that has the exit code.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import inspect
import json
import logging
import os
import runpy
import sys
import threading
import time
import warnings
from pathlib import Path
from typing import Any, TextIO


def main() -> None:
    answers = os.fdopen(os.dup(1), "w")
    # Modules may print when they are imported.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    for module in sys.argv[1:]:
        # Not every environment has every library of the examples.
        try:
            importlib.import_module(module)
        except ImportError:
            continue
    inspect.stack = _stack
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        with warnings.catch_warnings():
            # Of the threads of numerical libraries, which know about forks.
            warnings.simplefilter("ignore")
            child = os.fork()
        if not child:
            _run(answers, **json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), file=answers, flush=True)


def _stack(context: int = 1) -> list[inspect.FrameInfo]:
    """Who called, without the lines of source, which would be looked for in all the modules.

    dynaconf asks for the stack whenever Kedro reads settings, and only for the names of files.
    """
    frame, found = sys._getframe(1), []
    while frame is not None:
        code = frame.f_code
        place = (code.co_filename, frame.f_lineno, code.co_name, None, None)
        found.append(inspect.FrameInfo(frame, *place))
        frame = frame.f_back
    return found


def _run(
    answers: TextIO, command: list[str], folder: str, variables: dict[str, str], log: str
) -> None:
    """Do what a new interpreter does with the command, and end."""
    os.close(answers.fileno())
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for descriptor, name in ((1, "stdout"), (2, "stderr")):
        os.dup2(os.open(Path(log, name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC), descriptor)
    code = 1
    try:
        _surround(folder, variables, command)
        _execute(command)
        code = 0
    except SystemExit as leaving:
        code = _code(leaving.code)
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)
    _end(code)


def _surround(folder: str, variables: dict[str, str], command: list[str]) -> None:
    """Take on the environment, and what importing a module in it would have made of it."""
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(folder)
    if "multiprocessing.process" in sys.modules:
        # Where processes that are spawned look for a script with a relative path.
        multiprocess: Any = sys.modules["multiprocessing.process"]
        multiprocess.ORIGINAL_DIR = folder
    time.tzset()
    sys.dont_write_bytecode = True
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()
    if "kedro.framework.project" in sys.modules:
        # Kedro looks for the project's logging configuration when it is imported.
        project: Any = sys.modules["kedro.framework.project"]
        # It would say which file it has found, which a command that needs no project does not.
        logging.disable()
        try:
            project.LOGGING.__init__()
        except Exception:
            # A new interpreter meets that where it imports Kedro.
            os.execv(sys.executable, [sys.executable, *command])
        logging.disable(logging.NOTSET)


def _execute(command: list[str]) -> None:
    first, *arguments = command
    is_module = first == "-m"
    paths = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    sys.path[:1] = [str(Path.cwd()) if is_module else str(Path(first).parent), *filter(None, paths)]
    if is_module:
        sys.argv = arguments
        runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)
    else:
        sys.argv = command
        runpy.run_path(first, run_name="__main__")


def _code(given: Any) -> int:
    """The exit code for what `sys.exit` was given."""
    if given is None or isinstance(given, int):
        return given or 0
    print(given, file=sys.stderr)
    return 1


def _end(code: int) -> None:
    """End as an interpreter does, but for freeing what the prepared process has made."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
