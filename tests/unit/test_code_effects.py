"""What is read from the code of a project: what may run, what changes other modules, what ends a run."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.inspect.code.changed_pipelines import changes_of_pipelines
from kedro_to_dagster.inspect.code.effects import (
    effects,
    effects_when_asked,
    late_modules,
    loaded_modules,
    modules_of_run,
    place_in,
    tree_of,
)
from kedro_to_dagster.inspect.code.endings import report_endings
from kedro_to_dagster.inspect.code.reached import reached
from kedro_to_dagster.inspect.code.without_session import needs_of_session
from kedro_to_dagster.kedro_model.node import Node

from .models import node

Load = Callable[..., ModuleType]


@pytest.fixture
def load(tmp_path: Path) -> Iterator[Load]:
    """Modules as they are once they are loaded; nothing in them is run."""
    loaded = []

    def load(name: str, text: str = "", folder: Path | None = None) -> ModuleType:
        module = ModuleType(name)
        file = (folder or tmp_path) / f"{name}.py"
        file.write_text(dedent(text), encoding="utf-8")
        module.__file__ = str(file)
        module.__package__ = name.rpartition(".")[0]
        sys.modules[name] = module
        loaded.append(name)
        return module

    yield load
    for name in loaded:
        sys.modules.pop(name, None)


# Which functions may run ---------------------------------------------------------------------------------


def _reached(text: str, *names: str) -> set[str]:
    found = reached([ast.parse(dedent(text))], names)
    return {line.name for line in found if isinstance(line, (ast.FunctionDef, ast.ClassDef))}


def test_a_function_is_reached_by_what_an_import_runs_and_by_what_that_leads_to() -> None:
    text = """
        def first(): second()
        def second(): pass
        def never(): pass
        first()
    """
    assert _reached(text) == {"first", "second"}


@pytest.mark.parametrize("name", ["create_pipeline", "register_pipelines"])
def test_what_kedro_calls_is_reached(name: str) -> None:
    assert _reached(f"def {name}(): step()\ndef step(): pass\ndef never(): pass") == {name, "step"}


def test_a_name_that_is_known_from_elsewhere_reaches_its_function() -> None:
    text = "def check(): pass\ndef never(): pass"
    assert _reached(text) == set()
    assert _reached(text, "check") == {"check"}


def test_classes_and_decorated_functions_count_as_run() -> None:
    text = """
        @task
        def decorated(): pass
        class Kept:
            def method(self): led()
        def led(): pass
    """
    assert _reached(text) == {"decorated", "Kept", "led"}


@pytest.mark.parametrize("call", ["thing.led()", "getattr(thing, 'led')()", "hand_on(led)"])
def test_an_attribute_or_a_name_that_is_got_leads_to_a_function(call: str) -> None:
    assert _reached(f"{call}\ndef led(): pass\ndef never(): pass") == {"led"}


def test_an_import_leads_to_a_function_under_another_name_only_where_it_gives_one() -> None:
    text = "def led(): pass"
    assert _reached(f"from .other import led as step\n{text}") == {"led"}
    assert _reached(f"from .other import led\n{text}") == set()


@pytest.mark.parametrize(
    "call",
    [
        "globals()[name]()",
        "vars(module)",
        "importlib.import_module(name)",
        "inspect.getmembers(module)",
        "module.__dict__[name]()",
        "getattr(module, name)()",
    ],
)
def test_where_functions_are_found_by_names_that_are_not_told_any_may_run(call: str) -> None:
    assert _reached(f"{call}\ndef one(): pass\ndef other(): pass") == {"one", "other"}


def test_what_a_script_does_is_not_run_by_an_import() -> None:
    text = "if __name__ == '__main__':\n    main()\ndef main(): pass"
    assert _reached(text) == set()
    assert _reached(text.replace("__name__ == '__main__'", "is_late")) == {"main"}


# What a module changes elsewhere -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "register(thing)",
        "other.setup()",
        "os.environ['MODE'] = 'x'",
        "other.level = 1",
        "other.level += 1",
        "del other.level",
        "if late:\n    other.setup()",
        "try:\n    pass\nexcept ImportError:\n    other.setup()",
        "if late:\n    own = 1\nother.own = 2",
    ],
)
def test_a_statement_that_calls_or_changes_something_of_others_is_an_effect(
    load: Load, line: str
) -> None:
    load("k2d_effects", line)
    assert list(effects("k2d_effects")) == [line.count("\n") + 1]


@pytest.mark.parametrize(
    "line",
    [
        "value = make()",
        "own = {}\nown['key'] = 1",
        "own = []\nown.append(1)",
        "own = {}\nown.table['x'].count += 1",
        "OmegaConf.register_new_resolver('x', f)",
        "def f():\n    other.setup()",
        "class K:\n    other.setup()",
        "if __name__ == '__main__':\n    other.setup()",
        "'a text'",
    ],
)
def test_what_a_module_does_to_its_own_values_is_none(load: Load, line: str) -> None:
    load("k2d_effects", line)
    assert list(effects("k2d_effects")) == []


@pytest.mark.parametrize("name", ["create_pipeline", "register_pipelines"])
def test_what_is_done_to_imported_things_when_pipelines_are_asked_for_is_an_effect(
    load: Load, name: str
) -> None:
    text = f"""\
        import logging
        from other import state as shared, table
        async def helper():
            shared.ready()
        def {name}():
            table["x"] = 1
            unknown.ready()
            logging.captureWarnings(True)
            pipe = shared.make()
            if pipe:
                shared.ready = True
            table = 1
    """
    load("k2d_effects", text)
    # A name that the function assigns is its own, wherever it does so.
    assert list(effects_when_asked("k2d_effects", is_of_run=True)) == [11]


@pytest.mark.parametrize(
    ("line", "is_effect"),
    [
        ("other.level = 1", True),
        ("setattr(other, 'level', 1)", True),
        ("kept['key'] = 1", True),
        ("kept.update(key=1)", True),
        ("global kept", True),
        ("logger.info('made')", False),
        ("own = {}\n    own.update(key=1)", False),
        ("own = []\n    setattr(own, 'level', 1)", False),
    ],
)
@pytest.mark.parametrize("made", ["create_pipeline", "make", "_helper"])
def test_functions_that_make_pipelines_may_change_what_others_see(
    load: Load, line: str, is_effect: bool, made: str
) -> None:
    text = f"""
