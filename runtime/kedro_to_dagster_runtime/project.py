"""The Kedro project behind a Dagster package: its folder, its paths, its credentials."""

import hashlib
import json
import logging
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import ModuleType
from typing import Any
from urllib.parse import urlparse

PROJECT_PATH_VARIABLE = "KEDRO_PROJECT_PATH"
CREDENTIALS_VARIABLE_PREFIX = "KEDRO_CREDENTIALS_"

# The keys whose values Kedro takes for paths (kedro.framework.context.context).
PATH_KEYS = ("filename", "filepath", "path")


class KedroProjectError(Exception):
    """The Kedro project, or something that the run needs from it, cannot be found."""


@dataclass(frozen=True)
class KedroProject:
    """Finds a Kedro project and resolves what its datasets need from it.

    The project's folder is, in this order: the one named by the environment variable
    `KEDRO_PROJECT_PATH`; the nearest folder above `anchor` that holds the project's `pyproject.toml`;
    the nearest such folder above the current one. Nothing of the project is imported.
    """

    package_name: str
    anchor: str
    source_dir: str = "src"
    conf_source: str = "conf"
    environment: str | None = None
    # What the project sets beside Kedro's defaults: a `KedroSettings`.
    settings: Any = None

    @cached_property
    def folder(self) -> Path:
        """The project's folder.

        Raises:
            KedroProjectError: If no folder fits.
        """
        named = os.environ.get(PROJECT_PATH_VARIABLE)
        if named:
            return Path(named).expanduser().resolve()
        for start in (Path(self.anchor).resolve().parent, Path.cwd()):
            for folder in (start, *start.parents):
                if self._is_project(folder):
                    return folder
        raise KedroProjectError(
            f"The Kedro project '{self.package_name}' is in no folder above {self.anchor} or the "
            f"current folder. Set {PROJECT_PATH_VARIABLE} to the folder of its pyproject.toml."
        )

    def _is_project(self, folder: Path) -> bool:
        pyproject = folder / "pyproject.toml"
        if not pyproject.is_file():
            return False
        # A regular expression instead of a TOML parser, which Python 3.10 does not have.
        name = re.escape(self.package_name)
        text = pyproject.read_text(encoding="utf-8")
        return re.search(rf"""^\s*package_name\s*=\s*["']{name}["']""", text, re.M) is not None

    def make_importable(self) -> None:
        """Let the project's source be imported, as Kedro does, unless its folder is not found.

        Kedro puts the source folder on `sys.path`; Dagster resets that once it has loaded the
        definitions, before any step has imported a node's function.
        """
        if self.settings is not None:
            self.settings.apply(self)
        try:
            source = str(self.folder / self.source_dir)
        except KedroProjectError:
            return
        finder = _SourceFinder(source)
        if finder not in sys.meta_path:
            # Before the finder that searches sys.path: the project comes first, as with Kedro.
            sys.meta_path.insert(sys.meta_path.index(PathFinder), finder)

    def path(self, path: Any) -> Any:
        """Resolve a relative path against the project's folder; leave URLs and absolute paths."""
        if not isinstance(path, str):
            return self.resolve(path)
        if _is_relative(path):
            return (self.folder / path).as_posix()
        return PureWindowsPath(path).as_posix() if PureWindowsPath(path).drive else path

    def resolve(self, configuration: Any, *, in_list: bool = False) -> Any:
        """Resolve the paths and credentials in the nested configuration of a dataset.

        As with Kedro, paths and credentials in a list stay as they are.
        """
        if isinstance(configuration, list):
            return [self.resolve(each, in_list=True) for each in configuration]
        if not isinstance(configuration, dict):
            return configuration
        resolved = {}
        for key, value in configuration.items():
            if key == "credentials" and isinstance(value, str) and not in_list:
                resolved[key] = self.credentials(value)
            elif key in PATH_KEYS and isinstance(value, str) and not in_list:
                resolved[key] = self.path(value)
            else:
                resolved[key] = self.resolve(value, in_list=in_list)
        return resolved

    def credentials(self, name: str | None) -> Any:
        """Look up a credentials entry by its name.

        The environment variable `KEDRO_CREDENTIALS_<NAME>` (JSON) comes first, unless it is empty; then
        the credentials in the project's configuration, read as Kedro reads them.

        Raises:
            KedroProjectError: If neither has the entry.
        """
        if name is None:
            return None
        variable = credentials_variable(name)
        text = os.environ.get(variable)
        if text:
            try:
                found = json.loads(text)
            except ValueError:
                # The text is a secret: it must not appear in the message or in a chained one.
                raise KedroProjectError(f"{variable} is not valid JSON.") from None
            if not isinstance(found, (dict, list)):
                raise KedroProjectError(
                    f"{variable} must be a JSON object or array, and is a {type(found).__name__}."
                )
            return found
        try:
            entry = self._configured_credentials[name]
        except KeyError:
            raise KedroProjectError(
                f"There are no credentials '{name}': set {variable}, or add them to the project's "
                f"{self.conf_source}/local/credentials.yml."
            ) from None
        if not isinstance(entry, (dict, list)):
            raise KedroProjectError(
                f"The credentials '{name}' must be keys with values, and are a "
                f"{type(entry).__name__}. Correct them in credentials.yml."
            )
        return entry

    @cached_property
    def _configured_credentials(self) -> dict[str, Any]:
        from kedro.config import MissingConfigException

        try:
            return dict(self._config_loader["credentials"])
        except MissingConfigException:
            return {}

    @cached_property
    def _config_loader(self) -> Any:
        self.configure()
        from kedro.framework.project import settings

        return settings.CONFIG_LOADER_CLASS(
            conf_source=str(self.folder / self.conf_source),
            env=os.environ.get("KEDRO_ENV") or self.environment,
            **settings.CONFIG_LOADER_ARGS,
        )

    def read_credentials_with(self, config_loader: Any) -> None:
        """Read credentials with the config loader of a Kedro context, which hooks may have changed."""
        vars(self)["_config_loader"] = config_loader
        vars(self).pop("_configured_credentials", None)

    def configure(self) -> None:
        """Let Kedro load the project's settings and registry, once; most runs never need it."""
        root = logging.getLogger()
        handlers, excepthook = tuple(root.handlers), sys.excepthook
        from kedro.framework import project as kedro_project

        if self.package_name != kedro_project.PACKAGE_NAME:
            self.make_importable()
            kedro_project.configure_project(self.package_name)
        # Kedro sets up logging anew, without the handlers that Dagster has put there.
        for handler in handlers:
            root.addHandler(handler)
        # Kedro puts Rich's in its place, which never ends on some of Dagster's errors.
        sys.excepthook = excepthook

    def registered_function(self, pipeline: str, node: str) -> Any:
        """Fetch a node's function from the project's registry.

        For functions that cannot be imported by name, such as closures.
        """
        return self._registered(pipeline, node).func

    def registered_preview(self, pipeline: str, node: str) -> Any:
        """Fetch a node's preview function from the project's registry."""
        return self._registered(pipeline, node)._preview_fn

    def _registered(self, pipeline: str, node: str) -> Any:
        self.configure()
        from kedro.framework.project import pipelines

        return next(each for each in pipelines[pipeline].nodes if each.name == node)


@dataclass(frozen=True)
class _SourceFinder(MetaPathFinder):
    """Finds the top-level modules in a source folder."""

    source: str

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Look the module up, unless it is a part of a package that was found."""
        return PathFinder.find_spec(fullname, [self.source]) if path is None else None


def credentials_variable(name: str) -> str:
    """The environment variable of a credentials entry.

    One that is not in small letters, digits and underscores has a digest, so that `dev-s3` and `dev_s3`
    share no variable.
    """
    plain = re.sub(r"\W", "_", name).upper()
    variable = f"{CREDENTIALS_VARIABLE_PREFIX}{plain}"
    if re.fullmatch(r"[a-z0-9_]+", name):
        return variable
    return f"{variable}_{hashlib.sha256(name.encode()).hexdigest()[:6].upper()}"


def _is_relative(path: str) -> bool:
    """Kedro's own rule (`kedro.framework.context.context._is_relative_path`)."""
    return not (
        PureWindowsPath(path).drive or urlparse(path).scheme or PurePosixPath(path).is_absolute()
    )
