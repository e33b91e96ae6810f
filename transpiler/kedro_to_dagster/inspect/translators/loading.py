"""Finds the class that a project names as its translator, and makes an instance of it."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Iterator
from typing import Any

from ...codes.translator import (
    METHOD_NEVER_ASKED,
    TRANSLATOR_NO_CLASS,
    TRANSLATOR_NO_MODULE,
    TRANSLATOR_NOT_FOUND,
    TRANSLATOR_NOT_IMPORTED,
    TRANSLATOR_PATH_WRONG,
)
from ...diagnostics import DiagnosticLog
from ...errors import ProjectError, near
from ...options import Options, project_sources
from ...paths import PATH
from ...translation import Translator
from ...translation.decisions import Decisions
from ..config.causes import cause_of
from ..config.quiet import quiet_kedro, without_project_logging
from .answers import CheckedTranslator

# What is set in `pyproject.toml`, as messages name it.
_OPTION = "[tool.kedro-to-dagster] translator"


def load_translator(options: Options, log: DiagnosticLog) -> Decisions | None:
    """The translator that the options name, ready to be asked; None if they name none.

    The project has been opened already, so that its source can be imported.

    Raises:
        UsageError: If the name leads to no class that is derived from `Translator`.
        ProjectError: If the module cannot be imported, or no instance can be made.
    """
    if options.translator is None:
        return None
    with quiet_kedro(options.verbose):
        translator = _instance(_class(options.translator, options), options)
        checked = CheckedTranslator(translator, options.project)
    _report_unknown(type(translator), checked, log)
    return checked


def _class(path: str, options: Options) -> type[Translator]:
    if not PATH.fullmatch(path):
        raise TRANSLATOR_PATH_WRONG(path=path, package=options.project.name.replace("-", "_"))
    module, _, name = path.partition(":")
    target: Any = _module(module, options)
    for part in name.split("."):
        if not hasattr(target, part):
            raise TRANSLATOR_NOT_FOUND(
                path=path, module=module, part=part, hint=near(part, _classes(target))
            )
        target = getattr(target, part)
    if not isinstance(target, type) or not issubclass(target, Translator):
        raise TRANSLATOR_NO_CLASS(path=path)
    return target


def _classes(module: Any) -> Iterator[str]:
    for name, value in vars(module).items():
        if isinstance(value, type) and issubclass(value, Translator) and value is not Translator:
            yield name


def _module(module: str, options: Options) -> Any:
    try:
        with without_project_logging(options.project, module.partition(".")[0]):
            return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name is not None and (module == error.name or module.startswith(f"{error.name}.")):
            source = project_sources(options.project)[0]
            raise TRANSLATOR_NO_MODULE(module=module, missing=error.name, source=source) from error
        raise _failed(
            f"The module '{module}' of the translator cannot be imported", error, options
        ) from error
    except (Exception, SystemExit) as error:
        raise _failed(
            f"The module '{module}' of the translator cannot be imported", error, options
        ) from error


def _instance(translator_class: type[Translator], options: Options) -> Translator:
    try:
        return translator_class()
    except (Exception, SystemExit) as error:
        raise _failed(
            f"The translator '{translator_class.__qualname__}' cannot be made without arguments",
            error,
            options,
        ) from error


def _failed(what: str, error: BaseException, options: Options) -> ProjectError:
    return TRANSLATOR_NOT_IMPORTED(what=what, cause=cause_of(error, options.project))


def _report_unknown(
    translator_class: type[Translator], checked: CheckedTranslator, log: DiagnosticLog
) -> None:
    """Report methods that look like decisions, and that nobody asks."""
    known = [name for name in vars(Translator) if not name.startswith("_")]
    own = {
        name
        for base in translator_class.__mro__
        if base not in (Translator, object)
        for name in vars(base)
    }
    for name in sorted(own):
        alike = difflib.get_close_matches(name, known, n=1, cutoff=0.8)
        looks_asked = name.startswith(("get_", "includes_")) or bool(alike)
        if name in known or name.startswith("_") or not looks_asked:
            continue
        log.add(
            METHOD_NEVER_ASKED(name=name, hint=near(name, known)),
            name,
            place=checked.place_of(name),
        )
