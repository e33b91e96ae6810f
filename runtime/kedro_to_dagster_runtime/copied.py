"""The Kedro project of a package that has copies of its code."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .private import generate_name
from .project import KedroProject, KedroProjectError

if TYPE_CHECKING:
    from kedro.pipeline.node import Node

_MANIFEST = "kedro-to-dagster.json"


@dataclass(frozen=True, eq=False)
class CopiedProject(KedroProject):
    """Resolves what a run needs where the Kedro project may be gone; nothing is imported from it.

    `code` is the name of the package with the copies. Relative paths start from the
    folder in the environment variable `KEDRO_PROJECT_PATH`, or else from that of the
    Kedro project, as long as there is one above `anchor` or the current folder; else
    from the folder of the package with its `pyproject.toml`, and for an installed
    package from the current one.
    """

    code: str = ""

    @cached_property
    def folder(self) -> Path:
        """The folder that relative paths start from."""
        try:
            return super().folder
        except KedroProjectError:
            for folder in Path(self.anchor).resolve().parents:
                if (folder / _MANIFEST).is_file():
                    return folder
            return Path.cwd()

    @property
    def module_name(self) -> str:
        """The name by which the copy of the project's package is imported."""
        return f"{self.code}.{self.package_name}"

    @property
    def conf_folders(self) -> tuple[Path, ...]:
        """The configuration of the folder, and the package's copy.

        The copy is the first one, unless the folder has the files of it too.
        """
        own, copy = self.folder / self.conf_source, self.copied_folder / "conf"
        if not copy.is_dir():
            return (own,)
        files = (path.relative_to(copy) for path in copy.rglob("*.*") if path.is_file())
        is_whole = any((own / file).is_file() for file in files)
        return (own, copy) if is_whole else (copy, own)

    @property
    def copied_folder(self) -> Path:
        """The folder of the package, which the copies are in."""
        return Path(self.anchor).resolve().parent

    def name_here(self, name: str) -> str:
        """The name of the copy of a module that the configuration names, or of something in it."""
        top = self.copied_folder / self.code.rpartition(".")[2] / name.partition(".")[0]
        is_copied = bool(name) and (top.is_dir() or top.with_suffix(".py").is_file())
        return f"{self.code}.{name}" if is_copied else name

    def make_importable(self) -> None:
        """Apply the settings; the copies can be imported without anything."""
        if self.settings is not None:
            self.settings.apply(self)

    def name_nodes(self, nodes: "Iterable[Node]") -> None:
        """Let nodes without a name keep the one that Kedro generates for them in the project.

        It depends on the name of the function's module, which is another one here.
        """
        copies = f"{self.code}."
        for node in nodes:
            module = getattr(node.func, "__module__", None) or ""
            if module.startswith(copies):
                generate_name(node, module.removeprefix(copies))