import logging
import other

kept = {{}}
logger = logging.getLogger(__name__)


def {made}():
    {line}


def make_all():
    {made}()
    return pipeline([])


def f():
    other.level = 1
"""
    load("k2d_effects", text)
    assert bool([*effects_when_asked("k2d_effects", is_of_run=True)]) == is_effect
    seen = is_effect and "kept" not in line
    assert bool([*effects_when_asked("k2d_effects", is_of_run=False)]) == seen
    assert list(effects("k2d_effects")) == []


_TOOLS = """
import functools
import os

from dataclasses import dataclass

STEPS = {}
COUNT = 0


def step(name):
    def keep(function):
        STEPS[name] = function
        return function
    return keep


def with_step(function):
    return step("other")(function)


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        STEPS["last"] = function
        return function(*args, **kwargs)
    wrapper.is_timed = True
    return wrapper


def count(function):
    global COUNT
    COUNT += 1
    return function


def pure(value):
    found = {}
    found["value"] = value
    found.setdefault("other", []).append(value)
    return found


class Registry:
    def __init__(self):
        self.all = {}

    def add(self, function):
        self.all[function.__name__] = function
        return function

    def __call__(self, function):
        return self.add(function)

    @staticmethod
    def plain(function):
        return function

    @classmethod
    def enter(cls, function):
        cls.last = function
        return function


class Step:
    def __init__(self, name):
        self.name = name
        STEPS.update({name: self})


class Log:
    def write(self, function):
        self._put(function)
        return function

    def _put(self, function):
        self.last = function


class Table:
    def __init__(self):
        self._fill()

    def _fill(self):
        self.rows = []


log = Log()


@dataclass
class Plain:
    name: str

    def rename(self, name):
        self.name = name


