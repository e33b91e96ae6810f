"""What is asked of Kedro itself: hooks, the registry, where nodes are made, and what other places have."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import kedro.framework.project
import pytest
from kedro.framework.hooks import hook_impl
from kedro.pipeline import Pipeline, node, pipeline
from kedro_to_dagster.dagster_model.copies import CopiedFile, CopiedModule, Copies
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.emit.files.copies import CannotRewriteError, emit_copies
from kedro_to_dagster.errors import ProjectError, UsageError
from kedro_to_dagster.inspect import hooks as inspected
from kedro_to_dagster.inspect.catalog.elsewhere import with_elsewhere
from kedro_to_dagster.inspect.catalog.parameter_references import report_references
from kedro_to_dagster.inspect.config.places import Places, find_places
from kedro_to_dagster.inspect.config.quiet import _each_warning_once
from kedro_to_dagster.inspect.dagster_yml.crons import check_cron
from kedro_to_dagster.inspect.hooks import datasets_for_hooks, hook_name, inspect_hooks
from kedro_to_dagster.inspect.pipelines.node_places import NodePlaces
from kedro_to_dagster.inspect.pipelines.registry import load_registry
from kedro_to_dagster.kedro_model.place import Place
from kedro_to_dagster.kedro_model.project import Hook

from .models import codes, project
from .models import node as described

# Hooks ---------------------------------------------------------------------------------------------------


class Timing:
    @hook_impl
    def before_node_run(self, node: Any) -> None: ...

    @hook_impl
    def after_catalog_created(self, catalog: Any) -> None: ...

    @hook_impl
    def before_pipeline_run(self, run_params: Any) -> None: ...

    def helper(self) -> None: ...


class Wrong:
    @hook_impl
    def before_node_run(self, nod: Any) -> None: ...


SETTINGS = Place(file="src/shop/settings.py", line=3)


def _hooks(
    monkeypatch: pytest.MonkeyPatch,
    *hooks: Any,
    entries: Any = (),
    disabled: tuple[str, ...] = (),
    log: DiagnosticLog | None = None,
) -> tuple[Hook, ...]:
    monkeypatch.setattr(inspected, "entry_points", lambda group: list(entries))
    settings = SimpleNamespace(HOOKS=hooks, DISABLE_HOOKS_FOR_PLUGINS=disabled)
    return inspect_hooks(settings, SETTINGS, log or DiagnosticLog())


def _entry(value: str, loaded: Any, name: str = "plug", distribution: str | None = None) -> Any:
    dist = None if distribution is None else SimpleNamespace(name=distribution)

    def load() -> Any:
        if isinstance(loaded, Exception):
            raise loaded
        return loaded

    return SimpleNamespace(value=value, name=name, dist=dist, load=load)


def test_a_hook_has_the_specs_that_it_implements(monkeypatch: pytest.MonkeyPatch) -> None:
    (hook,) = _hooks(monkeypatch, Timing())
    assert hook.name == f"{__name__}.Timing"
    assert hook.specs == ("after_catalog_created", "before_node_run", "before_pipeline_run")
    # It is not given the catalog before the pipeline, but where the catalog is made.
    assert hook.may_change_catalog == ("after_catalog_created",)
    assert (hook.plugin, hook.distribution) == (None, None)


def test_hooks_that_kedro_would_not_take_are_an_error_with_the_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(ProjectError, match="it is a class") as error:
        _hooks(monkeypatch, Timing)
    assert str(SETTINGS) in str(error.value) and "Timing" in str(error.value)
    with pytest.raises(ProjectError, match="PluginValidationError"):
        _hooks(monkeypatch, Wrong())
    settings = SimpleNamespace(HOOKS=Timing(), DISABLE_HOOKS_FOR_PLUGINS=())
    with pytest.raises(ProjectError, match="Timing"):
        inspect_hooks(settings, None, DiagnosticLog())


def test_hooks_of_plugins_come_last_without_those_that_serve_kedro_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log = DiagnosticLog()
    entries = [
        _entry("z_plugin.hooks:hooks", Timing(), "z", "z-plugin"),
        _entry("kedro_viz.hooks:hooks", Timing()),
        _entry("kedro_telemetry.plugin:hooks", Timing()),
        _entry("a_plugin:hooks", Timing(), "a"),
        _entry("off:hooks", Timing(), "off", "off-plugin"),
        _entry("broken:hooks", ModuleNotFoundError("No module named 'x'"), "broken"),
        _entry("odd:hooks", ValueError("at 0x7f"), "odd"),
    ]
    found = _hooks(monkeypatch, Timing(), entries=entries, disabled=("off-plugin",), log=log)
    assert [(hook.name, hook.plugin, hook.distribution) for hook in found] == [
        (f"{__name__}.Timing", None, None),
        ("a_plugin:hooks", "a", None),
        ("z_plugin.hooks:hooks", "z", "z-plugin"),
    ]
    broken, odd = log.entries
    assert (broken.subject, odd.subject) == ("broken:hooks", "odd:hooks")
    assert "No module named 'x'" in broken.message
    assert "ValueError" in odd.message and "0x7f" not in odd.message


def test_a_hook_is_called_after_what_defines_it() -> None:
    assert hook_name(Timing()) == hook_name(Timing) == f"{__name__}.Timing"
    assert hook_name(ModuleType("shop.hooks")) == "shop.hooks"


def test_hooks_that_are_given_the_catalog_may_ask_for_each_of_its_entries() -> None:
    configuration: Any = {"catalog": {"tea": {}, "_base": {}, "{any}_csv": {}}}
    asking = Hook(name="h", specs=("after_node_run",))
    assert datasets_for_hooks((asking,), (), configuration) == {"tea"}
    assert (
        datasets_for_hooks((Hook(name="h", specs=("after_dataset_loaded",)),), (), configuration)
        == set()
    )
    assert datasets_for_hooks((), (), configuration) == set()
    assert datasets_for_hooks((), ("shop.Session",), configuration) == {"tea"}
    assert datasets_for_hooks((asking,), (), {}) == set()  # type: ignore[arg-type]


# The registry --------------------------------------------------------------------------------------------


def _same(*values: Any) -> Any:
    return values


FILLED = Pipeline([node(_same, "water", "tea", name="brew")])


class Registered:
    """Registered pipelines that warn when they are asked for, as those of `find_pipelines` do."""

    def __init__(self, given: dict[str, Any], *told: tuple[str, type[Exception] | None]) -> None:
        self._given = given
        self._told = told

    def __getitem__(self, name: str) -> Any:
        return self._given[name]

    def keys(self) -> Any:
        for text, kind in self._told:
            if kind is None:
                warnings.warn(text, stacklevel=1)
                continue
            try:
                raise kind("No module named 'x'")
            except Exception:
                warnings.warn(f"{text}\n\nTraceback", stacklevel=1)
        return self._given.keys()


def _load(
    monkeypatch: pytest.MonkeyPatch,
    registered: Any,
    *,
    allowed: bool = False,
    register: Callable[[], None] | None = None,
) -> tuple[Any, DiagnosticLog]:
    log = DiagnosticLog()
    monkeypatch.setattr(kedro.framework.project, "pipelines", registered)
    return load_registry(Path(), log, allow_missing=allowed, register=register), log


SKIPPED = (
    "An error occurred while importing the 'shop.pipelines.tea' module. Nothing defined therein will be "
    "returned by 'find_pipelines'."
)


def test_the_registered_pipelines_are_those_that_kedro_has(monkeypatch: pytest.MonkeyPatch) -> None:
    registry, log = _load(monkeypatch, {"__default__": FILLED, "empty": Pipeline([])})
    assert (list(registry.pipelines), registry.missing) == (["__default__", "empty"], ())
    assert codes(log) == []


def test_pipelines_that_are_registered_later_are_among_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known: dict[str, Any] = {"__default__": FILLED}
    registry, _ = _load(monkeypatch, known, register=lambda: known.update(more=FILLED))
    assert list(registry.pipelines) == ["__default__", "more"]
    with pytest.raises(ProjectError, match=r"hooks after_context_created.* fail: KeyError: 'none'"):
        _load(monkeypatch, known, register=lambda: known["none"])


def test_a_module_that_cannot_be_imported_is_an_error_unless_that_is_allowed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    registered = Registered({"__default__": FILLED}, (SKIPPED, ImportError))
    with pytest.raises(
        ProjectError, match=r"shop\.pipelines\.tea: ImportError: No module named 'x'"
    ):
        _load(monkeypatch, registered)
    registry, log = _load(monkeypatch, registered, allowed=True)
    assert registry.missing == ("tea",)
    (entry,) = log.entries
    assert entry.subject == "tea" and "No module named 'x'" in entry.message


def test_the_only_pipeline_of_a_project_is_the_default_one(monkeypatch: pytest.MonkeyPatch) -> None:
    skipped = SKIPPED.replace("shop.pipelines.tea", "shop.pipeline")
    registered = Registered({"__default__": FILLED}, (skipped, ImportError))
    assert _load(monkeypatch, registered, allowed=True)[0].missing == ("__default__",)


def test_what_kedro_warns_of_without_an_error_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "The 'shop.pipelines.tea' module does not expose a 'create_pipeline' function, and "
        "'find_pipelines' skips it."
    )
    registered = Registered({"__default__": FILLED}, (text, None), ("Something else", None))
    registry, log = _load(monkeypatch, registered)
    assert registry.missing == ()
    assert [entry.subject for entry in log.entries] == ["shop.pipelines.tea"]


@pytest.mark.parametrize(
    ("registered", "said"),
    [
        ({1: FILLED}, "not a string"),
        ({"a": [FILLED]}, "'list'"),
        ({"a": Pipeline([])}, "node"),
        ({}, "node"),
    ],
)
def test_what_is_no_pipeline_or_has_no_node_is_an_error(
    monkeypatch: pytest.MonkeyPatch, registered: Any, said: str
) -> None:
    with pytest.raises(ProjectError, match=said):
        _load(monkeypatch, registered)


def test_a_registry_that_fails_tells_what_kedro_has_passed_over_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Failing(Registered):
        def keys(self) -> Any:
            super().keys()
            raise KeyError("tea")

    registered = Failing({}, (SKIPPED, ImportError))
    with pytest.raises(
        ProjectError, match=r"Before: shop\.pipelines\.tea: ImportError: No module named 'x'"
    ):
        _load(monkeypatch, registered)


# Where nodes are made ------------------------------------------------------------------------------------


def test_a_node_is_where_the_project_makes_it_and_its_copies_are_there_too() -> None:
    here = Path(__file__)
    places = NodePlaces(here.parent)
    with places.noting():
        made = node(_same, "water", "tea", name="brew")
        (copied,) = pipeline([made], namespace="shop").nodes
    later = node(_same, "water", "tea", name="brew")
    place = places.of(made)
    assert place is not None and place.file == here.name
    assert here.read_text().splitlines()[(place.line or 0) - 1].strip().startswith("made = node(")
    assert copied is not made and places.of(copied) == place
    assert places.of(later) is None


def test_a_node_of_a_library_has_no_place(tmp_path: Path) -> None:
    places = NodePlaces(tmp_path)
    with places.noting():
        made = node(_same, "water", "tea", name="brew")
    assert places.of(made) is None


# Other environments, and other parameters ----------------------------------------------------------------


def test_environments_that_have_what_the_catalog_lacks_are_noted(tmp_path: Path) -> None:
    conf = tmp_path / "conf"
    for name, text in {
        "base/catalog.yml": "water: {type: text.TextDataset}\n",
        "prod/catalog.yml": "tea: {type: text.TextDataset}\n",
        "factory/catalog.yml": "'{name}ea': {type: text.TextDataset}\n",
        "every/catalog.yml": "'{default}': {type: text.TextDataset}\n",
        "none/catalog.yml": "milk: {type: text.TextDataset}\n",
        ".git/catalog.yml": "tea: {type: text.TextDataset}\n",
    }.items():
        (conf / name).parent.mkdir(parents=True)
        (conf / name).write_text(text)
    made = project({"p": [described("brew", ["water"], ["tea"])]}, declared=["water"]).datasets
    found = with_elsewhere(made, ["catalog*"], tmp_path, conf, ["base"])
    assert {dataset.name: dataset.elsewhere for dataset in found} == {
        "tea": ("every", "factory", "prod"), "water": (),
    }  # fmt: skip
    read = with_elsewhere(made, ["catalog*"], tmp_path, conf, ["base", "every", "prod"])
    assert {dataset.name: dataset.elsewhere for dataset in read}["tea"] == ("factory",)
    declared = tuple(replace(dataset, declared=True) for dataset in made)
    assert with_elsewhere(declared, ["catalog*"], tmp_path, conf, ["base"]) == declared
    assert with_elsewhere(made, ["catalog*"], tmp_path, tmp_path / "nowhere", ["base"]) == made


@pytest.mark.parametrize(
    ("text", "names", "reported"),
    [
        ("a: 1\nb: ${a}\n", ["params:a", "params:b"], ["b"]),
        ("a: 1\nb: x-${ a }-y\n", ["params:a", "params:b"], ["b"]),
        ("a: 1\nb: [1, '${a}']\n", ["params:a", "params:b"], ["b"]),
        ("a: {c: 1}\nb: ${a.c}\n", ["params:a", "params:b"], ["b"]),
        ("a: {c: 1}\nb: ${a}\n", ["params:a.c", "params:b"], ["b"]),
        ("a: [1]\nb: '${a[0]}'\n", ["params:a", "params:b"], ["b"]),
        ("a: 1\nb: '${oc.select:a,2}'\n", ["parameters"], ["b"]),
        ("m: {a: 1, b: '${.a}'}\n", ["params:m"], ["m.b"]),
        ("a: 1\nm: {b: '${..a}'}\n", ["params:m.b", "params:a"], ["m.b"]),
        ("a: 1\nb: ${a}\n", ["params:b"], []),
        ("a: 1\nb: ${a}\n", ["params:a"], []),
        ("a: 1\nb: '\\${a}'\n", ["parameters"], []),
        ("a: 1\nb: '${globals:a}'\n", ["parameters"], []),
        ("a: 1\nb: 2\n", ["parameters"], []),
    ],
)
def test_a_parameter_that_is_made_of_another_is_reported_where_runs_can_be_given_both(
    tmp_path: Path, text: str, names: list[str], reported: list[str]
) -> None:
    (tmp_path / "conf/base").mkdir(parents=True)
    (tmp_path / "conf/base/parameters.yml").write_text(text)
    places = find_places(["parameters*"], tmp_path, tmp_path / "conf", ["base"])
    log = DiagnosticLog()
    report_references(names, places, log)
    assert [entry.subject for entry in log.entries] == reported
    for entry in log.entries:
        assert entry.place is not None and entry.place.file == "conf/base/parameters.yml"
        assert entry.cause is not None


@pytest.mark.parametrize(
    ("cron", "timezone", "is_valid"),
    [
        ("@daily", None, True),
        (["0 1 * * *", "@hourly"], "Europe/Oslo", True),
        ("never", None, False),
        ("@daily", "Europe/Osl", False),
    ],
)
def test_dagster_itself_looks_at_crons_and_time_zones(
    cron: Any, timezone: str | None, is_valid: bool
) -> None:
    if is_valid:
        check_cron(cron, timezone, ("schedules", "a"), Places())
        return
    with pytest.raises(UsageError, match=r"schedules\.a"):
        check_cron(cron, timezone, ("schedules", "a"), Places())


def test_a_warning_is_shown_once_however_often_it_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        monkeypatch.setattr(
            warnings, "showwarning", lambda message, *_, **__: shown.append(str(message))
        )
        with _each_warning_once():
            warnings.simplefilter("always")
            for text in ("a", "b", "a"):
                warnings.warn(text, stacklevel=1)
            warnings.warn("a", DeprecationWarning, stacklevel=1)
        # What is the same under another name is another warning.
        assert shown == ["a", "b", "a"]


# Copies of the code --------------------------------------------------------------------------------------


def _copied(*modules: CopiedModule, files: tuple[CopiedFile, ...] = ()) -> dict[str, Any]:
    copies = Copies(
        folder="code", modules=modules, files=files,
        names=frozenset({"shop", "shop.data"}), namespaces=frozenset(),
    )  # fmt: skip
    package: Any = SimpleNamespace(kedro_package="shop", name="p")
    return {
        file.path: file.binary if file.binary is not None else file.text
        for file in emit_copies(package, copies, "src/p")
    }


def _module(text: str) -> CopiedModule:
    return CopiedModule(path="code/shop/a.py", origin="src/shop/a.py", text=text)


def test_copies_are_the_project_s_text_with_their_own_names_in_imports() -> None:
    def copied(text: str) -> Any:
        return _copied(_module(text))["src/p/code/shop/a.py"]

    assert (
        copied("from shop.data import Tea  # hot\n") == "from p.code.shop.data import Tea  # hot\n"
    )
    assert copied("x  =  (1,)\n") == "x  =  (1,)\n"
    assert copied("# -*- coding: latin-1 -*-\nx = 1\n") == "# -*- coding: utf-8 -*-\nx = 1\n"
    assert (
        copied("#!x\n# vim: set fileencoding=cp1252 :\n")
        == "#!x\n# vim: set fileencoding=utf-8 :\n"
    )
    assert copied("x = 1\ny = 2\n# coding: latin-1\n").endswith("# coding: latin-1\n")
    assert copied("d = 'shop.data.Tea'\n") == "d = 'shop.data.Tea'\n"
    assert "src/p/code/__init__.py" in _copied()


def test_a_module_that_cannot_be_rewritten_is_an_error_with_its_place() -> None:
    with pytest.raises(CannotRewriteError, match=r"src/shop/a\.py:2: "):
        _copied(_module("import shop\nx = = 1\n"))
    # One that names nothing of the project is copied as it is.
    assert _copied(_module("x = = 1\n"))["src/p/code/shop/a.py"] == "x = = 1\n"


def test_the_types_of_a_copied_catalog_have_the_names_of_the_copies() -> None:
    entries = b"tea:\n  type: NAME\n  dataset: 'NAME'\nmilk:\n  type: pandas.CSV\n"
    catalog = entries.replace(b"NAME", b"shop.data.Tea")
    paths = ("conf/base/catalog.yml", "code/a.yml")
    made = _copied(files=tuple(CopiedFile(path=path, data=catalog) for path in paths))
    of_copies = entries.replace(b"NAME", b"p.code.shop.data.Tea")
    assert made["src/p/conf/base/catalog.yml"] == of_copies
    assert made["src/p/code/a.yml"] == catalog
