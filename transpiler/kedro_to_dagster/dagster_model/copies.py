"""The copies of the Kedro project's code in the package, and what is called by another name for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedModule:
    """A module that is copied: its path in the package, and the project's text of it.

    `named` are the texts in it that name modules for functions which import them.
    """

    path: str
    origin: str
    text: str
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedFile:
    """A file that is copied as it is, by its path in the package."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """What the package has copies of.

    Attributes:
        folder: The folder in the package that the modules are in, each at its own path.
        modules: The modules, without the folders that have no `__init__.py`.
        files: Other files: those that modules read, and the configuration.
        names: The names of the modules in the project.
        namespaces: Those of folders without `__init__.py`; they may have modules of libraries too.
        named: The texts outside of the modules that lead to something in them.
        has_configuration: Whether the configuration is copied.
    """

    folder: str
    modules: tuple[CopiedModule, ...]
    files: tuple[CopiedFile, ...]
    names: frozenset[str]
    namespaces: frozenset[str]
    named: tuple[str, ...] = ()
    has_configuration: bool = False

    def has(self, name: str) -> bool:
        """Whether a name is that of a copied module, or of something in one."""
        parts = name.split(".")
        around = [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
        nearest = next((path for path in around if path in self.names | self.namespaces), None)
        return nearest is not None and (nearest in self.names or nearest == name)
