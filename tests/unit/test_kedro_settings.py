"""Every setting and variable of the installed Kedro is honoured or reported."""

from __future__ import annotations

import importlib
import os
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import kedro
import pytest
from dynaconf.validator import Validator
from kedro.framework.context import KedroContext
from kedro.framework.project import LOGGING, _ProjectSettings
from kedro.framework.session import KedroSession
from kedro.framework.session.store import BaseSessionStore
from kedro.io import DataCatalog
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.errors import ProjectError
from kedro_to_dagster.inspect.config.quiet import without_project_logging
from kedro_to_dagster.inspect.config.session_classes import session_classes
from kedro_to_dagster.inspect.config.settings import (
    SETTINGS,
    VARIABLES,
    SettingPlaces,
    check_forms,
    find_settings,
    inspect_settings,
    overridden,
)
from kedro_to_dagster.kedro_model.project import ProjectSettings

NOWHERE = SettingPlaces(None, {})


def _settings(**changes: Any) -> Any:
    defaults = {
        "CONF_SOURCE": "conf",
        "HOOKS": (),
        "CONTEXT_CLASS": KedroContext,
        "SESSION_CLASS": KedroSession,
        "SESSION_STORE_CLASS": BaseSessionStore,
        "DATA_CATALOG_CLASS": DataCatalog,
        "DATASET_VALIDATION": True,
    }
    return SimpleNamespace(**{**defaults, **changes})


def _told(project: Path, **changes: Any) -> list[str]:
    log = DiagnosticLog()
    inspect_settings(_settings(**changes), project, NOWHERE, log)
    return [str(entry) for entry in log.entries]


def test_every_setting_of_kedro_is_in_the_table() -> None:
    known = {
        name
        for validator in vars(_ProjectSettings).values()
        if isinstance(validator, Validator)
        for name in validator.names
    }
    assert len(known) >= 11
    assert sorted(known - set(SETTINGS)) == []


def test_every_variable_of_kedro_is_in_the_table() -> None:
    sources = Path(kedro.__file__).parent.rglob("*.py")
    named = {
        name
        for source in sources
        for name in re.findall(r"""["'](KEDRO_[A-Z_]+)["']""", source.read_text(encoding="utf-8"))
    }
    assert "KEDRO_ENV" in named
    assert sorted(named - set(VARIABLES)) == []


def test_what_a_project_does_not_set_is_not_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [variable for variable in os.environ if variable.startswith("KEDRO_")]:
        monkeypatch.delenv(name)
    log = DiagnosticLog()
    assert inspect_settings(_settings(), tmp_path, NOWHERE, log).are_defaults
    assert log.entries == ()


class _Running(KedroSession):
    def run(self, *args: Any, **keywords: Any) -> Any:
        return super().run(*args, **keywords)


class _Closing(KedroSession):
    def close(self) -> None: ...


class _Own:
    def create(self) -> None: ...

    def run(self) -> None: ...


class _Leaving(KedroSession):
    def __exit__(self, *error: Any) -> None: ...


class _Renamed(KedroSession):
    """Kedro's, with a class of another name."""


def test_a_session_that_runs_in_its_own_way_is_told_of(tmp_path: Path) -> None:
    for session in (_Running, _Own):
        (told,) = _told(tmp_path, SESSION_CLASS=session)
        assert told.startswith("K2D123 note: SESSION_CLASS is ")
        assert f"{session.__qualname__}', and runs call its 'run'" in told
    assert _told(tmp_path, SESSION_CLASS=_Closing) == _told(tmp_path, SESSION_CLASS=_Renamed) == []


@pytest.mark.parametrize("session", [_Running, _Closing, _Leaving, _Own])
def test_a_session_of_the_project_s_own_is_that_of_runs(session: type) -> None:
    (name,) = session_classes(_settings(SESSION_CLASS=session))
    assert name == f"{session.__module__}.{session.__qualname__}"


def test_a_session_that_is_kedro_s_is_not_needed() -> None:
    assert session_classes(_settings(SESSION_CLASS=_Renamed)) == ()
    assert session_classes(_settings()) == session_classes(_settings(SESSION_CLASS=None)) == ()
    # Kedro has had other classes of sessions since 1.3.
    module = importlib.import_module("kedro.framework.session")
    for name in {"KedroServiceSession"} & set(vars(module)):
        assert session_classes(_settings(SESSION_CLASS=getattr(module, name))) == ()


