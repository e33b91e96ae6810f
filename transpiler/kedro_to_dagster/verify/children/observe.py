"""Runs `kedro run` or a job of a package, and writes down what happens in the process.

`python observe.py`, with a request (JSON) in the file that the environment names. The record has a line of
JSON for each call of a hook, each save, each message of the project's loggers, and for how the run ended.
Both sides are watched by the same code: hooks by pluggy's own monitoring, loggers where every record
passes.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import json
import logging
import os
import pickle
import random
import re
import runpy
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

REQUEST = "KEDRO_TO_DAGSTER_VERIFY"
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
# What Kedro's catalog logs of each save, on both sides.
_SAVES = "Saving data to %s (%s)..."
_VERSION = re.compile(r"\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d\.\d{3}Z")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC
# Audit events of what changes a file that a path leads to, or the folder that has the path.
_THROUGH_LINKS = frozenset({"os.truncate", "os.chmod", "os.chown", "os.utime", "sqlite3.connect"})
_IN_FOLDERS = frozenset(
    {"os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "shutil.rmtree"}
)


class Record:
    """The file that a run is written down in; several processes may write to it."""

    def __init__(self, request: Mapping[str, Any]) -> None:
        self.request = request
        self._file = os.open(request["record"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(self, **event: Any) -> None:
        """Add a line, in one piece."""
        os.write(self._file, json.dumps(event).encode() + b"\n")

    def plain(self, text: str) -> str:
        """A text without the folder of the copy, versions and addresses in memory."""
        for folder in (os.path.realpath(self.request["project"]), self.request["project"]):
            text = text.replace(folder, "<project>")
        return _VERSION.sub("<version>", _ADDRESS.sub("", text))

    def failed(self, error: BaseException, node: str | None = None) -> None:
        """Write down an exception that ends the run."""
        message = "".join(traceback.format_exception_only(type(error), error))
        self.write(event="error", told=self.plain(message.strip()), node=node)


def install(request: Mapping[str, Any]) -> Record:
    """Watch this process."""
    record = Record(request)
    _watch_hooks(record)
    _watch_loggers(record)
    _keep_memory(record)
    _protect(record)
    _seed(request.get("seed", 0))
    return record


def _seed(seed: int) -> None:
    """Begin with the same random numbers on both sides, as with the same seed for hashes.

    What seeds its own numbers does so as ever.
    """
    # Rich draws one when it is imported, which only Kedro's side does for certain.
    for name in ("rich.style", "numpy"):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    random.seed(seed)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(seed)


def _watch_hooks(record: Record) -> None:
    import pluggy

    make = pluggy.PluginManager.__init__
    # Also what the package itself puts around the project's hooks.
    names = (*record.request["unwatched"], record.request["generated"], "kedro_to_dagster_runtime")
    unwatched = tuple(f"{name}." for name in names)
    # The project's hooks in a package that has copies of its code.
    copies = f"{record.request['generated']}.code."

    def after(outcome: Any, name: str, implementations: Any, arguments: Mapping[str, Any]) -> None:
        node = getattr(arguments.get("node"), "name", None)
        if name == "on_node_error":
            record.write(event="failed_node", node=node)
        plugins = [
            _path(implementation.plugin).removeprefix(copies) for implementation in implementations
        ]
        # The last one that was registered is called first.
        hooks = [plugin for plugin in reversed(plugins) if not plugin.startswith(unwatched)]
        if hooks:
            error = arguments.get("error")
            record.write(
                event="hook",
                name=name,
                node=node,
                dataset=arguments.get("dataset_name"),
                error=None if error is None else type(error).__name__,
                passed=_passed(arguments),
                hooks=hooks,
            )

    def watched(self: Any, project_name: str, *arguments: Any, **keywords: Any) -> None:
        make(self, project_name, *arguments, **keywords)
        if project_name == "kedro":
            self.add_hookcall_monitoring(lambda *_: None, after)

    pluggy.PluginManager.__init__ = watched  # type: ignore[method-assign]


def _passed(arguments: Mapping[str, Any]) -> str:
    """Which data a call passes on: the names of inputs and outputs, and the class of what is saved."""
    words = []
    for name in ("inputs", "outputs"):
        if isinstance(arguments.get(name), dict):
            words.append(f"the {name} {', '.join(sorted(map(str, arguments[name]))) or 'none'}")
    if "data" in arguments:
        words.append(f"a {type(arguments['data']).__name__}")
    return " and ".join(words)


def _path(plugin: Any) -> str:
    """A hook's name: of the module that it is, or of its class."""
    if hasattr(plugin, "__name__"):
        return str(plugin.__name__)
    return f"{type(plugin).__module__}.{type(plugin).__qualname__}"