registry = Registry()
partial_step = functools.partial(step, "partial")
"""


@pytest.mark.parametrize(
    ("text", "is_effect"),
    [
        ("@tools.step('a')\ndef f(): ...", True),
        ("@with_step\ndef f(): ...", True),
        ("@count\nclass F: ...", True),
        ("@tools.registry.add\ndef f(): ...", True),
        ("@tools.registry\ndef f(): ...", True),
        ("@Registry.enter\ndef f(): ...", True),
        ("@tools.partial_step()\ndef f(): ...", True),
        ("kept = Step('a')", True),
        ("kept: object = with_step(len)", True),
        ("kept = os.environ.setdefault('A', 'b')", True),
        ("@timed\ndef f(): ...", False),
        ("@Registry.plain\ndef f(): ...", False),
        ("@dataclass\nclass F: ...", False),
        ("@functools.cache\ndef f(): ...", False),
        ("@tools.unknown\ndef f(): ...", False),
        ("@tools.log.write\ndef f(): ...", True),
        ("kept = Table()", False),
        ("kept = pure(1)", False),
        ("kept = Plain('a')", False),
        ("kept = Registry()\nother = kept.add(len)", False),
        ("kept = os.environ.get('A')", False),
        ("kept = (lambda: 1)()", False),
    ],
)
def test_functions_of_the_project_that_keep_something_are_found_by_their_code(
    load: Load, text: str, is_effect: bool
) -> None:
    names = "import k2d_shop.tools as tools\nfrom k2d_shop.tools import *\n"
    for name, code in (
        ("k2d_shop", ""),
        ("k2d_shop.tools", _TOOLS),
        ("k2d_shop.nodes", names + text),
    ):
        module = load(name, code)
        with suppress(AttributeError):
            exec(compile(dedent(code), str(module.__file__), "exec"), vars(module))
    assert [*effects("k2d_shop.nodes")] == [text.count("\n") + 3] * is_effect


@pytest.mark.parametrize(
    ("source", "is_kedros"),
    [
        ("from sklearn.pipeline import Pipeline", False),
        ("from steps import Chain as Pipeline", False),
        ("from kedro.pipeline import Pipeline", True),
        ("from k2d_effects.parts import Pipeline", True),
        ("from .parts import Pipeline", True),
        ("from kedro.pipeline import *", True),
    ],
)
def test_a_pipeline_of_another_library_is_none_that_kedro_asks_for(
    load: Load, source: str, is_kedros: bool
) -> None:
    text = f"""
import joblib
{source}


def train():
    joblib.dump(Pipeline([]), "model")