def test_a_catalog_that_does_anything_in_its_own_way_is_that_of_runs(tmp_path: Path) -> None:
    class Saving(DataCatalog):
        def save(self, ds_name: str, data: Any) -> None: ...

    class Same(DataCatalog):
        pass

    class Finding(DataCatalog):
        def __contains__(self, name: str) -> bool:
            return True

    for kind in (Saving, Finding):
        (name,) = session_classes(_settings(DATA_CATALOG_CLASS=kind))
        assert name == f"{kind.__module__}.{kind.__qualname__}"
    assert session_classes(_settings(DATA_CATALOG_CLASS=Same)) == ()
    assert _told(tmp_path, DATA_CATALOG_CLASS=Saving) == []


def test_a_store_of_sessions_is_reported(tmp_path: Path) -> None:
    class Store(BaseSessionStore):
        pass

    assert "K2D106" in _told(tmp_path, SESSION_STORE_CLASS=Store)[0]
    (name,) = session_classes(_settings(SESSION_STORE_CLASS=Store))
    assert name.endswith(".Store")


def test_what_is_for_kedro_s_runners_is_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEDRO_MP_CONTEXT", "spawn")
    told = _told(tmp_path, RUNNER_MODULE_ALLOWLIST=("mine",))
    assert [line[:12] for line in told] == ["K2D107 note:", "K2D107 note:"]


def test_a_logging_configuration_that_only_a_variable_names_is_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package of a project with `conf/logging.yml` looks at the variable in each run."""
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf/mine.yml").write_text("version: 1\n")
    monkeypatch.setenv("KEDRO_LOGGING_CONFIG", "conf/mine.yml")
    (told,) = _told(tmp_path)
    assert told.startswith("K2D118 note:") and "'conf/mine.yml'" in told
    (tmp_path / "conf/logging.yml").write_text("version: 1\n")
    assert _told(tmp_path) == []


def test_a_logging_configuration_that_is_not_there_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with Kedro, which would log nothing."""
    monkeypatch.setenv("KEDRO_LOGGING_CONFIG", "conf/mine.yml")
    with pytest.raises(
        FileNotFoundError, match=r"conf/mine\.yml, which KEDRO_LOGGING_CONFIG names"
    ):
        _told(tmp_path)


def test_validation_and_logging_are_read(tmp_path: Path) -> None:
    changed = _settings(DATASET_VALIDATION=False)
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf/logging.yml").write_text("version: 1\n")
    assert inspect_settings(changed, tmp_path, NOWHERE, DiagnosticLog()) == ProjectSettings(
        validates_datasets=False, has_logging=True
    )


def test_a_kedro_without_a_setting_has_its_default(tmp_path: Path) -> None:
    """`DATASET_VALIDATION` is younger than Kedro 1.0."""
    settings = _settings()
    del settings.DATASET_VALIDATION
    assert inspect_settings(settings, tmp_path, NOWHERE, DiagnosticLog()).validates_datasets


class _OfCatalog(KedroContext):
    def _get_catalog(self, *args: Any, **keywords: Any) -> Any:
        return super()._get_catalog(*args, **keywords)


class _Starting(KedroContext):
    def __init__(self, *args: Any, **keywords: Any) -> None:
        super().__init__(*args, **keywords)


class _OfParameters(KedroContext):
    @property
    def params(self) -> dict[str, Any]:
        return {**super().params, "factor": 7}


class _Helping(KedroContext):
    def helper(self) -> dict[str, Any]:
        return {}


@pytest.mark.parametrize("context", [_OfCatalog, _Starting, _OfParameters])
def test_a_context_that_does_something_in_its_own_way_is_made_by_runs(context: type) -> None:
    classes = session_classes(_settings(CONTEXT_CLASS=context, SESSION_CLASS=_Running))
    assert classes == tuple(
        f"{kind.__module__}.{kind.__qualname__}" for kind in (context, _Running)
    )


def test_what_a_context_has_besides_is_not_called_by_kedro() -> None:
    assert session_classes(_settings(CONTEXT_CLASS=_Helping)) == ()


def test_a_class_that_changes_nothing_has_nothing_overridden() -> None:
    class Context(KedroContext):
        """Kedro's, by another name."""

    assert overridden(Context, KedroContext) == []


