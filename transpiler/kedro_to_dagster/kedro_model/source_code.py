"""The code of a Kedro project that a package is to have copies of, and what comes with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceModule:
    """A module of the project as it stands.

    `file` is its path below the folder that it is imported from, and `origin` its path in the project. A
    folder without an `__init__.py` is a module too, without a file and text of its own. `named` are the
    texts in it that name modules of the project for functions which import them, or read files beside them.
    """

    name: str
    file: str | None = None
    origin: str | None = None
    text: str = ""
    is_package: bool = False
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file that is no module, by its path below the folder that it is copied from."""

    file: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCode:
    """What a package needs of the project, besides its data, in order to do without it.

    Attributes:
        modules: Those of the nodes' functions and of all else that a run imports by name, and what these
            import from the project.
        named: The texts in the configuration that lead to something in the modules, such as the types of
            datasets.
        files: What modules read from beside them.
        configuration: What a run reads of the configuration.
        requirements: Those of the project.
    """

    modules: tuple[SourceModule, ...]
    named: tuple[str, ...] = ()
    files: tuple[SourceFile, ...] = ()
    configuration: tuple[SourceFile, ...] = ()
    requirements: tuple[str, ...] = ()
