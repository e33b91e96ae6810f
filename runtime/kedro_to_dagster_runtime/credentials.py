"""Credentials and paths in the configuration of a Kedro dataset."""

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .project import KedroProject, KedroProjectError
from .registry import configure

if TYPE_CHECKING:
    from kedro.config import AbstractConfigLoader

CREDENTIALS_VARIABLE_PREFIX = "KEDRO_CREDENTIALS_"

# The keys whose values Kedro takes for paths (kedro.framework.context.context).
PATH_KEYS = ("filename", "filepath", "path")
# The config loaders of the contexts that hooks were given.
_config_loaders: dict[KedroProject, "AbstractConfigLoader"] = {}
# What these contexts have given their catalogs.
_given: dict[KedroProject, Mapping[str, object]] = {}


def resolve(project: KedroProject, configuration: Any, *, in_list: bool = False) -> Any:
    """Resolve the paths and credentials in the nested configuration of a dataset.

    As with Kedro, paths and credentials in a list stay as they are.
    """
    if isinstance(configuration, list):
        return [resolve(project, item, in_list=True) for item in configuration]
    if not isinstance(configuration, dict):
        return configuration
    resolved = {}
    for key, value in configuration.items():
        if key == "credentials" and isinstance(value, str) and not in_list:
            resolved[key] = credentials(project, value)
        elif key in PATH_KEYS and isinstance(value, str) and not in_list:
            resolved[key] = project.path(value)
        else:
            resolved[key] = resolve(project, value, in_list=in_list)
    return resolved


def credentials(project: KedroProject, name: object) -> Any:
    """Look up a credentials entry by its name.

    The environment variable `KEDRO_CREDENTIALS_<NAME>` (JSON) comes first, unless it is
    empty; then the credentials in the project's configuration, read as Kedro reads
    them; then those that a dataset has in the catalog itself.

    Raises:
        KedroProjectError: If none has the entry.
    """
    if not isinstance(name, str):
        # None, or an object from a resolver of the project: Kedro uses it as it is.
        return name
    variable = credentials_variable(name)
    text = os.environ.get(variable)
    if text:
        try:
            entry_of_variable = json.loads(text)
        except ValueError:
            # The text is a secret: no message and no chained error may show it.
            raise KedroProjectError(f"{variable} is not valid JSON.") from None
        if not isinstance(entry_of_variable, (dict, list)):
            raise KedroProjectError(
                f"{variable} must be a JSON object or array, and is a {type(entry_of_variable).__name__}."
            )
        return entry_of_variable
    entries = _configured(project)
    if name not in entries:
        in_catalog = _written_in_catalog(project)
        if name in in_catalog:
            return resolve(project, in_catalog[name])
        raise KedroProjectError(
            f"There are no credentials '{name}': set {variable}, or add them to the "
            f"project's {project.conf_source}/local/credentials.yml."
        )
    entry = entries[name]
    if not isinstance(entry, (dict, list)):
        raise KedroProjectError(
            f"The credentials '{name}' must be keys with values, and are a "
            f"{type(entry).__name__}. Correct them in credentials.yml."
        )
    return entry


def credentials_variable(name: str) -> str:
    """The environment variable of a credentials entry.

    One that is not in small letters, digits and underscores has a digest, so that
    `dev-s3` and `dev_s3` share no variable.
    """
    plain = re.sub(r"\W", "_", name).upper()
    variable = f"{CREDENTIALS_VARIABLE_PREFIX}{plain}"
    if re.fullmatch(r"[a-z0-9_]+", name):
        return variable
    return f"{variable}_{hashlib.sha256(name.encode()).hexdigest()[:6].upper()}"


def read_credentials_with(
    project: KedroProject, config_loader: "AbstractConfigLoader"
) -> None:
    """Read credentials with the config loader of a context, which hooks may change."""
    _config_loaders[project] = config_loader
    _given.pop(project, None)
    _configured.cache_clear()
    _written_in_catalog.cache_clear()


def use_credentials(project: KedroProject, entries: Mapping[str, object]) -> None:
    """Take credentials from those that a context has given its catalog."""
    _given[project] = entries
    _configured.cache_clear()


def config_loader(project: KedroProject) -> "AbstractConfigLoader":
    """The loader of the project's configuration: a new one, or that of a context."""
    return _config_loaders.get(project) or _new_loader(project, project.conf_folders[0])


def _new_loader(project: KedroProject, folder: Path) -> "AbstractConfigLoader":
    configure(project)
    from kedro.framework.project import settings

    loader: AbstractConfigLoader = settings.CONFIG_LOADER_CLASS(
        conf_source=str(folder),
        env=os.environ.get("KEDRO_ENV") or project.environment,
        **settings.CONFIG_LOADER_ARGS,
    )
    return loader


@cache
def _configured(project: KedroProject) -> dict[str, object]:
    """The credentials of the context, in the configuration, and in that beside a copy of it."""
    from kedro.config import MissingConfigException

    entries: dict[str, Any] = {**_given.get(project, {})}
    loader = config_loader(project)
    for folder in (None, *project.conf_folders[1:]):
        with suppress(MissingConfigException):
            reader = loader if folder is None else _new_loader(project, folder)
            entries = {**reader["credentials"], **entries}
    return entries


@cache
def _written_in_catalog(project: KedroProject) -> dict[str, object]:
    """The credentials that stand in the catalog, by the names that the package has for them."""
    try:
        with project.in_folder():
            entries = dict(config_loader(project)["catalog"])
    except Exception:
        # One that cannot be read here has none: where else they may be is told then.
        return {}
    found = [
        written
        for entry, configured in entries.items()
        for written in written_credentials(entry, configured)
    ]
    # Of two with one name, a run cannot tell which is meant.
    counted = Counter(name for name, _ in found)
    return {name: value for name, value in found if counted[name] == 1}


def written_credentials(
    entry: str, configured: Any, *path: str
) -> Iterator[tuple[str, object]]:
    """The credentials that an entry of the catalog has in place, each with a name.

    Those for which a pattern still has to be filled in are left out.
    """
    items = configured.items() if isinstance(configured, dict) else ()
    for key, value in items:
        if key != "credentials":
            yield from written_credentials(entry, value, *path, str(key))
        elif value and not isinstance(value, str):
            placeholders = re.findall(r"\{.*?\}", entry)
            if not any(placeholder in str(value) for placeholder in placeholders):
                yield written_name(entry, *path), value


def written_name(entry: str, *path: str) -> str:
    """A name for the credentials in an entry that can be written in credentials.yml.

    The path leads to them, where the entry has them in one of its arguments.
    """
    words = (re.sub(r"\W+", "_", word).strip("_") for word in (entry, *path))
    return "_".join((*words, "credentials"))