def _watch_loggers(written: Record) -> None:
    package = written.request["package"]
    source = os.path.realpath(written.request["source"]) + os.sep
    generated = written.request["generated"]
    code = Path(written.request["generated_source"], generated, "code")
    copies = os.path.realpath(code) + os.sep
    handle = logging.Logger.handle

    def watched(self: logging.Logger, record: logging.LogRecord) -> None:
        file, line = os.path.realpath(record.pathname), record.lineno
        name = record.name.removeprefix(f"{generated}.code.")
        if file.startswith(copies):
            # A copy of a module, which has one line more.
            file, line = source + file.removeprefix(copies), line - 1
        is_own = name == package or name.startswith(f"{package}.") or file.startswith(source)
        if is_own and not self.disabled:
            written.write(
                event="log",
                level=record.levelname,
                told=written.plain(_message(record)),
                file=os.path.relpath(file, written.request["project"]),
                line=line,
            )
        if record.msg == _SAVES and isinstance(record.args, tuple):
            written.write(event="save", dataset=str(record.args[0]), type=str(record.args[1]))
        # Kedro's handler for terminals may draw random numbers.
        numbers = random.getstate()
        handle(self, record)
        random.setstate(numbers)

    logging.Logger.handle = watched  # type: ignore[method-assign]


def _message(record: logging.LogRecord) -> str:
    """The message; where its arguments do not fit, of which logging only complains, its text."""
    try:
        return record.getMessage()
    except Exception:
        return str(record.msg)


def _keep_memory(record: Record) -> None:
    """Pickle what is only in memory at the end, as it is saved; not what cannot be pickled."""
    files: Mapping[str, str] = record.request["in_memory"]
    if not files:
        return
    from kedro.io import DataCatalog

    save = DataCatalog.save

    def watched(self: Any, *arguments: Any, **keywords: Any) -> None:
        save(self, *arguments, **keywords)
        name, data = (*arguments, *keywords.values())[:2]
        if name in files:
            file = Path(files[name])
            try:
                content = pickle.dumps(data)
            except Exception:
                file.unlink(missing_ok=True)
                return
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    DataCatalog.save = watched  # type: ignore[method-assign]


def _protect(record: Record) -> None:
    """Refuse to write to the inputs that the copy links, and into the project itself."""
    protected = tuple(os.path.realpath(path) for path in record.request["protected"])
    exempt = tuple(os.path.realpath(path) + os.sep for path in record.request["exempt"])

    def refuse(path: Any, *, follow: bool) -> None:
        if not isinstance(path, (str, bytes, os.PathLike)):
            return
        raw_path = os.fspath(path)
        text = os.fsdecode(raw_path)
        if follow:
            target = os.path.realpath(text)
        else:
            folder, name = os.path.split(text)
            target = os.path.realpath(folder or os.curdir) + os.sep + name
        for folder_or_file in protected:
            is_in = target == folder_or_file or target.startswith(folder_or_file + os.sep)
            if is_in and not target.startswith(exempt):
                record.write(event="refused", path=target)
                raise PermissionError(
                    f"verify protects {target}, which is not part of the copy: it is not written."
                )

    def audit(event: str, arguments: Sequence[Any]) -> None:
        if event == "open":
            path, mode, flags = arguments
            writes = bool(set(mode) & set("wax+")) if isinstance(mode, str) else False
            if writes or (isinstance(flags, int) and flags & _WRITING):
                refuse(path, follow=True)
        elif event in _THROUGH_LINKS:
            refuse(arguments[0], follow=True)
        elif event in _IN_FOLDERS:
            for path in arguments[: 2 if event in {"os.rename", "os.link"} else 1]:
                refuse(path, follow=False)
            if event == "os.symlink":
                refuse(arguments[1], follow=False)

    if protected:
        sys.addaudithook(audit)


def _run_kedro(request: Mapping[str, Any], record: Record) -> None:
    """Do what `python -m kedro run` does."""
    sys.argv = ["kedro", "run", *request["arguments"]]
    try:
        runpy.run_module("kedro", run_name="__main__", alter_sys=True)
    except SystemExit as leaving:
        if leaving.code not in (None, 0):
            record.write(event="end", state="failed")
            raise
    except BaseException as error:
        record.failed(error)
        record.write(event="end", state="failed")
        raise
    _tell_imports(request, record)
    record.write(event="end", state="succeeded")


def _tell_imports(request: Mapping[str, Any], record: Record) -> None:
    module = sys.modules.get(request["package"])
    file = getattr(module, "__file__", None)
    if file is not None:
        record.write(event="imported", file=os.path.realpath(file))


def main() -> None:
    """Run what the request asks for."""
    request = json.loads(Path(os.environ[REQUEST]).read_text(encoding="utf-8"))
    # As `python -m` has it, in the place of this script's folder.
    if sys.path and Path(sys.path[0]).resolve() == Path(__file__).resolve().parent:
        sys.path[0] = str(Path.cwd())
    record = install(request)
    if request["side"] == "kedro":
        _run_kedro(request, record)
        return
    load_script("run_job").run(record)
    _tell_imports(request, record)


def load_script(name: str) -> Any:
    """A script beside this one as a module, which needs no folder on the path."""
    full, file = f"kedro_to_dagster_verify_{name}", Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(full, file)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[full] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