"""
    load("k2d_effects", text)
    assert bool([*effects_when_asked("k2d_effects", is_of_run=True)]) == is_kedros


def test_a_library_of_wrappers_makes_pipelines_too(load: Load) -> None:
    load("k2d_wrappers", "import kedro.pipeline\n")
    text = "import x\nfrom k2d_wrappers import node\ndef f():\n    x.y = node()\n"
    wrapper = type("node", (), {"__module__": "k2d_wrappers"})
    vars(load("k2d_effects", text))["node"] = wrapper
    assert list(effects_when_asked("k2d_effects", is_of_run=True)) == [4]


def test_a_module_that_has_no_text_has_no_effects(load: Load, tmp_path: Path) -> None:
    load("k2d_effects", "def f(:")
    assert tree_of("k2d_effects").body == []
    del load("k2d_bare").__file__
    assert tree_of("k2d_bare").body == []
    assert tree_of("k2d_not_loaded").body == []


# The modules of a run ------------------------------------------------------------------------------------


def test_a_run_imports_the_modules_that_are_named_what_they_import_and_the_packages_around_them(
    load: Load,
) -> None:
    load("k2d_shop")
    load("k2d_shop.tills")
    load("k2d_shop.tills.nodes", "from ..tools import scale\nimport k2d_shop.late, os\n")
    load("k2d_shop.tools", "from . import more\n")
    load("k2d_shop.more")
    load("k2d_shop.late")
    load("k2d_shop.unused")
    load("k2d_shopping")
    loaded = loaded_modules("k2d_shop")
    assert "k2d_shop.unused" in loaded and "k2d_shopping" not in loaded
    found = modules_of_run("k2d_shop", ["k2d_shop.tills.nodes", "k2d_shop.not_loaded"])
    assert found == loaded - {"k2d_shop.unused"}


def test_a_module_is_late_if_a_node_does_without_it(load: Load) -> None:
    load("k2d_shop")
    load("k2d_shop.first", "from . import tools")
    load("k2d_shop.second", "from . import tools, more")
    load("k2d_shop.tools")
    load("k2d_shop.more", "from . import datasets, deep")
    load("k2d_shop.deep")
    load("k2d_shop.datasets", "from . import data")
    load("k2d_shop.data")
    first, second, datasets = (f"k2d_shop.{name}" for name in ("first", "second", "datasets"))
    assert late_modules("k2d_shop", [first], []) == set()
    assert late_modules("k2d_shop", [first, first], [second]) == set()
    late = {f"k2d_shop.{name}" for name in ("first", "second", "more", "deep")}
    assert late_modules("k2d_shop", [first, second], [datasets]) == late
    assert late_modules("k2d_shop", [], [datasets]) == set()


def test_a_place_is_relative_to_the_project_or_else_the_name_of_the_module(
    load: Load, tmp_path: Path
) -> None:
    inside, outside = tmp_path / "project", tmp_path / "elsewhere"
    inside.mkdir()
    outside.mkdir()
    load("k2d_inside", folder=inside)
    load("k2d_outside", folder=outside)
    assert str(place_in("k2d_inside", 3, inside)) == "k2d_inside.py:3"
    assert str(place_in("k2d_outside", 3, inside)) == "k2d_outside:3"


# Code that needs a session -------------------------------------------------------------------------------


def _needs(tmp_path: Path, *modules: str, datasets: tuple[str, ...] = ()) -> list[str]:
    nodes: list[Node] = [node("n", module=module) for module in modules]
    needs = needs_of_session(tmp_path, "k2d_shop", nodes, datasets)
    return [f"{need.finding.code} {need.place} {need.finding.message}" for need in needs]


@pytest.mark.parametrize(
    ("text", "is_needed"),
    [
        ("import os\nos.environ['MODE'] = 'x'", True),
        ("from .tools import register\n@register\ndef f(): ...", True),
        ("import pandas\n@pandas.api.extensions.register_series_accessor('x')\nclass K: ...", True),
        ("import functools\n@functools.cache\ndef f(): ...", False),
        ("import warnings\nwarnings.filterwarnings('ignore')", False),
        ("own = []\nown.append(1)", False),
        ("from .tools import Step\nclass Mean(Step): ...", False),
        ("class Mean(Step):\n    def __init_subclass__(cls): ...", True),
        ("class Mean(Step): ...\ndef names(): return Step.__subclasses__()", True),
        ("class Mean: ...\ndef names(): return Step.__subclasses__()", False),
        ("class Kinds(type): ...\nclass Mean(metaclass=Kinds): ...", True),
        ("class Mean(metaclass=Kinds): ...", False),
    ],
)
def test_what_a_later_module_does_needs_the_pipelines(
    load: Load, tmp_path: Path, text: str, is_needed: bool
) -> None:
    load("k2d_shop")
    load("k2d_shop.first")
    load("k2d_shop.second", text)
    first, second = "k2d_shop.first", "k2d_shop.second"
    assert bool(_needs(tmp_path, first, second)) == is_needed
    assert _needs(tmp_path, second) == []
    assert _needs(tmp_path, first, second, datasets=(second,)) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("from kedro.framework.project import find_pipelines, settings", "settings"),
        ("from kedro.framework.session import KedroSession", "KedroSession"),
        ("from kedro.framework.session.session import KedroSession", "KedroSession"),
        ("from kedro.framework import project, cli", "project"),
        ("from kedro.framework import session", "session"),
        ("import os, kedro.framework.project", "kedro.framework.project"),
    ],
)
def test_a_node_module_that_asks_kedro_for_its_project_needs_a_session(
    load: Load, tmp_path: Path, line: str, name: str
) -> None:
    load("k2d_shop.nodes", f"import os\n{line}\n")
    (need,) = _needs(tmp_path, "k2d_shop.nodes")
    assert need.startswith("K2D115 k2d_shop.nodes.py:2 k2d_shop.nodes ")
    assert f"'{name}'" in need


@pytest.mark.parametrize(
    "line",
    [
        "from kedro.framework.project import find_pipelines",
        "from kedro.framework.project import configure_project, configure_logging, LOGGING",
        "from kedro.framework import cli",
        "from kedro.pipeline import node",
        "import kedro",
    ],
)
def test_what_needs_no_project_needs_no_session(load: Load, tmp_path: Path, line: str) -> None:
    load("k2d_shop.nodes", line)
    assert _needs(tmp_path, "k2d_shop.nodes") == []


def test_modules_of_pipelines_may_ask_for_the_project(load: Load, tmp_path: Path) -> None:
    asks = "from kedro.framework.project import settings"
    load("k2d_shop.pipeline_parts", asks)
    assert _needs(tmp_path, "k2d_shop.pipeline_parts") == []
    load("k2d_shop.parts_of_pipeline", asks)
    assert len(_needs(tmp_path, "k2d_shop.parts_of_pipeline")) == 1


def test_what_a_module_does_when_only_kedro_imports_it_is_reported_once(
    load: Load, tmp_path: Path
) -> None:
    load("k2d_shop.nodes", "import other\nother.setup()\n")
    load("k2d_shop.datasets", "import other\nother.setup()\n")
    load("k2d_shop.start", "import other\nother.setup()\nother.again()\n")
    (need,) = _needs(tmp_path, "k2d_shop.nodes", datasets=("k2d_shop.datasets",))
    assert "k2d_shop.start.py:2 " in need


# Code that ends a run ------------------------------------------------------------------------------------


def _endings(load: Load, tmp_path: Path, body: str, *, called: str = "step") -> list[str]:
    load("k2d_shop.nodes", f"import sys\ndef step():\n    {body}\nnode({called})\n")
    log = DiagnosticLog()
    report_endings("k2d_shop", [], tmp_path, log)
    return [f"{entry.code} {entry.place}" for entry in log.entries]


@pytest.mark.parametrize(
    "body",
    [
        "sys.exit()",
        "exit(0)",
        "quit()",
        "os._exit(0)",
        "raise SystemExit",
        "raise SystemExit(0)",
        "sys.exit(None)",
        "sys.exit(code)",
        "raise click.exceptions.Exit()",
        "raise click.Exit(code=0)",
        "raise typer.Exit",
        "x = lambda: sys.exit()",
    ],
)
def test_a_function_that_may_end_the_process_as_a_success_is_reported(
    load: Load, tmp_path: Path, body: str
) -> None:
    (ending,) = _endings(load, tmp_path, body)
    assert ending.endswith("k2d_shop.nodes.py:3")


@pytest.mark.parametrize("body", ["sys.exit(1)", "sys.exit('no')", "raise SystemExit(2)", "end()"])
def test_one_that_ends_it_as_a_failure_is_an_error_like_others(
    load: Load, tmp_path: Path, body: str
) -> None:
    assert _endings(load, tmp_path, body) == []


def test_a_function_that_is_not_reached_is_not_reported(load: Load, tmp_path: Path) -> None:
    assert _endings(load, tmp_path, "sys.exit()", called="other") == []


@pytest.mark.parametrize(
    "raised", ["dg.RetryRequested()", "RetryRequested", "dagster.RetryRequested(max_retries=1)"]
)
def test_a_function_that_asks_dagster_for_another_attempt_is_reported(
    load: Load, tmp_path: Path, raised: str
) -> None:
    (asked,) = _endings(load, tmp_path, f"raise {raised}")
    (ended,) = _endings(load, tmp_path, "sys.exit()")
    assert asked.split()[0] != ended.split()[0]


def test_the_first_place_of_a_module_stands_for_the_others(load: Load, tmp_path: Path) -> None:
    (first,) = _endings(load, tmp_path, "sys.exit()\n    sys.exit()\n    raise RetryRequested")
    assert first.endswith(":3")


# Hooks that change the pipelines -------------------------------------------------------------------------


def _changed(load: Load, tmp_path: Path, text: str) -> list[str]:
    load("k2d_hooks", text)
    return [str(place) for place in changes_of_pipelines("k2d_hooks", tmp_path).values()]


@pytest.mark.parametrize(
    ("imported", "name"),
    [
        ("from kedro.framework.project import pipelines", "pipelines"),
        ("from kedro.framework.project import settings, pipelines as p", "p"),
        ("from kedro.framework import project", "project.pipelines"),
        ("from kedro.framework import project as kp", "kp.pipelines"),
        ("import kedro.framework.project", "kedro.framework.project.pipelines"),
        ("import os, kedro.framework.project as kp", "kp.pipelines"),
    ],
)
@pytest.mark.parametrize(
    "change",
    [
        "NAME['x'] = 1",
        "del NAME['x']",
        "NAME |= {}",
        "NAME.pop('x')",
        "NAME.update({})",
        "NAME.clear()",
        "NAME.popitem()",
        "NAME.setdefault('x', 1)",
    ],
)
def test_a_hook_that_changes_the_registered_pipelines_is_reported(
    load: Load, tmp_path: Path, imported: str, name: str, change: str
) -> None:
    text = f"{imported}\ndef hook():\n    {change.replace('NAME', name)}\n"
    assert _changed(load, tmp_path, text) == ["k2d_hooks.py:3"]


@pytest.mark.parametrize(
    "text",
    [
        "from kedro.framework.project import pipelines\nx = pipelines['x']",
        "from kedro.framework.project import pipelines\nx = pipelines.get('x')",
        "from kedro.framework.project import pipelines\nother['x'] = pipelines",
        "from kedro.framework.project import settings\npipelines['x'] = 1",
        "from .project import pipelines\npipelines['x'] = 1",
        "from kedro.framework import cli\nproject.pipelines['x'] = 1",
        "import kedro\nkedro.pipelines['x'] = 1",
    ],
)
def test_one_that_reads_them_or_has_others_of_that_name_is_not(
    load: Load, tmp_path: Path, text: str
) -> None:
    assert _changed(load, tmp_path, text) == []


def test_each_module_is_told_with_its_first_place(load: Load, tmp_path: Path) -> None:
    text = "from kedro.framework.project import pipelines\npipelines.pop('x')\npipelines.clear()\n"
    assert _changed(load, tmp_path, text) == ["k2d_hooks.py:2"]
    load("k2d_other", text)
    assert set(changes_of_pipelines("k2d_hooks", tmp_path)) == {"k2d_hooks"}