def test_settings_have_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "src" / "placed_settings"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "settings.py").write_text(
        "from x import CONTEXT_CLASS\nHOOKS = (\n    1,\n)\nCONF_SOURCE: str = 'c'\n"
    )
    monkeypatch.syspath_prepend(tmp_path / "src")
    places = find_settings("placed_settings", tmp_path)
    assert [str(places.of(each)) for each in ("CONTEXT_CLASS", "HOOKS", "CONF_SOURCE")] == [
        f"src/placed_settings/settings.py:{line}" for line in (1, 2, 5)
    ]
    assert str(places.of("SESSION_CLASS")) == "src/placed_settings/settings.py"
    # A project elsewhere has the name of the file only, and one without settings none.
    elsewhere = find_settings("placed_settings", tmp_path / "other")
    assert str(elsewhere.of("HOOKS")) == "settings.py:2"
    (package / "settings.py").unlink()
    importlib.invalidate_caches()
    assert find_settings("placed_settings", tmp_path).of("HOOKS") is None


@pytest.mark.parametrize(
    ("handler", "is_told"),
    [
        ("logging.FileHandler, filename: log.txt", True),
        ("shop.handlers.Elsewhere", True),
        ("logging.StreamHandler, stream: ext://sys.stdout", False),
        ("kedro.logging.RichHandler", False),
    ],
)
def test_what_kedros_runner_logs_is_in_dagsters_log(
    handler: str, is_told: bool, tmp_path: Path
) -> None:
    (tmp_path / "conf").mkdir()
    text = f"handlers:\n  book: {{class: {handler}}}\nroot: {{handlers: [book]}}\n"
    (tmp_path / "conf" / "logging.yml").write_text(text, encoding="utf-8")
    told = [line for line in _told(tmp_path) if "K2D117" in line]
    assert bool(told) == is_told
    assert not told or "conf/logging.yml: the handler 'book' gets" in told[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: [\n", "conf/logging.yml:2: this is not valid YAML: expected the node content"),
        ("a:\n  b: \0\n", "conf/logging.yml:2: YAML does not allow the character '\\x00'"),
        ("a: caf\xe9\n", "conf/logging.yml: 'utf-8' codec can't decode byte 0xe9"),
        ("# nothing\n", "conf/logging.yml: the file is not a mapping"),
        ("- a\n", "conf/logging.yml: the file is not a mapping"),
        ("root: {level: LOUD}\n", "conf/logging.yml: unable to configure logger 'root'"),
    ],
)
def test_a_mistake_in_the_logging_names_the_file(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf" / "logging.yml").write_bytes(text.encode("latin-1"))
    refused = pytest.raises(ValueError, match=f"^{re.escape(told)}")
    with refused, without_project_logging(tmp_path, "shop"):
        pass


def test_an_older_kedro_checks_less_of_the_logging(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kedro 1.3 has no `_prepare_logging_config`, and the first versions have no check at all."""
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf" / "logging.yml").write_text("version: 1\nloggers: {a: {level: INFO}}\n")
    for name in ("_prepare_logging_config", "_validate_logging_config"):
        monkeypatch.delattr(type(LOGGING), name, raising=False)
        with without_project_logging(tmp_path, "shop"):
            pass


class DataList(list[str]):
    """As dynaconf makes of a list or a tuple."""


@pytest.mark.parametrize(
    ("setting", "value", "needed", "type_name"),
    [
        ("CONFIG_LOADER_ARGS", None, "a dictionary of arguments by their names", "NoneType"),
        ("CONFIG_LOADER_ARGS", DataList("a"), "a dictionary of arguments by their names", "list"),
        ("DISABLE_HOOKS_FOR_PLUGINS", 5, "a tuple of names of plugins", "int"),
        ("SESSION_STORE_ARGS", 5, "a dictionary of arguments by their names", "int"),
    ],
)
def test_a_setting_that_kedro_cannot_use_is_an_error_with_its_place(
    setting: str, value: object, needed: str, type_name: str
) -> None:
    """Kedro takes it, and fails where it is used."""
    settings: dict[str, Any] = {
        "CONFIG_LOADER_ARGS": {},
        "DISABLE_HOOKS_FOR_PLUGINS": (),
        "SESSION_STORE_ARGS": {},
    }
    places = SettingPlaces("src/shop/settings.py", {setting: 3})
    for empty in ({}, "", ()):
        check_forms(SimpleNamespace(**{**settings, "SESSION_STORE_ARGS": empty}), places)
    with pytest.raises(ProjectError) as caught:
        check_forms(SimpleNamespace(**{**settings, setting: value}), places)
    assert caught.value.code == "K2D910"
    told = (
        f"src/shop/settings.py:3: {setting} must be {needed}, and is an instance of '{type_name}'."
    )
    assert caught.value.message == told
